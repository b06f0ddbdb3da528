"""The others at a recipient: who to call when the first contact is away; each changed or taken away in the page."""

from typing import Any

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.recipients import RemoveRecipientPerson, SaveRecipientPerson, people_at
from jobcoach.caseload.undo import Act, Undo
from jobcoach.model.expected import Expected
from jobcoach.ui.handover.room import Room
from jobcoach.ui.kit import (
    MIDDLE,
    Banner,
    Button,
    Form,
    Label,
    LineField,
    boxed,
    clear,
    column,
    hairline,
    link,
    row,
    second,
)

_DRAFT = "handover.recipient_person"


class PeoplePiece(QWidget):
    """A list with a form below it while one is typed; what is typed stays a draft."""

    def __init__(self, room: Room, recipient: int) -> None:
        super().__init__()
        self._room, self._recipient = room, recipient
        self.form: Form | None = None
        self._rows, self._asked = column(gap=0), column(gap=8)
        self.add_button = link("Nog een contactpersoon", lambda: self.edit(None), icon="plus")
        head = Label("Andere contactpersonen", "h")
        self.setLayout(column(head, self._rows, row(self.add_button, None), self._asked, gap=8))
        self.reload()

    def reload(self) -> None:
        """Read who there are again."""
        clear(self._rows)
        for person in self._room.desk.ask(people_at(self._recipient)):
            self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(person))

    def edit(self, person: SaveRecipientPerson | None) -> None:
        """Type a new one, or change one."""
        self.flush()
        clear(self._asked)
        number = person.id if person is not None else None
        subject = f"{self._recipient}:{number or ''}"
        self.form = form = Form(
            (LineField("name", "Naam", required=True, longest=120), LineField("function", "Functie", longest=120)),
            (LineField("phone", "Telefoon", longest=40), LineField("email", "E-mail", longest=120)),
        )
        if person is not None:
            form.show({name: getattr(person, name) for name in ("name", "function", "phone", "email")})
        self._drafts = self._room.keeper(form, name=_DRAFT, subject=subject)

        def save() -> None:
            if not form.is_valid():
                return
            values: dict[str, Any] = form.values()
            try:
                self._room.desk.do(SaveRecipientPerson(recipient=self._recipient, id=number, **values))
            except Expected as error:
                self._room.complain("Bewaren lukte niet", error)
                return
            self._room.drop(self._drafts, name=_DRAFT, subject=subject)
            self._close()

        buttons = row(second("Bewaar contactpersoon", save), second("Annuleer", self._close), None, gap=8)
        self._asked.addWidget(boxed(column(form, buttons, gap=8)))
        form["name"].setFocus()

    def flush(self) -> None:
        """Keep what is typed."""
        if self.form is not None:
            self._drafts.flush()

    def _close(self) -> None:
        self.flush()
        self.form = None
        clear(self._asked)
        self.reload()
        self.add_button.setFocus()

    def _take_away(self, person: SaveRecipientPerson) -> None:
        if person.id is None:
            return
        number = self._room.desk.do(Act(RemoveRecipientPerson(person=person.id))).change_set
        self.reload()
        self.add_button.setFocus()
        if number is None:
            return

        def back() -> None:
            self._room.hush()
            self._room.desk.do(Undo(number))
            self.reload()

        self._room.hush()
        self._room.show(
            Banner("Contactpersoon weggehaald", "Ligt 30 dagen in de prullenbak.", "ok", icon="trash",
                   action="Draai terug", act=back, closable=True)
        )  # fmt: skip

    def _row(self, person: SaveRecipientPerson) -> QWidget:
        reach = " · ".join(part for part in (person.function, person.phone, person.email) if part)
        words = column(Label(person.name, "body", wrap=True), Label(reach, "small", "text2", wrap=True), gap=2)
        change = Button("Wijzig", "row", act=lambda: self.edit(person), name=f"Wijzig {person.name}")
        away = Button("", "icon", icon="trash", act=lambda: self._take_away(person), name=f"Haal {person.name} weg")
        return boxed(row((words, 1), (change, 0, MIDDLE), (away, 0, MIDDLE), gap=4, margins=(0, 6, 0, 6)))
