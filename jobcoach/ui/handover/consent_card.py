"""What one person answers: the question of the school itself, and each of the six subjects."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from jobcoach.caseload.circumstances import Question
from jobcoach.caseload.consents import Answer, ConsentRow, RecordConsent, consents_of, deciders
from jobcoach.caseload.handover_findings import CONSENT_DRAFT
from jobcoach.model.choices import Act, Capacity, Subject, Way
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.handover.room import Room, very_tight
from jobcoach.ui.handover.yes_no import YesNoField
from jobcoach.ui.kit import (
    ChoiceField,
    DateField,
    Field,
    Form,
    Label,
    LineField,
    SavedLine,
    announce,
    column,
    hairline,
    row,
    second,
)
from jobcoach.ui.kit.layout import Item
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import short_day

_UNDER = {"consent.name": "by_name", "consent.future": "on"}
_ACT = "act"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """One person who must answer: about the act, about the subjects, or both; and what was said before."""

    capacity: Capacity
    name: str = field(repr=False)
    about: tuple[Subject | None, ...]
    said: tuple[ConsentRow, ...] = field(repr=False)

    def before(self, subject: Subject | None) -> ConsentRow | None:
        """The newest answer about a subject, None for the act."""
        return next((row for row in self.said if row.subject is subject), None)

    @property
    def complete(self) -> bool:
        """True when everything that this person decides about was answered."""
        return all(self.before(subject) is not None for subject in self.about)


def deciders_of(facts: Facts, *, on: date) -> Question[tuple[Decider, ...]]:
    """Question: who must answer for this overdracht, in order, with the newest answers that hold."""

    def answer(session: Any) -> tuple[Decider, ...]:
        form = facts.form
        who = deciders(form.student, act=form.act, on=on)(session)
        said = [row for row in consents_of(form.student)(session) if _holds(row, facts, on)]
        names = dict(who.names)
        found = []
        for capacity in dict.fromkeys((*who.for_act, *who.per_subject)):
            about: tuple[Subject | None, ...] = (None,) if capacity in who.for_act else ()
            about += tuple(Subject) if capacity in who.per_subject else ()
            own = tuple(row for row in said if row.capacity is capacity)
            name = own[0].by_name if own else names.get(capacity, "")
            found.append(Decider(capacity=capacity, name=name, about=about, said=own))
        return tuple(found)

    return answer


def _holds(row: ConsentRow, facts: Facts, on: date) -> bool:
    valid = row.withdrawn_on is None and (row.valid_until is None or on <= row.valid_until)
    return valid and row.recipient == facts.recipient and row.act is facts.form.act


def act_question(act: Act, recipient: str) -> str:
    """What is asked, in words that can be read aloud."""
    return {
        Act.BETREKKEN: f"De school mag {recipient} nu al laten meedenken",
        Act.VERZOEK: f"De school mag {recipient} vragen de begeleiding voort te zetten",
        Act.VOORTZETTEN: f"{recipient[:1].upper()}{recipient[1:]} zet de begeleiding voort",
        Act.MEEGEVEN: "De school geeft de eigen map mee",
        Act.DELEN: f"De school mag informatie delen met {recipient}",
    }[act]


class ConsentCard(QFrame):
    """``recorded`` after the answers were kept; what was chosen before that is a draft."""

    recorded = Signal()

    def __init__(self, room: Room, facts: Facts, who: Decider) -> None:
        super().__init__()
        self.setObjectName("now")
        self._room, self._facts, self._who = room, facts, who
        self._subject = f"{facts.form.id}:{who.capacity.value}"
        today = room.today()
        self.answers = {subject: _line(who, subject, facts, today) for subject in who.about}
        who_when: tuple[Field, ...] = (
            LineField("by_name", "Naam", required=True, longest=120),
            DateField("on", "Gezegd op", today=today, required=True),
            ChoiceField("way", "Hoe", [(way, label(way)) for way in Way]),
        )
        self.form = Form(*(who_when if very_tight() else (who_when,)), *self.answers.values())
        self.form.show({"by_name": who.name, "on": today, "way": Way.PAPIER} | _said(who))
        self.drafts = room.keeper(self.form, name=CONSENT_DRAFT, subject=self._subject)
        self.saved_line = SavedLine(self.drafts)
        self.button = second(f"Leg vast wat {_short(who.name, who.capacity)} zegt", self.record)
        head = row(Label(who.name or label(who.capacity).capitalize(), "h", wrap=False), None)
        told = Label(_decides(who), "small", "text2", wrap=True)
        items: list[Item] = [head, told, 4, hairline(), 4, self.form]
        if facts.sealed:
            for part in self.form:
                _turn_off(part)
        else:
            items += [4, row(self.button, self.saved_line, None, gap=16)]
        self.setLayout(column(*items, gap=4, margins=(16, 14, 16, 16)))

    def has_changes(self) -> bool:
        """Whether an answer was chosen that was not recorded."""
        return bool(self._changed())

    def record(self) -> None:
        """Keep what is new or different, with the day and the way."""
        if not self.form.is_valid():
            return
        if not self.has_changes():
            self._room.drop(self.drafts, name=CONSENT_DRAFT, subject=self._subject)
            self.recorded.emit()
            return
        values = self.form.values()
        on, way = values["on"], values["way"]
        if not isinstance(on, date) or not isinstance(way, Way):
            return
        verb = RecordConsent(
            student=self._facts.form.student,
            recipient=self._facts.form.recipient,
            act=self._facts.form.act,
            by_name=str(values["by_name"]),
            capacity=self._who.capacity,
            on=on,
            way=way,
            answers=self._changed(),
        )
        try:
            self._room.desk.do(verb)
        except Expected as error:
            if error.key in _UNDER:
                self.form.show_error(_UNDER[error.key], sentence(error))
            else:
                self._room.complain("Niet vastgelegd", error)
            return
        self._room.hush()
        self._room.drop(self.drafts, name=CONSENT_DRAFT, subject=self._subject)
        announce(self, "Vastgelegd")
        self.recorded.emit()

    def _changed(self) -> tuple[Answer, ...]:
        found = []
        for subject, line in self.answers.items():
            before, value = self._who.before(subject), line.value()
            if isinstance(value, bool) and (before is None or before.yes is not value):
                found.append(Answer(subject=subject, yes=value))
        return tuple(found)


def _line(who: Decider, subject: Subject | None, facts: Facts, today: date) -> YesNoField:
    words = label(subject) if subject else act_question(facts.form.act, facts.recipient)
    said = who.before(subject)
    before = f"{'ja' if said.yes else 'nee'}, {short_day(said.on, today)}" if said else "nog geen antwoord"
    return YesNoField(_name(subject), words, before=before)


def _name(subject: Subject | None) -> str:
    return subject.value if subject else _ACT


def _said(who: Decider) -> dict[str, object]:
    return {_name(row.subject): row.yes for row in reversed(who.said)}


def _decides(who: Decider) -> str:
    parts: Sequence[str] = [
        *(("de vraag zelf",) if None in who.about else ()),
        *(("elk onderwerp apart",) if len(who.about) > 1 else ()),
    ]
    return f"{label(who.capacity)}, beslist over {' en over '.join(parts)}"


def _short(name: str, capacity: Capacity) -> str:
    return name.split(" ")[0] if name else f"de {label(capacity)}"


def _turn_off(part: Field) -> None:
    part.editor.setEnabled(False)
