"""One edition: its mark and dates, what is in it, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.catalogue_editions import EditionRow
from jobcoach.exchange.catalogue_file import CatalogueFile
from jobcoach.model.choices import EditionKind
from jobcoach.model.labels import long_day
from jobcoach.ui.kit import Button, Chip, Flow, Label, boxed, clear, column, link, scrolled, second
from jobcoach.ui.qualifications.content_table import ContentTable
from jobcoach.ui.words import count
from jobcoach.ui.words.catalogue import KINDS

_SURE = frozenset({EditionKind.CODE_LIST, EditionKind.DOSSIER})


class EditionView(QWidget):
    """``share``, ``drop`` and ``typed`` ask for what the buttons say; ``changed`` gives the chosen werkproces."""

    share = Signal()
    drop = Signal()
    typed = Signal()
    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.edition: EditionRow | None = None
        self.name = Label("", "title", wrap=True)
        self._line = Label("", "small", "text2", wrap=True)
        self._chips: QVBoxLayout = column(gap=0)
        self.content = ContentTable()
        self.share_button = second("&Deel als set", self.share.emit, icon="package")
        self.type_button = second("&Typ een werkproces erbij", self.typed.emit, icon="note-pencil")
        self.change_button = second("&Pas gekozen aan", self._change)
        self.file: CatalogueFile | None = None
        self.drop_button: Button = link("Leg in de prullenbak", self.drop.emit)
        buttons = boxed(Flow(self.share_button, self.type_button, self.change_button, self.drop_button))
        self.content.moved.connect(self._moved)
        head = column(self.name, self._line, self._chips, gap=6)
        inside = column(head, buttons, self.content, None, gap=18)
        self.setLayout(column((scrolled(inside, top=20), 1), gap=0))

    def show_edition(self, edition: EditionRow, file: CatalogueFile) -> None:
        """Show an edition with its content."""
        self.edition, self.file = edition, file
        self.name.setText(edition.name)
        self._line.setText(facts(edition))
        clear(self._chips)
        tone = "ok" if edition.kind in _SURE else "warn"
        counts = (
            (edition.qualifications, "kwalificatie", "kwalificaties"),
            (edition.werkprocessen, "werkproces", "werkprocessen"),
            (edition.ends, "vervallen dossier", "vervallen dossiers"),
        )
        chips = [Chip(edition.status, tone), *(Chip(count(*item)) for item in counts if item[0])]
        self._chips.addWidget(boxed(Flow(*chips)))
        for button in (self.type_button, self.change_button):
            button.setVisible(edition.kind is EditionKind.TYPED)
        self.drop_button.setVisible(edition.kind is not EditionKind.SHIPPED)
        self.content.show_file(file)

    def _change(self) -> None:
        if self.content.chosen is not None:
            self.changed.emit(self.content.chosen)

    def _moved(self) -> None:
        self.change_button.setEnabled(self.content.chosen is not None)


def facts(edition: EditionRow) -> str:
    """Where it came from and from when it counts."""
    since = f"geldig vanaf {long_day(edition.valid_from)}" if edition.valid_from else "begindatum niet bekend"
    until = f" tot en met {long_day(edition.valid_to)}" if edition.valid_to else ""
    parts = [KINDS[edition.kind].capitalize(), since + until]
    if edition.imported_on and edition.kind is not EditionKind.SHIPPED:
        verb = "getypt" if edition.kind is EditionKind.TYPED else "ingelezen"
        parts.append(f"{verb} op {long_day(edition.imported_on)}")
    if edition.source and edition.kind is not EditionKind.TYPED:
        parts.append(f"bron: {edition.source}")
    if edition.sha256:
        parts.append(f"kenmerk {edition.sha256[:8]}")
    return " · ".join(parts)
