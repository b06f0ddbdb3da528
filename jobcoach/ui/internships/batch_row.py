"""One praktijkverklaring in the list of a class: a tick, who and where, and what is missing or to look at."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from jobcoach.caseload.paper_batch import BatchRow
from jobcoach.model.choices import PaperStatus
from jobcoach.model.missing import missing_words
from jobcoach.ui import discreet
from jobcoach.ui.kit import MIDDLE, TOP, Avatar, Button, Chip, Flow, Item, Label, boxed, column, row
from jobcoach.ui.words import count
from jobcoach.ui.words.papers import finding_words


class BatchLine(QWidget):
    """Its ``box`` can be ticked when it may be issued or was issued; ``ticked`` gives the paper and whether."""

    ticked = Signal(int, bool)

    def __init__(self, item: BatchRow, *, open_it: Callable[[], object]) -> None:
        super().__init__()
        self._paper = int(item.paper)
        self._can = item.may_be_issued or item.document is not None
        who = discreet.name(item.student_name)
        self.box = QCheckBox()
        self.box.setAccessibleName(f"Kies {who}, {item.employer}, {_state(item)}")
        self.box.clicked.connect(self._click)
        words: list[Item] = [Label(who, "h", wrap=True), Label(_facts(item), "body", "text2", wrap=True)]
        flow = QWidget()
        flow.setLayout(Flow(Chip(*_chip(item)), *((Chip(f"versie {item.version}"),) if item.version > 1 else ())))
        words.append(flow)
        if item.missing:
            words.append(Label(f"Nog nodig: {', '.join(missing_words(item.missing))}", "small", "warn", wrap=True))
        words += [
            Label(finding_words(finding), "small", "warn" if finding.needs_reason else "text2", wrap=True)
            for finding in item.findings
        ]
        if item.reason:
            words.append(Label(f"Reden om toch uit te geven: {item.reason}", "small", "text2", wrap=True))
        button = Button("Open dossier", "row", act=open_it, name=f"Open het dossier van {who}")
        avatar = Avatar(item.initials, int(item.student))
        parts = row((self.box, 0, TOP), (avatar, 0, TOP), (column(*words, gap=3), 1), (button, 0, MIDDLE), gap=12)
        parts.setContentsMargins(0, 10, 0, 10)
        self.setLayout(column(boxed(parts), gap=0))
        self.turn(enabled=True)

    def _click(self, on: bool) -> None:
        self.ticked.emit(self._paper, on)

    def turn(self, *, enabled: bool) -> None:
        """May it be ticked now?"""
        self.box.setEnabled(enabled and self._can)


def _state(item: BatchRow) -> str:
    return _chip(item)[0].casefold()


def _chip(item: BatchRow) -> tuple[str, str]:
    if item.status is not PaperStatus.CONCEPT:
        return "Uitgegeven", "ok"
    return ("Compleet", "info") if item.may_be_issued else ("Nog niet compleet", "warn")


def _facts(item: BatchRow) -> str:
    parts = (item.employer, item.number, count(item.printed, "werkproces", "werkprocessen"))
    return " · ".join(part for part in parts if part)
