"""The form for what one person answered: only what may be asked of this recipient, yes, no or later, and until when."""

from datetime import date
from typing import Any

from jobcoach.caseload.consent_grounds import yes_until
from jobcoach.caseload.consents import Answer, Deciders, RecordConsent, deciders, what_is_asked
from jobcoach.caseload.municipalities import municipalities
from jobcoach.caseload.recipients import SaveRecipient
from jobcoach.model.choices import Act, Capacity, RecipientKind, Subject, Way
from jobcoach.model.grounds import acts_for, is_asked
from jobcoach.model.labels import label
from jobcoach.model.working_days import first_working_day
from jobcoach.ui.handover.consent_card import ASK_AGAIN
from jobcoach.ui.handover.yes_no import LATER, YesNoField
from jobcoach.ui.kit import ChoiceField, DateField, Form, LineField, Offers
from jobcoach.ui.students.room import Room

ACT = "act_itself"
_AGAIN, _UNTIL = "again_on", "valid_until"
PLACES = {
    "consent.name": "by_name",
    "consent.future": "on",
    "consent.adult": "capacity",
    "consent.too_young": "capacity",
    "consent.age": "capacity",
    "consent.again": _AGAIN,
    "consent.term": _UNTIL,
}
"""Under which field an answer that cannot count is refused."""
KINDS = tuple(kind for kind in RecipientKind if kind is not RecipientKind.LEERLING)
"""Who can be told something that needs a yes: everyone but the student and the parents themselves."""


