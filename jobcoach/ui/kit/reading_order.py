"""Tab goes as one reads: from top to bottom as the layouts lie, also when rows were made anew since."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

from jobcoach.ui.kit.focus_spot import takes_focus

_AROUND = 24


def stops_of(area: QWidget) -> list[QWidget]:
    """Where Tab stops in ``area`` now. (Qt itself keeps the order in which widgets were made.)"""
    return [item for item in _walk(area) if takes_focus(item, area)]


def step_in(area: QWidget, *, forward: bool) -> bool:
    """Give the focus to the stop after (or before) the one that has it, round and round; False without stops.

    What has the focus may be switched off by now: it goes on from its place.
    """
    at = QApplication.focusWidget()
    order = [item for item in _walk(area) if item is at or takes_focus(item, area)]
    if not forward:
        order.reverse()
    start = order.index(at) + 1 if at in order else 0
    stop = next((item for item in order[start:] + order[:start] if takes_focus(item, area)), None)
    if stop is None:
        return False
    stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_in_view(stop)
    return True


def _walk(area: QWidget) -> Iterator[QWidget]:
    layout = area.layout()
    placed = list(_laid_out(layout)) if layout is not None else []
    loose = [child for child in area.children() if isinstance(child, QWidget) and child not in placed]
    for child in (*placed, *loose):
        if not child.isHidden() and not child.isWindow():
            yield child
            yield from _walk(child)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = None if item is None else item.widget()
        inner = None if item is None else item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def bring_in_view(stop: QWidget) -> None:
    """Scroll every area round ``stop`` so far that it can be seen."""
    step = stop.parentWidget()
    while step is not None:
        if isinstance(step, QScrollArea):
            step.ensureWidgetVisible(stop, 0, _AROUND)
        step = step.parentWidget()
