"""Step 3: what would happen, what is wrong per cell, and every student of the list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from jobcoach.caseload.import_class import Fate
from jobcoach.ui import theme
from jobcoach.ui.class_import.reading import Proof, problem_words, student_cells
from jobcoach.ui.kit import (
    Chip,
    Flow,
    StatusWord,
    TableView,
    WordTable,
    announce,
    boxed,
    clear,
    column,
    heading,
    row,
    scrolled,
    small,
)

MOST_PROBLEMS = 200


class CheckStep(QWidget):
    """Shows a proof; nothing is written yet."""

    def __init__(self) -> None:
        super().__init__()
        self._all: QVBoxLayout = column(gap=0)
        self.problems: TableView | None = None
        self.students: TableView | None = None
        self.setLayout(column((scrolled(self._all, top=16), 1), gap=0))

    def show_proof(self, proof: Proof) -> None:
        """Counts, problems, students."""
        clear(self._all)
        words = counts(proof)
        self._all.addWidget(heading("Proef: er is nog niets veranderd"))
        self._all.addSpacing(theme.gap(8))
        self._all.addWidget(boxed(Flow(*(Chip(text, tone) for text, tone in words))))
        self._all.addSpacing(theme.gap(20))
        self._show_problems(proof)
        self._all.addSpacing(theme.gap(20))
        self._all.addLayout(row(heading("Leerlingen"), small(str(len(proof.rows)), "text3"), None))
        self._all.addSpacing(theme.gap(4))
        heads = ("Rij", "Naam", "Nummer", "Geboren", "Klas", "Wat er gebeurt")
        cells = [student_cells(*pair) for pair in zip(proof.rows, proof.planned, strict=True)]
        self.students = TableView(WordTable(heads, cells, right=frozenset({0})), "Leerlingen in het bestand", stretch=5)
        self.students.setMinimumHeight(_height(min(len(cells), 5)))
        self._all.addWidget(self.students, 1)
        announce(self, f"Proef: {', '.join(text for text, _ in words)}")

    def start(self) -> None:
        """The cursor in the first table."""
        table = self.problems or self.students
        if table is not None:
            table.setFocus()

    def _show_problems(self, proof: Proof) -> None:
        self.problems = None
        if not proof.problems:
            self._all.addLayout(row(StatusWord("check-circle", "Alle vakjes zijn te lezen.", "ok"), None))
            return
        number = len(proof.problems)
        more = f"{number}, de eerste {MOST_PROBLEMS} staan hier" if number > MOST_PROBLEMS else str(number)
        self._all.addLayout(row(heading("Kijk dit na"), small(more, "text3"), None))
        self._all.addSpacing(theme.gap(4))
        shown = [(str(item.row), item.column, problem_words(item)) for item in proof.problems[:MOST_PROBLEMS]]
        table = TableView(
            WordTable(("Rij", "Kolom", "Wat er is"), shown, right=frozenset({0})), "Kijk dit na", stretch=2
        )
        table.setWordWrap(True)
        table.setTextElideMode(Qt.TextElideMode.ElideNone)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setMinimumSectionSize(theme.px(40))
        table.setFixedHeight(_height(min(len(shown), 4)))
        self.problems = table
        self._all.addWidget(table)


def counts(proof: Proof) -> list[tuple[str, str]]:
    """Words and tone of each number that is not zero; new always."""
    found = [
        (proof.times(Fate.NEW), "nieuw", "ok"),
        (proof.times(Fate.CHANGED), "gewijzigd", "info"),
        (proof.times(Fate.SAME), "gelijk", "neutral"),
        (proof.skipped, "overgeslagen", "warn"),
    ]
    return [(f"{number} {word}", tone) for number, word, tone in found if number or word == "nieuw"]


def _height(rows: int) -> int:
    return theme.px(32) + rows * theme.px(40) + 4
