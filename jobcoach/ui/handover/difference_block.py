"""Below the findings: what is other than in the last package to this recipient."""

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.handover_difference import Change, Difference, Kind
from jobcoach.ui import theme
from jobcoach.ui.kit import TOP, Icon, Label, column, row
from jobcoach.ui.words.dates import full_day

_SECTIONS = {
    "leerling": "Leerling",
    "school": "School",
    "plan": "Vraag en afspraken",
    "eigen_woorden": "Eigen woorden",
    "talenten": "Talenten",
    "competenties": "Competenties",
    "werkervaring": "Werkervaring",
    "praktijkverklaringen": "Praktijkverklaringen",
    "werkadvies": "Werkadvies",
    "netwerk": "Netwerk",
    "toestemmingen": "Toestemming",
    "weggelaten": "Weggelaten",
    "documenten": "Papieren",
}
_SIGNS = {Kind.CAME: ("plus", "Erbij"), Kind.WENT: ("minus", "Weg"), Kind.CHANGED: ("pencil-simple", "Anders")}
_LONGEST = 90


class DifferenceBlock(QWidget):
    """``lines`` are the words that are shown, one per change."""

    def __init__(self, found: Difference) -> None:
        super().__init__()
        self.lines = tuple(_line(change) for change in found.changes)
        since = f"Vergeleken met {found.number} van {full_day(found.sealed_on)}."
        words = since if found.changes else f"{since} Er is niets anders."
        shown = [_row(change, line) for change, line in zip(found.changes, self.lines, strict=True)]
        head = Label("Anders dan het vorige pakket", "h")
        self.setLayout(column(head, Label(words, "small", "text2", wrap=True), *shown, gap=8))


def _row(change: Change, line: str) -> QWidget:
    icon, word = _SIGNS[change.kind]
    kind = Label(word, "smallb", "text2")
    kind.setFixedWidth(theme.px(72))
    shown = QWidget()
    shown.setLayout(row((Icon(icon, "text2", 18), 0, TOP), (kind, 0, TOP), (Label(line, wrap=True), 1), gap=8))
    return shown


def _line(change: Change) -> str:
    """ "Werkervaring: Bakkerij Korenaar", or with what it was and what it is now."""
    about = f"{_SECTIONS.get(change.section, change.section)}: {change.about or 'alles'}"
    if change.kind is Kind.CHANGED and not change.before and not change.after:
        return f"{about}, opnieuw gescand."
    if change.kind is Kind.CHANGED:
        return f"{about}. Was “{_short(change.before)}”, is nu “{_short(change.after)}”."
    value = _short(change.before or change.after)
    return f"{about}: {value}" if value and value != change.about else about


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
