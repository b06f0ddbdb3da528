"""What one person answers: the question of the school itself, and each of the six subjects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from jobcoach.caseload.circumstances import Question
from jobcoach.caseload.consent_grounds import yes_until
from jobcoach.caseload.consents import Answer, ConsentRow, Deciders, RecordConsent, consents_of, deciders, what_is_asked
from jobcoach.caseload.handover_findings import CONSENT_DRAFT
from jobcoach.model.choices import Act, Capacity, Subject, Way
from jobcoach.model.consent import same_name
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.model.working_days import first_working_day
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.handover.room import Room, very_tight
from jobcoach.ui.handover.yes_no import LATER, YesNoField
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

_AGAIN = "again_on"
_UNTIL = "valid_until"
_UNDER = {"consent.name": "by_name", "consent.future": "on", "consent.again": _AGAIN, "consent.term": _UNTIL}
_ACT = "act"
ASK_AGAIN = timedelta(days=14)  # a choice of ours: two weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """One person who must answer: about the act, about the subjects, or both; and what was said before."""

    capacity: Capacity
    name: str = field(repr=False)
    about: tuple[Subject | None, ...]
    said: tuple[ConsentRow, ...] = field(repr=False)
    nth: int = 0

    def before(self, subject: Subject | None) -> ConsentRow | None:
        """The newest answer about a subject, None for the act."""
        return next((row for row in self.said if row.subject is subject), None)

    @property
    def key(self) -> str:
        """Names the draft: the capacity, and which parent where there is more than one."""
        return f"{self.capacity.value}:{self.nth}" if self.nth else self.capacity.value

    @property
    def complete(self) -> bool:
        """True when everything that this person decides about was answered."""
        return all(self.before(subject) is not None for subject in self.about)


def deciders_of(facts: Facts, *, on: date) -> Question[tuple[Decider, ...]]:
    """Question: who must answer for this overdracht, in order, with the newest answers that hold."""

    def answer(session: Any) -> tuple[Decider, ...]:
        form = facts.form
        who = deciders(form.student, act=form.act, on=on)(session)
        asked = what_is_asked(form.recipient, act=form.act, on=on)(session)
        said = [row for row in consents_of(form.student)(session) if _holds(row, form.recipient, asked, on)]
        found = []
        for capacity in dict.fromkeys((*who.for_act, *who.per_subject)):
            about = tuple(one for one in asked if capacity in (who.for_act if one is None else who.per_subject))
            own = tuple(row for row in said if row.capacity is capacity)
            for nth, name in enumerate(_names(who, capacity, own)):
                by = tuple(row for row in own if capacity is not Capacity.PARENT or _same(row.by_name, name))
                found.append(Decider(capacity=capacity, name=name, about=about, said=by, nth=nth))
        return tuple(found)

    return answer


def _names(who: Deciders, capacity: Capacity, said: Sequence[ConsentRow]) -> list[str]:
    """Of the parents everyone who answered, and who is known until there are as many as must; of others the one."""
    known = [name for one, name in who.people if one is capacity]
    if capacity is not Capacity.PARENT:
        return [said[0].by_name if said else known[0]]
    names = list(dict.fromkeys(row.by_name for row in reversed(said)))
    names = [name for at, name in enumerate(names) if not any(_same(name, other) for other in names[:at])]
    names += [name for name in known if not any(_same(name, other) for other in names)]
    answered = len({same_name(row.by_name) for row in said})
    return names[: max(answered, who.needed)] or [""]


def _same(one: str, other: str) -> bool:
    return same_name(one) == same_name(other)


def _holds(row: ConsentRow, recipient: int, asked: Mapping[Subject | None, tuple[Act, ...]], on: date) -> bool:
    valid = row.withdrawn_on is None and (row.valid_until is None or on <= row.valid_until)
    return valid and row.recipient_id == recipient and row.act in asked.get(row.subject, ())


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
        self._subject = f"{facts.form.id}:{who.key}"
        today = room.today()
        self.answers = {subject: _line(who, subject, facts, today) for subject in who.about}
        by: Sequence[Field] = (
            LineField("by_name", "Naam", required=True, longest=120),
            DateField("on", "Gezegd op", today=today, required=True, width=None),
        )
        how: Sequence[Field] = (
            ChoiceField("way", "Hoe", [(way, label(way)) for way in Way]),
            DateField(_UNTIL, "Geldig tot en met", today=today, width=None),
        )
        head = (*by, *how) if very_tight() else (tuple(by), tuple(how))
        self._again = DateField(_AGAIN, "Vraag wat later moet opnieuw op", today=today, required=True)
        self.form = Form(*head, *self.answers.values(), self._again)
        again = first_working_day(today + ASK_AGAIN)
        until = room.desk.ask(yes_until(facts.form.student))
        proposed = {"by_name": who.name, "on": today, "way": Way.PAPIER, _AGAIN: again}
        proposed[_UNTIL] = until if until is not None and until >= today else None
        self.form.show(proposed | _said(who, today))
        for line in (*self.answers.values(), self._again):
            line.edited.connect(self._tell)
        self.drafts = room.keeper(self.form, name=CONSENT_DRAFT, subject=self._subject)
        self.saved_line = SavedLine(self.drafts)
        self.button = second(f"Leg vast wat {_short(who.name, who.capacity)} zegt", self.record)
        name = row(Label(who.name or label(who.capacity).capitalize(), "h", wrap=False), None)
        told = Label(_decides(who), "small", "text2", wrap=True)
        items: list[Item] = [name, told, 4, hairline(), 4, self.form]
        if facts.sealed:
            for part in self.form:
                _turn_off(part)
        else:
            items += [4, row(self.button, self.saved_line, None, gap=16)]
        self.setLayout(column(*items, gap=4, margins=(16, 14, 16, 16)))
        self._tell()

    def _tell(self) -> None:
        """Beside each answer what was said, or that it is not recorded; the day to ask again where one is put off."""
        self._again.setVisible(any(line.value() is LATER for line in self.answers.values()))
        today = self._room.today()
        for subject, line in self.answers.items():
            new = self._change_of(subject)
            line.tell(_before(self._who.before(subject), today) if new is None else _not_yet(new, today))

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
            valid_until=until if isinstance(until := values[_UNTIL], date) else None,
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
        return tuple(new for subject in self.answers if (new := self._change_of(subject)) is not None)

    def _change_of(self, subject: Subject | None) -> Answer | None:
        """What is chosen and not recorded."""
        before, value = self._who.before(subject), self.answers[subject].value()
        if isinstance(value, bool) and (before is None or before.ask_again_on or before.yes is not value):
            return Answer(subject=subject, yes=value)
        if value is LATER and (day := self._again_on()) and (before is None or before.ask_again_on != day):
            return Answer(subject=subject, yes=False, ask_again_on=day)
        return None

    def _again_on(self) -> date | None:
        value = self._again.value() if self._again.is_valid_or_empty() else None
        return value if isinstance(value, date) else None


def _line(who: Decider, subject: Subject | None, facts: Facts, today: date) -> YesNoField:
    words = label(subject) if subject else act_question(facts.form.act, facts.recipient)
    return YesNoField(_name(subject), words, before=_before(who.before(subject), today))


def _before(said: ConsentRow | None, today: date) -> str:
    if said is None:
        return "nog geen antwoord"
    if said.ask_again_on is not None:
        return f"later, {short_day(said.ask_again_on, today)}"
    return f"{'ja' if said.yes else 'nee'}, {short_day(said.on, today)}"


def _not_yet(new: Answer, today: date) -> str:
    if new.ask_again_on is not None:
        return f"later, {short_day(new.ask_again_on, today)}; nog niet vastgelegd"
    return f"{'ja' if new.yes else 'nee'}; nog niet vastgelegd"


def _name(subject: Subject | None) -> str:
    return subject.value if subject else _ACT


def _said(who: Decider, today: date) -> dict[str, object]:
    """What was answered; what was put off until today or longer ago is open again."""
    values: dict[str, object] = {}
    for answer in reversed(who.said):
        values[_name(answer.subject)] = answer.yes
        if answer.ask_again_on is not None:
            values[_name(answer.subject)] = LATER if answer.ask_again_on > today else None
            values |= {_AGAIN: answer.ask_again_on} if answer.ask_again_on > today else {}
    return values


def _decides(who: Decider) -> str:
    parts: Sequence[str] = [
        *(("de vraag zelf",) if None in who.about else ()),
        *(("elk onderwerp apart",) if any(subject is not None for subject in who.about) else ()),
    ]
    return f"{label(who.capacity)}, beslist over {' en over '.join(parts)}"


def _short(name: str, capacity: Capacity) -> str:
    return name.split(" ")[0] if name else f"de {label(capacity)}"


def _turn_off(part: Field) -> None:
    part.editor.setEnabled(False)
