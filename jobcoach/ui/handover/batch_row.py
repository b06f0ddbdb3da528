"""One overdracht in the list of a class: a tick, who it is about and for whom, and what is missing."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from jobcoach.caseload.package_batch import PackageRow
from jobcoach.ui import discreet
from jobcoach.ui.handover.finding_card import words_of
from jobcoach.ui.handover.saving import road_words
from jobcoach.ui.kit import MIDDLE, TOP, Avatar, Button, Chip, Label, boxed, column, row
from jobcoach.ui.kit.layout import Item
from jobcoach.ui.words import count, sentence


class PackageLine(QWidget):
    """Its ``box`` can be ticked when the overdracht is ready; ``ticked`` gives the overdracht and whether."""

    ticked = Signal(int, bool)

    def __init__(self, item: PackageRow, *, open_it: Callable[[], object]) -> None:
        super().__init__()
        self._handover, self._can = int(item.handover), item.ready
        who = discreet.name(item.student_name)
        self.box = QCheckBox()
        self.box.setAccessibleName(f"Kies {who}, naar {item.recipient}, {_chip(item)[0].casefold()}")
        self.box.clicked.connect(lambda on: self.ticked.emit(self._handover, on))
        words: list[Item] = [Label(who, "h", wrap=True), Label(_facts(item), "body", "text2", wrap=True)]
        words.append(row(Chip(*_chip(item)), None))
        if missing := missing_of(item):
            words.append(Label(f"Nog nodig: {missing}", "small", "warn", wrap=True))
        if item.looks and not item.sealed:
            looks = count(item.looks, "punt om naar te kijken", "punten om naar te kijken")
            words.append(Label(f"{looks}, zie Door hun ogen", "small", "text2", wrap=True))
        button = Button("Open", "row", act=open_it, name=f"Open de overdracht van {who}")
        avatar = Avatar(item.initials, int(item.student))
        parts = row((self.box, 0, TOP), (avatar, 0, TOP), (column(*words, gap=3), 1), (button, 0, MIDDLE), gap=12)
        parts.setContentsMargins(0, 10, 0, 10)
        self.setLayout(column(boxed(parts), gap=0))
        self.turn(enabled=True)

    def turn(self, *, enabled: bool) -> None:
        """May it be ticked now?"""
        self.box.setEnabled(enabled and self._can)


def missing_of(item: PackageRow) -> str:
    """What must be done first, in a few words; empty when it is ready."""
    if item.ready:
        return ""
    if item.error is not None:
        return sentence(item.error)
    parts = [words_of(finding)[0] for finding in item.missing]
    if not item.looked:
        parts.append("kijk alle bladzijden na bij Door hun ogen")
    return "; ".join(part[:1].casefold() + part[1:] for part in parts)


def _chip(item: PackageRow) -> tuple[str, str]:
    if item.sealed:
        return "Verzegeld, nog niet verstuurd", "ok"
    return ("Klaar om te verzegelen", "info") if item.ready else ("Nog niet klaar", "warn")


def _facts(item: PackageRow) -> str:
    return " · ".join(part for part in (item.recipient, road_words(item.road), item.number) if part)
