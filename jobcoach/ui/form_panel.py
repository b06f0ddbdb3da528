"""A small form in a floating panel: Escape closes, Ctrl+Enter or the button keeps; errors stay in the panel."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from jobcoach.model.expected import Expected
from jobcoach.ui.kit import (
    Banner,
    FloatingPanel,
    Form,
    KeyCap,
    column,
    hairline,
    heading,
    primary,
    row,
    shortcut,
    small,
)
from jobcoach.ui.words import sentence


def form_panel(
    page: QWidget,
    words: str,
    form: Form,
    *,
    save: Callable[[dict[str, object]], object],
    verb: str = "&Bewaar",
    width: int = 560,
) -> FloatingPanel:
    """Open ``form`` over the window of ``page``; ``save`` gets its values and may raise ``Expected``."""
    trouble = column(gap=0)

    def keep() -> None:
        if not form.is_valid():
            return
        try:
            save(form.values())
        except Expected as error:
            if not form.show_expected(error):
                while trouble.count():
                    item = trouble.takeAt(0)
                    if item is not None and (old := item.widget()) is not None:
                        old.deleteLater()
                trouble.addWidget(Banner("Bewaren lukte niet", sentence(error), "bad"))
            return
        panel.close_panel()

    button = primary(verb, keep)
    foot = row(KeyCap("Esc"), small("sluit"), None, KeyCap("Ctrl+Enter"), button, gap=8)
    content = column(heading(words), 8, form, trouble, 12, hairline(), 12, foot, gap=0, margins=(24, 20, 24, 16))
    panel = FloatingPanel(page.window(), content, name=words, width=width, top=120)
    shortcut(panel, "Ctrl+Return", keep)
    shortcut(panel, "Ctrl+Enter", keep)
    form.focus_first()
    return panel
