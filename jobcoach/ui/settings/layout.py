"""The sections of the overgangsdocument: order, headings and use, for everybody, for a region or for one recipient."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jobcoach.caseload.documents import NoteExported
from jobcoach.caseload.handover_layout import (
    CopyLayout,
    ResetLayout,
    SaveLayout,
    SectionRow,
    layout_of,
    region_followed,
)
from jobcoach.caseload.layout_sharing import ImportLayout, layout_file
from jobcoach.caseload.recipients import recipients, regions
from jobcoach.exchange.layout_file import LARGEST
from jobcoach.exchange.outgoing import write_whole
from jobcoach.model.choices import Destination
from jobcoach.model.expected import Expected
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
from jobcoach.ui.words import sentence

FIRST = "Bladzijde 1 komt altijd eerst: wat je vraagt, wie beslist, wie in beeld blijft en wat er niet in staat."
_FILES = (("Indeling", "*.json"),)
_HINT = "Waar {roepnaam} staat, komt de roepnaam"
_WORDS = {Destination.WERK: "Naar werk", Destination.DAGBESTEDING: "Naar dagbesteding"}


@dataclass(frozen=True, slots=True)
class Whose:
    """For whom a layout is: one recipient, a region, or (neither) everybody."""

    recipient: int | None = None
    region: str = ""


EVERYBODY = Whose()


class LayoutPiece(QWidget):
    """Every change is kept at once."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools, self._desk = tools, tools.desk
        self.whose = ChoiceField("whose", "Voor wie", ())
        self.destination = ChoiceField("destination", "Waarheen", tuple(_WORDS.items()))
        self._rows: QVBoxLayout = column(gap=0)
        self.reset_button = Button("Zet de indeling terug", "link", act=self.reset)
        self.copy_button = Button("Neem een indeling over", "link", icon="copy", act=self.copy)
        self.save_button = Button("Bewaar als bestand", "link", icon="download-simple", act=self.save_file)
        self.read_button = Button("Haal uit een bestand", "link", icon="folder-open", act=self.read_file)
        self._follows = Label("", "small", "text2", wrap=True)
        self._said = Label("", "small", "text2", wrap=True)
        choice = Form((self.whose, self.destination))
        laws = column(*(_article(f"{one.where}. {one.says}", one.origin) for one in of_the_handover()), gap=8)
        self.setLayout(
            column(
                choice, self._follows, Label(FIRST, "small", "text2", wrap=True), self._rows,
                boxed(column(*self._acts(), gap=4)), self._said, 8,
                Label("De wet op dit papier", "smallb", "text2"), laws, gap=8,
            )
        )  # fmt: skip
        for field in (self.whose, self.destination):
            field.edited.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Read recipients, regions and sections again."""
        self.whose.show_options(self._options())
        found = self._desk.ask(self._layout())
        self._show(found)
        self._follows.setText(self._follows_words(own=any(one.own for one in found)))

    def reset(self) -> None:
        """Go back to the layout of the region, for all, or to the default."""
        whose = self._whom()
        self._desk.do(ResetLayout(destination=self._where(), recipient=whose.recipient, region=whose.region))
        self._say("De indeling is teruggezet.")
        self.reload()

    def copy(self) -> None:
        """Take the layout that another recipient, a region or everybody has now."""
        whose = self._whom()
        others = [(value, words) for value, words in self._options() if value != whose]
        form = Form(ChoiceField("source", "&Van wie", others, required=True, empty="Kies"))

        def save(values: dict[str, object]) -> None:
            source = values["source"]
            if isinstance(source, Whose):
                verb = CopyLayout(
                    from_recipient=source.recipient, from_region=source.region, recipient=whose.recipient,
                    region=whose.region,
                )  # fmt: skip
                self._desk.do(verb)
                self._say("De indeling is overgenomen, voor werk en voor dagbesteding.")
                self.reload()

        words = f"Indeling overnemen voor {self._name(whose)}"
        form_panel(self, words, form, tools=self._tools, draft=("layout.copy", ""), save=save, verb="&Neem over")

    def save_file(self) -> None:
        """The layout as a small file for another school; no name of a student may be in a heading."""
        whose = self._whom()
        try:
            content = self._desk.ask(layout_file(self._name(whose), recipient=whose.recipient, region=whose.region))
        except Expected as error:
            self._say(sentence(error), "bad")
            return

        def write(target: Path) -> None:
            try:
                write_whole(target, content)
            except Expected as error:
                self._say(sentence(error), "bad")
                return
            self._desk.do(NoteExported(about="indeling overgangsdocument"))
            self._say(f"Bewaard: {target.name} in de map {target.parent.name or target.anchor}", "ok")

        self._tools.ask.save_file(
            self.window(), title="Bewaar als", name="indeling_overgangsdocument.json", kinds=_FILES, then=write
        )

    def read_file(self) -> None:
        """A layout out of a file, for what is chosen above."""
        whose = self._whom()

        def read(source: Path) -> None:
            try:
                content = source.read_bytes() if source.stat().st_size <= LARGEST else b""
                name = self._desk.do(ImportLayout(content=content, recipient=whose.recipient, region=whose.region))
            except OSError:
                self._say("Dit bestand is niet te lezen. Er is niets veranderd.", "bad")
                return
            except Expected as error:
                self._say(sentence(error), "bad")
                return
            self._say(f"Ingelezen: de indeling {name}.", "ok")
            self.reload()

        self._tools.ask.open_file(self.window(), title="Kies een indeling", kinds=_FILES, then=read)

    def shift(self, key: str, step: int) -> None:
        """Put a section one place higher (-1) or lower (1)."""
        found = list(self._desk.ask(self._layout()))
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
            found = self._desk.ask(self._layout())
            self._save([_changed(row_, values) if row_.key == one.key else row_ for row_ in found])

        form_panel(self, "Onderdeel wijzigen", form, tools=self._tools, draft=("layout", one.key), save=save)

    def _save(self, found: list[SectionRow]) -> None:
        sections = tuple((one.key, one.title, one.used) for one in found)
        whose = self._whom()
        verb = SaveLayout(destination=self._where(), recipient=whose.recipient, region=whose.region, sections=sections)
        self._desk.do(verb)
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
        title = next(one.title for one in self._desk.ask(self._layout()) if one.key == key)
        name = f"{title} {'omhoog' if step < 0 else 'omlaag'}"
        found = [
            button for button in self.findChildren(Button) if button.accessibleName() == name and button.isEnabled()
        ]
        if found:
            found[-1].setFocus()

    def _where(self) -> Destination:
        chosen = self.destination.value()
        return chosen if isinstance(chosen, Destination) else Destination.WERK

    def _whom(self) -> Whose:
        chosen = self.whose.value()
        return chosen if isinstance(chosen, Whose) else EVERYBODY

    def _layout(self) -> Callable[[Any], tuple[SectionRow, ...]]:
        whose = self._whom()
        return layout_of(self._where(), whose.recipient, region=whose.region)

    def _options(self) -> list[tuple[Whose, str]]:
        areas = [(Whose(region=one), f"Regio {one.removeprefix('Regio ')}") for one in self._desk.ask(regions)]
        known = [(Whose(recipient=one.id), one.name) for one in self._desk.ask(recipients)]
        return [(EVERYBODY, "Alle ontvangers"), *areas, *known]

    def _name(self, whose: Whose) -> str:
        return next((words for value, words in self._options() if value == whose), "Alle ontvangers")

    def _follows_words(self, *, own: bool) -> str:
        """Whose layout this is, when it is not an own one."""
        whose = self._whom()
        if own or whose == EVERYBODY:
            return ""
        region = self._desk.ask(region_followed(self._where(), whose.recipient)) if whose.recipient else ""
        name = self._name(whose)
        if region:
            return f"{name} volgt de indeling van regio {region}. Wat je hier verandert, wordt een eigen indeling."
        return f"{name} volgt de indeling voor alle ontvangers. Wat je hier verandert, wordt een eigen indeling."

    def _acts(self) -> list[QHBoxLayout]:
        first = row(self.copy_button, self.reset_button, None, gap=16)
        return [first, row(self.save_button, self.read_button, None, gap=16)]

    def _say(self, words: str, tone: str = "text2") -> None:
        self._said.setText(words)
        self._said.show_tone(tone)
        announce(self, words)


def _changed(one: SectionRow, values: dict[str, object]) -> SectionRow:
    used = bool(values.get("used", one.used))
    return SectionRow(
        key=one.key, letter=one.letter, title=str(values["title"]), used=used or one.fixed, fixed=one.fixed,
        movable=one.movable, own=True,
    )  # fmt: skip


def _article(words: str, origin: str) -> QWidget:
    return boxed(column(Label(words, "small", wrap=True), Label(origin, "small", "text2", wrap=True), gap=0))
