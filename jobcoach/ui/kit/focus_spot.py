"""Where the focus was, and where it belongs when that widget is gone: in the page, never in the search line."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from shiboken6 import isValid


class FocusSpot:
    """The focus (and how far every scroll area in ``area`` was) before widgets are made anew.

    ``go_back`` gives the focus to the same widget, else to the one with the same name, else to what came in its place.
    """

    def __init__(self, area: QWidget, at: QWidget | None) -> None:
        self._area, self._at = area, at
        self._inside = at is not None and area.isAncestorOf(at)
        self._name = _name(at) if at is not None else ""
        stops = _stops(area) if self._inside else []
        self._number = stops.index(at) if at in stops else 0
        self._bars = [(view, view.verticalScrollBar().value()) for view in area.findChildren(QScrollArea)]

    def is_kept(self) -> bool:
        """The widget is still there and can be seen."""
        return self._at is not None and isValid(self._at) and self._at.isVisible() and self._at.isEnabled()

    def go_back(self) -> bool:
        """Give the focus back; True when somebody took it.

        New widgets are shown one turn later; until then the page itself holds the focus.
        """
        if self.is_kept() and self._at is not None:
            self._at.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if not isValid(self._area) or not self._area.isVisible():
            return False
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self._area, self._find_heir)
        return True

    def follow(self) -> None:
        """After the widgets were made anew: the focus and the height as they were; a focus elsewhere stays there."""
        if self._inside and not self.is_kept():
            self.go_back()
        self.scroll_back()

    def _find_heir(self) -> None:
        if QApplication.focusWidget() is not self._area:
            return  # somebody went on already
        stops = _stops(self._area) if self._inside else []
        same = [stop for stop in stops if _name(stop) == self._name]
        heir = same[0] if self._name and same else stops[min(self._number, len(stops) - 1)] if stops else self._area
        heir.setFocus(Qt.FocusReason.OtherFocusReason)

    def scroll_back(self) -> None:
        """Look at the same height as before, now and once the new widgets have their places."""
        self._scroll()
        QTimer.singleShot(0, self._area, self._scroll)

    def _scroll(self) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        for view, value in self._bars:
            if isValid(view):
                view.verticalScrollBar().setValue(value)


def is_lost(at: QWidget | None) -> bool:
    """Nobody has the focus, or something that cannot be seen or used."""
    return at is None or not at.isVisible() or not at.isEnabled()


def pass_on(page: QWidget) -> None:
    """The widget with the focus goes: to the next one in ``page``, the one before, or the page itself."""
    gone = QApplication.focusWidget()
    stops = set(_stops(page))
    step = gone.nextInFocusChain() if gone is not None else page
    while step is not gone and step is not page and step is not None:
        if step in stops and not (gone is not None and gone.isAncestorOf(step)):
            step.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        step = step.nextInFocusChain()
    (_stops(page)[:1] or [page])[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _stops(area: QWidget) -> list[QWidget]:
    """Where Tab stops in ``area``, in the order in which they were made."""
    return [item for item in area.findChildren(QWidget) if takes_focus(item, area)]


def takes_focus(item: QWidget, area: QWidget) -> bool:
    """Whether Tab would stop here."""
    tab = item.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and item.isVisibleTo(area) and item.isEnabled() and item.focusProxy() is None


def _name(item: QWidget) -> str:
    words = item.text() if isinstance(item, QAbstractButton) else ""
    return f"{type(item).__name__}:{item.accessibleName() or words}" if item.accessibleName() or words else ""
