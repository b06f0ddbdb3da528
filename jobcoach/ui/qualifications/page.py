"""The part Kwalificaties of Instellingen: editions at the left; at the right one of them, a try-out, or the start."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from jobcoach.caseload.catalogue_editions import DeleteEdition, EditionRow, edition_file, edition_rows
from jobcoach.caseload.catalogue_import import ImportedEdition
from jobcoach.caseload.undo import Act, Acted, Undo
from jobcoach.exchange.catalogue_file import CatalogueFile
from jobcoach.exchange.catalogue_reading import KINDS
from jobcoach.exchange.catalogue_set import SUFFIX
from jobcoach.model.base import ChangeSetId
from jobcoach.model.choices import EditionKind
from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.kit import (
    Banner,
    Flow,
    Label,
    Page,
    Row,
    RowList,
    RowsModel,
    Split,
    boxed,
    column,
    heading,
    link,
    list_pane,
    primary,
    row,
    scrolled,
    second,
    shortcut,
)
from jobcoach.ui.paper_view import safe_name
from jobcoach.ui.qualifications.check_view import CheckView
from jobcoach.ui.qualifications.edition_view import EditionView
from jobcoach.ui.qualifications.look_up import LookUp
from jobcoach.ui.qualifications.reading import (
    Tried,
    column_words,
    keep_file,
    next_values,
    share,
    try_file,
    typed_values,
    write_example,
)
from jobcoach.ui.qualifications.typing import typing_panel
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import count, sentence
from jobcoach.ui.words.dates import local_day

START, EDITION, CHECK = range(3)
_AT_ONCE = 300  # parts; a larger edition is read behind the screen
WHY = (
    "Op een praktijkverklaring staan werkprocessen met hun officiële titel. Die komen uit het kwalificatiedossier, en "
    "dat verandert per jaar. Lees hier het bestand in dat je van SBB of van school kreeg. Wat je zelf typt, krijgt het "
    "merk “niet gecontroleerd”."
)
_ICONS = {
    EditionKind.SHIPPED: "package", EditionKind.TYPED: "note-pencil", EditionKind.SET: "package",
}  # fmt: skip


class QualificationsPage(Page):
    """Editions, and what can be done with them; nothing is kept before the button says so."""

    cares_about = frozenset({"edition", "qualification", "werkproces"})
    help_text = (
        "Links staan de edities van de kwalificaties met hun merk. Lees een bestand in: een codelijst, een "
        "kwalificatiedossier, een ingevulde lijst of een set van een collega. De proef verandert niets. Ctrl+N typt "
        "een werkproces. Een editie deel je als set."
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools, self._desk = tools, tools.desk
        self._editions: dict[int, EditionRow] = {}
        self._tried: Tried | None = None
        self._busy = False
        self.rows = RowsModel()
        self.list = RowList(self.rows, "Kwalificaties")
        self.pane = list_pane(
            "Edities", self.list, add=self.show_start, add_name="Lees in, typ of zoek op", filter_words=""
        )
        today = local_day(tools.now())
        self.look_up = LookUp(self._desk, today)
        self.view = EditionView()
        self.check = CheckView(keep=self.keep, back=self.show_start, today=today)
        self.stack = QStackedWidget()
        for part in (self._start(), self.view, self.check):
            self.stack.addWidget(part)
        self.split = Split(self.pane, self.stack, back="Edities")
        self.split.show_detail()  # with large letters the start comes first, with a way to the list
        self.body.addWidget(self.split, 1)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._go_in)
        self.list.clicked.connect(lambda index: self._go_in(self.rows.row_at(index.row()).key))
        self.view.share.connect(self.share)
        self.view.drop.connect(self.drop)
        self.view.typed.connect(self.type_more)
        self.view.changed.connect(self.change)
        shortcut(self, "Ctrl+N", self.type_more)
        self.reload()

    def reload(self) -> None:
        """Read the list again, and the edition that is shown."""
        found = self._desk.ask(edition_rows())
        self._editions = {item.id: item for item in found}
        self.rows.show([_row(item) for item in found])
        self.pane.show_count(len(found))
        shown = self.view.edition
        if self.stack.currentIndex() != EDITION or shown is None:
            return
        if shown.id in self._editions:
            self._choose(shown.id)
        else:
            self.show_start()

    def start(self) -> None:
        """The cursor on the first button."""
        self.read_button.setFocus()

    def show_start(self) -> None:
        """Reading, typing, looking up."""
        self._tried = None
        self.list.clearSelection()
        self.stack.setCurrentIndex(START)
        self.split.show_detail()
        self.read_button.setFocus()

    def choose_file(self) -> None:
        """Ask which file, and try it."""
        self._tools.ask.open_file(self, title="Kies een bestand met kwalificaties", kinds=KINDS, then=self.read_file)

    def read_file(self, path: Path) -> None:
        """Read a file; nothing is kept."""
        self._work(try_file(path), self._show_tried)

    def keep(self) -> None:
        """Keep the file that was tried, as one act."""
        form = self.check.form
        if self._tried is None or not form.is_valid():
            return
        values = form.values()
        job = keep_file(self._tried, name=str(values["name"] or ""), valid_from=values["valid_from"])  # type: ignore[arg-type]
        self.check.be_busy(True, "Kwalificaties bewaren …")
        self._work(job, self._kept)

    def share(self) -> None:
        """Write the shown edition as a set."""
        if (edition := self.view.edition) is None:
            return
        name = safe_name(edition.name.casefold()) + SUFFIX
        self._tools.ask.save_file(
            self, title="Deel als set", name=name, kinds=(("Set kwalificaties", "*.json"),),
            then=lambda target: self._work(share(edition.id, target), lambda _none: self._say(
                "Set gemaakt", f"{target.name} kun je aan een collega geven. Er staat niets over leerlingen in.")),
        )  # fmt: skip

    def save_example(self) -> None:
        """Write the empty example for a school."""
        self._tools.ask.save_file(
            self, title="Bewaar het lege voorbeeld", name="kwalificaties_leeg.csv", kinds=(("CSV", "*.csv"),),
            then=lambda target: self._work(write_example(target), lambda _none: self._say(
                "Leeg voorbeeld bewaard", "Vul het in Excel in: één regel per werkproces. Lees het daarna hier in.")),
        )  # fmt: skip

    def drop(self) -> None:
        """Put the shown edition in the bin."""
        if (edition := self.view.edition) is None:
            return
        words = f"{edition.name} ligt in de prullenbak"

        def dropped(acted: Acted[None]) -> None:
            self.show_start()
            self.reload()
            self._offer_back(words, "30 dagen lang kun je dit terughalen.", acted.change_set)

        self._work(lambda work: work.carry_out(Act(DeleteEdition(edition=edition.id))), dropped)

    def type_more(self) -> None:
        """Type a werkproces: into the shown edition when that is typed, else into a new one."""
        shown = self.view.edition if self.stack.currentIndex() == EDITION else None
        mine = shown if shown is not None and shown.kind is EditionKind.TYPED else None
        known = next_values(self.view.file) if mine is not None and self.view.file is not None else {}
        typing_panel(self, self._tools, edition=mine.id if mine else None, known=known, kept=self._show_edition)

    def change(self, key: tuple[str, str]) -> None:
        """Change a typed werkproces of the shown edition."""
        if (shown := self.view.edition) is None or (file := self.view.file) is None:
            return
        known = typed_values(file, key)
        typing_panel(self, self._tools, edition=shown.id, known=known, replaces=key, kept=self._show_edition)

    def tell_columns(self) -> None:
        """What goes in the columns of the table that a school fills in."""
        self._tools.ask.notice(self, head="De kolommen van een lijst van school", text=column_words())

    def _start(self) -> QWidget:
        self.read_button = primary("&Lees een bestand in", self.choose_file)
        self.type_button = second("&Typ werkprocessen", self.type_more, icon="note-pencil")
        example = link("Leeg voorbeeld om in te vullen", self.save_example)
        which = link("Welke kolommen?", self.tell_columns)
        kinds = (
            "Codelijst van SBB (XLSX), kwalificatiedossier (XML), een lijst die school invulde (CSV of XLSX), of een "
            "set van een collega."
        )
        inside = column(
            column(heading("Kwalificaties en werkprocessen"), Label(WHY, "body", "text2", wrap=True), gap=4),
            column(boxed(Flow(self.read_button, self.type_button, example, which)),
                   Label(kinds, "small", "text2", wrap=True), gap=8),
            column(heading("Opzoeken"), Label("Welke kwalificatie hoort bij een code, op een dag?", "body", "text2"),
                   gap=2),
            self.look_up,
            gap=18,
        )  # fmt: skip
        box = boxed(inside)
        box.setMaximumWidth(theme.px(680))
        return boxed(column((scrolled(column(row((box, 100), None), None, gap=0), top=20), 1), gap=0))

    def _show_tried(self, tried: Tried) -> None:
        self._tried = tried
        self.check.show_tried(tried)
        self.stack.setCurrentIndex(CHECK)
        self.split.show_detail()
        self.check.start()

    def _kept(self, acted: Acted[ImportedEdition]) -> None:
        done, change = acted.result, acted.change_set
        self._show_edition(done.edition)
        what = count(done.qualifications, "kwalificatie", "kwalificaties")
        self._offer_back(f"{what} bewaard", "Je kunt dit in één keer terugdraaien.", change)

    def _offer_back(self, head: str, text: str, change: ChangeSetId | None) -> None:
        self.undo_last = None if change is None else lambda: self._turn_back(change)
        action = "Draai terug" if change is not None else ""
        self.clear_banner()
        self.show_banner(Banner(head, text, "ok", action=action, act=self.undo_last, closable=True))

    def _turn_back(self, change: ChangeSetId) -> None:
        """Behind the screen: an import may have many thousands of rows."""
        self.undo_last = None
        done = Banner("Teruggedraaid", "De kwalificaties staan weer zoals het was.", "ok", closable=True)
        self._work(lambda work: work.carry_out(Undo(change_set_id=change)), lambda _none: self.show_banner(done))

    def _show_edition(self, edition: int) -> None:
        self._tried = None
        self.reload()
        if self.list.choose(edition, quietly=True):
            self._choose(edition)
            self.split.show_detail()

    def _choose(self, key: int) -> None:
        edition = self._editions.get(key)
        if edition is None:
            return
        self._tried = None
        if edition.qualifications + edition.werkprocessen <= _AT_ONCE:
            self._show_content(edition, self._desk.ask(edition_file(key)))
            return
        self._desk.do_later(
            lambda work: work.ask(edition_file(key)), owner=self, failed=lambda _error: None,
            done=lambda file: self._show_content(edition, file),
        )  # fmt: skip

    def _show_content(self, edition: EditionRow, file: CatalogueFile) -> None:
        self.view.show_edition(edition, file)
        self.stack.setCurrentIndex(EDITION)
        self.list.choose(edition.id, quietly=True)

    def _go_in(self, key: int) -> None:
        self._choose(key)
        self.split.show_detail()

    def _say(self, head: str, text: str) -> None:
        self.show_banner(Banner(head, text, "ok", closable=True))

    def _work(self, job: Callable[..., object], done: Callable[..., object]) -> None:
        if self._busy:
            return
        self._busy = True
        self.clear_banner()
        self.read_button.setEnabled(False)

        def ended() -> None:
            self._busy = False
            self.read_button.setEnabled(True)

        def ready(result: object) -> None:
            ended()
            done(result)

        def failed(error: Expected) -> None:
            ended()
            self.check.be_busy(False, "Een proef verandert niets.")
            self.show_banner(Banner("Dit lukte niet", sentence(error), "bad", closable=True))

        self._desk.do_later(job, owner=self, done=ready, failed=failed)


def _row(item: EditionRow) -> Row:
    return Row(
        key=item.id,
        name=item.name,
        second=item.status,
        date=str(item.valid_from.year) if item.valid_from else "",
        icon=_ICONS.get(item.kind, "file-text"),
    )
