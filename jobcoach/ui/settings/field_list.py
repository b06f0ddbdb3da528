"""The fields for a Word template: Dutch name, what it gives, and a button that copies what is typed in Word."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.documents.word_fields import FIELDS, FLAGS, LOOP
from jobcoach.ui import clipboard, theme
from jobcoach.ui.kit import (
    MIDDLE,
    Button,
    FilterLine,
    FloatingPanel,
    Label,
    announce,
    boxed,
    clear,
    column,
    hairline,
    heading,
    row,
    scrolled,
    second,
)

_HOW = "Kopieer een veld en plak het in Word. Daar komt later te staan wat je bij de stage invulde."


def open_fields(window: QWidget) -> FloatingPanel:
    """Show the list over the window; Escape closes it."""
    content = _Fields()
    close = second("Sluit", lambda: None)
    head = row((column(heading("Velden voor je sjabloon"), Label(_HOW, "small", "text2", wrap=True), gap=2), 1), close)
    whole = column(head, 12, content.filter, 8, content, gap=0, margins=(24, 20, 24, 16))
    panel = FloatingPanel(window, whole, name="Velden voor je sjabloon", width=760, top=48)
    close.clicked.connect(panel.close_panel)
    content.filter.setFocus()
    return panel


class _Fields(QWidget):
    """The rows that match the filter."""

    def __init__(self) -> None:
        super().__init__()
        self.filter = FilterLine("Zoek een veld")
        self._rows: QVBoxLayout = column(gap=0)
        self.setLayout(column(scrolled(column(self._rows, None, gap=0), top=0), gap=0))
        self.setFixedHeight(theme.px(480))
        self.filter.textChanged.connect(self._fill)
        self._fill("")

    def _fill(self, wanted: str) -> None:
        clear(self._rows)
        for code, name, gives in _entries():
            if wanted.strip().casefold() in f"{code} {name} {gives}".casefold():
                self._rows.addWidget(self._row(code, name, gives))
                self._rows.addWidget(hairline())

    def _row(self, code: str, name: str, gives: str) -> QWidget:
        words = column(Label(name, "h", wrap=True), Label(gives, "small", "text2", wrap=True), gap=2)
        copy = Button("Kopieer", "row", act=lambda: self._copy(code, name), name=f"Kopieer veld {name}")
        shown = Label(code, "small", "text2", wrap=True)
        return boxed(row((words, 2), (shown, 3, MIDDLE), (copy, 0, MIDDLE), gap=12, margins=(0, 8, 0, 8)))

    def _copy(self, code: str, name: str) -> None:
        clipboard.copy_for_later(code)
        announce(self, f"{name} gekopieerd")


def _entries() -> list[tuple[str, str, str]]:
    """Code, name and what it gives: fields, the conditions, the list of clauses."""
    fields = [(field.code, field.label, field.gives) for field in FIELDS]
    conditions = [
        (f"{{% if {name} %}} ... {{% endif %}}", f"Alleen als: {name}", f"alleen als {when}")
        for name, when in FLAGS.items()
    ]
    return [*fields, *conditions, (LOOP, "De afspraken", "alle afspraken, een alinea per stuk")]
