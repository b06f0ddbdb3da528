"""The sections of the overgangsdocument: order, headings and use, for every recipient or for one."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.handover_layout import ResetLayout, SaveLayout, SectionRow, layout_of
from jobcoach.caseload.recipients import recipients
from jobcoach.model.choices import Destination
from jobcoach.model.law import of_the_handover
from jobcoach.ui.form_panel import form_panel
from jobcoach.ui.kit import (
    MIDDLE,
    Button,
    Chip,
    ChoiceField,
    Field,
    Form,
    Label,
    LineField,
    TickField,
    announce,
    boxed,
    clear,
    column,
    hairline,
    row,
)
from jobcoach.ui.tools import Tools

FIRST = "Bladzijde 1 komt altijd eerst: wat je vraagt, wie beslist, wie in beeld blijft en wat er niet in staat."
_HINT = "Waar {roepnaam} staat, komt de roepnaam"
_WORDS = {Destination.WERK: "Naar werk", Destination.DAGBESTEDING: "Naar dagbesteding"}


class LayoutPiece(QWidget):
    """Every change is kept at once."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools, self._desk = tools, tools.desk
        self.whose = ChoiceField("whose", "Voor wie", ())
        self.destination = ChoiceField("destination", "Waarheen", tuple(_WORDS.items()))
        self._rows: QVBoxLayout = column(gap=0)
        self.reset_button = Button("Zet de indeling terug", "link", act=self.reset)
        choice = Form((self.whose, self.destination))
        laws = column(*(_article(f"{one.where}. {one.says}", one.origin) for one in of_the_handover()), gap=8)
        self.setLayout(
            column(
                choice, Label(FIRST, "small", "text2", wrap=True), self._rows, row(self.reset_button, None), 8,
                Label("De wet op dit papier", "smallb", "text2"), laws, gap=8,
            )
        )  # fmt: skip
        for field in (self.whose, self.destination):
            field.edited.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Read recipients and sections again."""
        known = [(one.id, one.name) for one in self._desk.ask(recipients)]
        self.whose.show_options([(None, "Alle gemeenten"), *known])
        self._show(self._desk.ask(layout_of(self._where(), self._whom())))

    def reset(self) -> None:
        """Go back to the layout for all, or to the default."""
        self._desk.do(ResetLayout(destination=self._where(), recipient=self._whom()))
        self.reload()

    def shift(self, key: str, step: int) -> None:
        """Put a section one place higher (-1) or lower (1)."""
        found = list(self._desk.ask(layout_of(self._where(), self._whom())))
        place = next(index for index, one in enumerate(found) if one.key == key)
        other = place + step
        if 0 <= other < len(found) and found[place].movable and found[other].movable:
            found[place], found[other] = found[other], found[place]
            self._save(found)
            announce(self, f"{found[other].title}, plaats {other + 1}")
            self._focus(key, step)

    def edit(self, one: SectionRow) -> None:
        """Change heading and use in a panel."""
        used = TickField("used", "Komt in het &document")
        fields: tuple[Field, ...] = (LineField("title", "&Kop", longest=80, required=True, hint=_HINT),)
        form = Form(*fields, *(() if one.fixed else (used,)))
        form.show({"title": one.title, "used": one.used})

        def save(values: dict[str, object]) -> None:
            found = self._desk.ask(layout_of(self._where(), self._whom()))
            self._save([_changed(row_, values) if row_.key == one.key else row_ for row_ in found])

        form_panel(self, "Onderdeel wijzigen", form, tools=self._tools, draft=("layout", one.key), save=save)

    def _save(self, found: list[SectionRow]) -> None:
        sections = tuple((one.key, one.title, one.used) for one in found)
        self._desk.do(SaveLayout(destination=self._where(), recipient=self._whom(), sections=sections))
        self.reload()

    def _show(self, found: tuple[SectionRow, ...]) -> None:
        clear(self._rows)
        for one in found:
            self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(one))
        self.reset_button.setVisible(any(one.own for one in found))

    def _row(self, one: SectionRow) -> QWidget:
        words = row(Label(one.title, "body", wrap=True), gap=8)
        if not one.used:
            words.addWidget(Chip("Staat uit", "neutral"))
        up = Button("", "icon", icon="caret-up", act=lambda: self.shift(one.key, -1), name=f"{one.title} omhoog")
        down = Button("", "icon", icon="caret-down", act=lambda: self.shift(one.key, 1), name=f"{one.title} omlaag")
        for button in (up, down):
            button.setEnabled(one.movable)
        change = Button("Wijzig", "row", act=lambda: self.edit(one), name=f"Wijzig onderdeel {one.title}")
        return boxed(
            row((words, 1), (up, 0, MIDDLE), (down, 0, MIDDLE), (change, 0, MIDDLE), gap=4, margins=(0, 4, 0, 4))
        )

    def _focus(self, key: str, step: int) -> None:
        """Keep the cursor on the button that was pressed, on the row's new place."""
        title = next(one.title for one in self._desk.ask(layout_of(self._where(), self._whom())) if one.key == key)
        name = f"{title} {'omhoog' if step < 0 else 'omlaag'}"
        found = [
            button for button in self.findChildren(Button) if button.accessibleName() == name and button.isEnabled()
        ]
        if found:
            found[-1].setFocus()

    def _where(self) -> Destination:
        chosen = self.destination.value()
        return chosen if isinstance(chosen, Destination) else Destination.WERK

    def _whom(self) -> int | None:
        chosen = self.whose.value()
        return chosen if isinstance(chosen, int) else None


def _changed(one: SectionRow, values: dict[str, object]) -> SectionRow:
    used = bool(values.get("used", one.used))
    return SectionRow(
        key=one.key, letter=one.letter, title=str(values["title"]), used=used or one.fixed, fixed=one.fixed,
        movable=one.movable, own=True,
    )  # fmt: skip


def _article(words: str, origin: str) -> QWidget:
    return boxed(column(Label(words, "small", wrap=True), Label(origin, "small", "text2", wrap=True), gap=0))
