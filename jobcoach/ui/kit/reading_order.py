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
    """Give the focus to the stop after (or before) the one that has it, round and round; False without stops."""
    stops = stops_of(area)
    if not stops:
        return False
    at = QApplication.focusWidget()
    while at is not None and at not in stops:
        at = at.parentWidget()  # inside a field of several widgets
    if at is None:
        number = 0 if forward else -1
    else:
        number = (stops.index(at) + (1 if forward else -1)) % len(stops)
    stop = stops[number]
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
