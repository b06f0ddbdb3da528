"""Nakijken: what a file holds and lacks, what is wrong per line, and under which name and date it would be kept."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from jobcoach.exchange.catalogue_file import CatalogueFile
from jobcoach.ui import theme
from jobcoach.ui.kit import (
    DateField,
    Form,
    Label,
    LineField,
    StatusWord,
    TableView,
    WordTable,
    announce,
    bottom_bar,
    clear,
    column,
    heading,
    primary,
    row,
    scrolled,
    second,
    shortcut,
    small,
)
from jobcoach.ui.qualifications.content_table import ContentTable
from jobcoach.ui.qualifications.reading import Tried
from jobcoach.ui.words.catalogue import KINDS, found_words, plan_words, problem_place, problem_words

MOST_PROBLEMS = 200


class CheckView(QWidget):
    """Shows a try-out; ``keep`` and ``back`` are what the buttons do."""

    def __init__(self, *, keep: Callable[[], object], back: Callable[[], object], today: date) -> None:
        super().__init__()
        self.form = Form(
            (
                LineField("name", "&Naam van de editie", longest=120),
                DateField("valid_from", "&Geldig vanaf", today=today),
            )
        )
        self._head = heading("")
        self._kind = Label("", "small", "text2", wrap=True)
        self._words: QVBoxLayout = column(gap=6)
        self._problems: QVBoxLayout = column(gap=4)
        self.problems: TableView | None = None
        self.content = ContentTable(rows=6)
        inside = column(
            column(self._head, self._kind, gap=2), self._words, self.form, self._problems, self.content, None, gap=18
        )
        self._says = Label("Een proef verandert niets.", "body", "text2", wrap=True)
        self.keep_button = primary("&Bewaar deze editie", keep)
        self.back_button = second("&Terug", back)
        shortcut(self, "Esc", self.back_button.click)
        bar = bottom_bar(self.back_button, 8, (self._says, 1), self.keep_button)
        self.setLayout(column((scrolled(inside, top=16), 1), bar, gap=0))

    def show_tried(self, tried: Tried) -> None:
        """What was read, and what keeping it would do."""
        file = tried.file
        self._head.setText("Proef: er is nog niets bewaard")
        self._kind.setText(f"{KINDS[file.kind].capitalize()}, {file.source}. Merk: {file.status}.")
        clear(self._words)
        words = found_words(file)
        for text in words:
            lacks = not text.startswith("Gevonden")
            self._words.addLayout(
                row(StatusWord("info" if lacks else "check-circle", text, "warn" if lacks else "ok"), None)
            )
        known = bool(tried.plan.known_as)
        for text in plan_words(file, tried.plan):
            self._words.addLayout(
                row(StatusWord("warning" if known else "info", text, "warn" if known else "text2"), None)
            )
        self.form.show({"name": file.name, "valid_from": file.valid_from})
        self._show_problems(file)
        self.content.show_file(file)
        self.be_busy(False, "Dit bestand staat er al." if known else "Een proef verandert niets.")
        self.keep_button.setEnabled(not known)
        announce(self, " ".join((*words, *plan_words(file, tried.plan))))

    def be_busy(self, busy: bool, words: str) -> None:
        """Buttons off while a job runs."""
        self._says.setText(words)
        self.keep_button.setEnabled(not busy)
        self.back_button.setEnabled(not busy)

    def start(self) -> None:
        """The cursor on the button that keeps it, or on the way back."""
        (self.keep_button if self.keep_button.isEnabled() else self.back_button).setFocus()

    def _show_problems(self, file: CatalogueFile) -> None:
        clear(self._problems)
        self.problems = None
        number = len(file.problems)
        if not number:
            self._problems.addLayout(row(StatusWord("check-circle", "Alle regels zijn gelezen.", "ok"), None))
            return
        more = f"{number}, de eerste {MOST_PROBLEMS} staan hier" if number > MOST_PROBLEMS else str(number)
        self._problems.addLayout(row(heading("Kijk dit na"), small(more, "text3"), None))
        shown = [(problem_place(item, file), problem_words(item)) for item in file.problems[:MOST_PROBLEMS]]
        table = TableView(WordTable(("Waar", "Wat er is"), shown), "Kijk dit na", stretch=1)
        table.setWordWrap(True)
        table.setTextElideMode(Qt.TextElideMode.ElideNone)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setMinimumSectionSize(theme.px(40))
        table.setFixedHeight(theme.px(32) + min(number, 4) * theme.px(40) + 4)
        self.problems = table
        self._problems.addWidget(table)
