"""The part Netwerk: the people around the student, and who may be named to others."""

from dataclasses import asdict
from typing import Any

from jobcoach.caseload.network import RemoveNetworkPerson, SaveNetworkPerson, network_of
from jobcoach.model.choices import Relation
from jobcoach.model.labels import label
from jobcoach.ui.kit import ChoiceField, Form, LineField, TickField
from jobcoach.ui.record_form import Verb
from jobcoach.ui.students.entries import Entries, Entry, Kind
from jobcoach.ui.students.part import Part
from jobcoach.ui.students.room import Room
from jobcoach.ui.students.watch import watch_number, watch_words


class NetworkPart(Part):
    """One entry per person."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.people = Entries(room, _kind(room))
        self.body.addWidget(self.people)
        self.reload()

    def reload(self) -> None:
        """Read the people again."""
        people = self.room.desk.ask(network_of(self.room.student))
        self.people.show_head(_head(self.room))
        self.people.show_entries([_entry(person) for person in people])

    def leave(self) -> None:
        """Keep an open form."""
        self.people.leave()

    def flush(self) -> None:
        """Keep an open form as a draft."""
        self.people.flush()

    def add(self) -> bool:
        """One more person."""
        self.people.edit(0)
        return True

    def start(self) -> None:
        """Put the cursor on the button."""
        self.people.add_button.setFocus()


def _entry(person: SaveNetworkPerson) -> Entry:
    who = " · ".join(part for part in (label(person.relation), person.role) if part)
    reach = " · ".join(part for part in (person.phone, person.email) if part)
    chip = ("Mag genoemd worden", "ok", "share-network") if person.share else ("Alleen hier", "neutral", "lock")
    return Entry(id=person.id or 0, title=person.name, lines=(who, reach), chips=(chip,), values=asdict(person))


def _head(room: Room) -> str:
    return f"Om {room.call_name} heen"


def _kind(room: Room) -> Kind:
    def save(number: int | None, values: dict[str, Any]) -> Verb:
        return SaveNetworkPerson(student=room.student, id=number, **values)

    return Kind(
        name="network_person",
        head=_head(room),
        add="Voeg iemand toe",
        empty="Nog niemand. Denk aan ouders, een buur, de club, de mentor: wie helpt mee, ook straks na school?",
        one="Persoon",
        form=_form,
        save=save,
        remove=lambda number: RemoveNetworkPerson(person=number),
    )


def _form() -> Form:
    relations = [(relation, label(relation)) for relation in Relation]
    return Form(
        (LineField("name", "&Naam", required=True), ChoiceField("relation", "&Wie is dat", relations)),
        LineField("role", "Wat doet hij of zij", example="bijv. brengt haar in de winter", watch=watch_words),
        (LineField("phone", "Te&lefoon", longest=30, watch=watch_number), LineField("email", "E-&mail")),
        TickField("share", "Mag genoemd worden in de overdracht", hint="Alleen als deze persoon dat goedvindt"),
    )