class AnswersForm(Form):
    """Lines come and go with the recipient, the question and who answers; what is not asked has no line."""

    def __init__(self, room: Room, known: tuple[SaveRecipient, ...]) -> None:
        self._room = room
        self._kinds = {item.id: item.kind for item in known}
        self._lines: dict[Subject | None, YesNoField] = {
            None: YesNoField(ACT, "De vraag zelf: mag de school dit doen?")
        }
        self._lines |= {subject: YesNoField(subject.name, label(subject)) for subject in Subject}
        super().__init__(
            ChoiceField("recipient", "&Aan", [(item.id, item.name) for item in known]),
            ChoiceField("act", "Waar&over", ()),
            (
                ChoiceField("capacity", "&Wie antwoordt", [(who, label(who)) for who in Capacity]),
                LineField("by_name", "&Naam", required=True),
            ),
            (
                DateField("on", "&Dag", today=room.today, required=True, width=None),
                ChoiceField("way", "&Hoe", [(way, label(way)) for way in Way]),
            ),
            DateField(_UNTIL, "Geldi&g tot en met", today=room.today),
            "Wat is het antwoord? J, N en L zijn sneltoetsen.",
            *self._lines.values(),
            DateField(_AGAIN, "&Vraag wat later moet opnieuw op", today=room.today, required=True),
        )
        self["recipient"].edited.connect(self._fit_acts)
        self["act"].edited.connect(self._fit_people)
        self["capacity"].edited.connect(self._name_who)
        for line in self._lines.values():
            line.edited.connect(self._show_again)
        self._fit_acts()

    def proposal(self, recipient: int | None = None) -> dict[str, object]:
        """What is filled in already: who decides, today, and until when a yes holds."""
        if recipient is not None:
            self["recipient"].show_value(recipient)
            self._fit_acts()
        chosen = self["recipient"].value()
        acts = self._acts(chosen)
        act = Act.VERZOEK if Act.VERZOEK in acts else acts[0]
        who = self._deciders(act)
        capacity = who.for_act[0] if who.for_act else Capacity.STUDENT
        today = self._room.today
        until = self._room.desk.ask(yes_until(self._room.student))
        return {
            "recipient": chosen,
            "act": act,
            "capacity": capacity,
            "by_name": dict(who.names).get(capacity, ""),
            "on": today,
            "way": Way.PAPIER,
            _UNTIL: until if until is not None and until >= today else None,
            _AGAIN: first_working_day(today + ASK_AGAIN),
        }

    def fit(self) -> None:
        """Show the lines that fit what is chosen, after values or a draft were put in."""
        self._fit_acts()

    def verb(self, values: dict[str, Any]) -> RecordConsent:
        """The answers of the lines that are shown; later with its day."""
        again: date = values[_AGAIN]
        answers = []
        for subject, line in self._lines.items():
            value = values[line.name]
            if line.isHidden() or value is None:
                continue
            later = value is LATER
            answers.append(Answer(subject=subject, yes=value is True, ask_again_on=again if later else None))
        return RecordConsent(
            student=self._room.student,
            recipient=values["recipient"],
            act=values["act"],
            by_name=values["by_name"],
            capacity=values["capacity"],
            on=values["on"],
            way=values["way"],
            valid_until=values[_UNTIL],
            answers=tuple(answers),
        )

    def _act(self) -> Act:
        value = self["act"].value()
        return value if isinstance(value, Act) else Act.VERZOEK

    def _acts(self, recipient: object) -> list[Act]:
        """What can be asked about this recipient."""
        kind = self._kinds.get(recipient if isinstance(recipient, int) else 0, RecipientKind.GEMEENTE)
        return [act for act in acts_for(kind) if is_asked(act)]

    def _deciders(self, act: Act | None = None) -> Deciders:
        return self._room.desk.ask(deciders(self._room.student, act=act or self._act(), on=self._room.today))

    def _fit_acts(self) -> None:
        """Only what can be asked about this kind of recipient."""
        field = self["act"]
        if isinstance(field, ChoiceField):
            acts = self._acts(self["recipient"].value())
            field.show_options([(act, label(act)[:1].upper() + label(act)[1:]) for act in acts])
        self._fit_people()

    def _fit_people(self) -> None:
        """Another question may be another person's; a name that the coach typed stays."""
        who, field = self._deciders(), self["capacity"]
        if who.age is not None and field.value() not in (*who.for_act, *who.per_subject) and not self._typed_name():
            field.show_value(who.for_act[0] if who.for_act else Capacity.STUDENT)
        self._name_who()

    def _typed_name(self) -> bool:
        return str(self["by_name"].value()) not in ("", *dict(self._deciders().names).values())

    def _name_who(self) -> None:
        """Another person answers: the name that is known comes along."""
        who, chosen = self._deciders(), self["capacity"].value()
        known = dict(who.names)
        if not self._typed_name():
            self["by_name"].show_value(known.get(chosen, "") if isinstance(chosen, Capacity) else "")
        self._show_lines(who)

    def _show_lines(self, who: Deciders) -> None:
        """The lines that this person decides about; of who decides nothing all, for the refusal says why."""
        recipient, chosen = self["recipient"].value(), self["capacity"].value()
        if not isinstance(recipient, int):
            return
        asked = self._room.desk.ask(what_is_asked(recipient, act=self._act(), on=self._room.today))
        decides = chosen in (*who.for_act, *who.per_subject)
        for subject, line in self._lines.items():
            own = chosen in (who.for_act if subject is None else who.per_subject)
            line.setVisible(subject in asked and (own or not decides))
        self._show_again()

    def _show_again(self) -> None:
        put_off = any(line.value() is LATER and not line.isHidden() for line in self._lines.values())
        self[_AGAIN].setVisible(put_off)


class RecipientForm(Form):
    """A new recipient of any kind; of municipalities the names are told while typing."""

    def __init__(self) -> None:
        name = LineField("name", "&Naam", required=True, example="bijv. gemeente Lindeborg")
        super().__init__(
            ChoiceField("kind", "&Soort ontvanger", [(kind, label(kind)) for kind in KINDS]),
            name,
            (LineField("contact", "&Contactpersoon"), LineField("function", "&Functie")),
            (LineField("email", "E-&mail"), LineField("phone", "&Telefoon", longest=30)),
        )
        self._offers = Offers(name, ())
        self["kind"].edited.connect(self.offer)
        self.offer()

    def offer(self) -> None:
        """Names of municipalities where the kind is one."""
        town = self["kind"].value() is RecipientKind.GEMEENTE
        self._offers.show_words([f"gemeente {item}" for item in municipalities()] if town else [])
