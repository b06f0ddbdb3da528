"""F1: the short help of a page, offline, over the page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jobcoach.ui import theme
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.labels import Icon, KeyCap, Label, Paragraph
from jobcoach.ui.kit.layout import Item, boxed, column, hairline, row
from jobcoach.ui.kit.page import FittingArea
from jobcoach.ui.kit.panel import FloatingPanel

KEYS = (
    ("Ctrl+K", "zoek leerling, bedrijf of notitie"),
    ("Ctrl+L", "leg een bezoek of gesprek vast"),
    ("Ctrl+S", "bewaar wat je typt"),
    ("Ctrl+N", "voeg iets toe op deze bladzijde"),
    ("Ctrl+Shift+L", "op slot"),
    ("Ctrl+Shift+I", "alleen initialen, of weer namen"),
    ("Alt+1 tot 8", "ga naar een plek; Alt en een letter: naar een veld"),
    ("Esc", "een stap terug; je tekst blijft"),
)


def show_help(window: QWidget, about: str, text: str) -> FloatingPanel:
    """Open the help of a page."""
    keys: list[Item] = [row(KeyCap(key), Label(words, "body", "text2"), None, gap=10) for key, words in KEYS]
    close = Button("Sluit", "second")
    head = row(Icon("question", "accent"), Label(f"Hulp bij {about}", "h"), None, KeyCap("Esc"), gap=10)
    lay = column(Paragraph(text), 8, hairline(), 8, *keys, gap=6)
    words: Item = lay
    if theme.is_large():  # higher than the window: the arrows scroll it
        area = FittingArea(boxed(lay))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = (area, 1)
    lines = column(head, 8, words, 8, row(None, close), gap=6, margins=(24, 20, 24, 16))
    panel = FloatingPanel(window, lines, name=f"Hulp bij {about}", width=560, top=120)
    close.clicked.connect(panel.close_panel)
    close.setFocus()
    return panel
