"""The verdict on a package: one calm sentence, from whom and when, what was found, and the digits to compare."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from jobcoach.handover.report import Finding, Report, Severity, Verdict
from jobcoach.handover.seal import local
from jobcoach.ui import theme
from jobcoach.ui.handover.digits import Groups
from jobcoach.ui.kit import (
    TOP,
    Form,
    Icon,
    Label,
    LineField,
    Paragraph,
    TickField,
    boxed,
    column,
    primary,
    row,
    second,
)
from jobcoach.ui.words import sentences
from jobcoach.ui.words.command_line import finding_sentence
from jobcoach.ui.words.dates import full_day

_SAYS = {
    Verdict.INTACT_KNOWN: ("Niets veranderd, school bekend", "ok", "circle-wavy-check"),
    Verdict.INTACT_LOOK: ("Niets veranderd, kijk nog even", "warn", "warning"),
    Verdict.REFUSED: ("Niet vertrouwen", "bad", "prohibit"),
}
_SIGNS = {
    Severity.NOTE: ("check-circle", "ok"),
    Severity.LOOK: ("warning", "warn"),
    Severity.REFUSE: ("x-circle", "bad"),
}
_TRIAL = ("Een proefzending, geen dossier", "warn", "warning")
UNKNOWN = "handover.found.unknown_school"


def verdict_words(report: Report) -> str:
    """The verdict as it stands on the screen."""
    return _says(report)[0]


def _says(report: Report) -> tuple[str, str, str]:
    return _TRIAL if report.parties is not None and report.parties.trial else _SAYS[report.verdict]


class VerdictCard(QFrame):
    """Icon, words and colour together; never one of them alone."""

    def __init__(self, report: Report, file_name: str) -> None:
        super().__init__()
        words, tone, icon = _says(report)
        self.setProperty("ground", tone)
        more = sentences()[f"handover.verdict.{report.verdict.value}"]
        texts = column(
            Label(words, "title", tone, wrap=True),
            Label(more, wrap=True),
            Label(file_name, "small", "text2", wrap=True),
            gap=4,
        )
        self.setLayout(row((Icon(icon, tone, 32), 0, TOP), (texts, 1), gap=16, margins=(18, 16, 18, 16)))
        self.setAccessibleName(f"{words}. {more}")


def facts(report: Report) -> QWidget:
    """From whom, for whom, which number, sealed when and by whom."""
    parties, lines = report.parties, []
    if parties is not None:
        lines = [
            ("Van", f"{parties.school} (BRIN {parties.brin})"),
            ("Voor", parties.recipient),
            (
                "Proef" if parties.trial else "Nummer",
                parties.package + (f", versie {parties.version}" if parties.version > 1 else ""),
            ),
        ]
        lines += [("Vervangt", parties.replaces)] if parties.replaces else []
    if report.signed_at is not None:
        here = local(report.signed_at)
        lines.append(("Verzegeld", f"{full_day(here.date())}, {here:%H:%M} uur"))
    if report.holder:
        lines.append(("Door", report.holder))
    return boxed(column(*(_pair(words, value) for words, value in lines), gap=6))


def findings(report: Report) -> QWidget:
    """Every finding in plain Dutch, with its sign."""
    return boxed(column(*(_found(item) for item in report.findings), gap=8))


class Compare(QFrame):
    """The digits of an unknown school, to compare with the letter or by telephone."""

    def __init__(self, report: Report, *, same: Callable[[], object], different: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("tint")
        across = 2 if theme.is_large() else 4
        self.groups = Groups(tuple(report.fingerprint.split(" ")), name="Cijfers van dit zegel", across=across)
        self.same_button = primary("Komt overeen, onthoud deze school", same)
        self.different_button = second("Komt niet overeen", different)
        words = Paragraph("Vergelijk deze cijfers met de brief of bel de school, op een nummer dat je al kende.")
        buttons = (self.same_button, self.different_button)
        stacked = column(*(row(button, None) for button in buttons))
        self.setLayout(
            column(Label("Is dit zegel van de school?", "h"), words, self.groups, 4, stacked, gap=8,
                   margins=(16, 14, 16, 16))
        )  # fmt: skip


class Replace(QFrame):
    """A school that is known by another seal: the only way on is by telephone, and the program compares."""

    def __init__(self, *, replace: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("tint")
        self._replace = replace
        self.form = Form(
            LineField(
                "told", "De &40 cijfers die de school noemt", required=True, longest=60,
                example="bijv. 12345 67890 12345 ...",
                hint="Typ ze zoals de school ze voorleest. Neem ze nooit uit het pakket of uit een mail.",
            ),
            TickField("called", "Ik heb de school &gebeld op een nummer dat ik al kende"),
        )  # fmt: skip
        self.button = second("Vervang het zegel van deze school", self.replace)
        words = Paragraph(
            "Deze school is hier bekend met een ander zegel. Dat is een vervalsing, of de school heeft een nieuw zegel "
            "gemaakt. Alleen de school zelf kan dat zeggen. Gebruik het pakket niet zolang dat niet duidelijk is."
        )
        head = Label("Heeft de school een nieuw zegel?", "h")
        self.setLayout(column(head, words, self.form, row(self.button, None), gap=10, margins=(16, 14, 16, 16)))

    def replace(self) -> None:
        """Go on only when the school was called."""
        if not self.form.is_valid():
            return
        if not self.form["called"].value():
            self.form.show_error("called", "Bel eerst de school.")
            return
        self._replace(str(self.form["told"].value()))


def is_unknown(report: Report) -> bool:
    """True when the school must be compared by a human."""
    return any(item.key == UNKNOWN for item in report.findings)


def takes_list(report: Report) -> bool:
    """True when a list of revoked seals can still tell more: the package is intact, or the list was the trouble."""
    keys = (item.key for item in report.findings)
    return report.verdict is not Verdict.REFUSED or any(key.startswith("handover.found.list_") for key in keys)


def _found(item: Finding) -> QHBoxLayout:
    icon, tone = _SIGNS[item.severity]
    return row((Icon(icon, tone, 18), 0, TOP), (Label(finding_sentence(item), wrap=True), 1), gap=10)


def _pair(words: str, value: str) -> QHBoxLayout:
    name = Label(words, "small", "text2")
    name.setFixedWidth(theme.px(76))
    return row((name, 0, TOP), (Label(value, wrap=True), 1), gap=8)
