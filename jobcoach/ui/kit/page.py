"""The scaffold of a page: header with one primary button, a banner place, one scroll area, a bottom bar."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from jobcoach.ui import theme
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.labels import Elided, Label
from jobcoach.ui.kit.layout import TOP, Item, boxed, clear, column, hairline, row
from jobcoach.ui.kit.marks import Banner

_WORST_FIRST = ("bad", "warn", "info", "ok")


class Page(QWidget):
    """What a place shows. Subclasses set ``cares_about`` and ``help_text`` and fill ``body`` (or call ``scroll``).

    ``reload`` is called when a verb changed a table the page cares about; ``flush`` before the page goes away (lock,
    another text size): keep drafts there. Set both as methods of your page.
    """

    cares_about: frozenset[str] = frozenset()
    help_text: str = ""

    def __init__(
        self, title: str = "", subtitle: str = "", *, primary: Button | None = None, line: bool = False
    ) -> None:
        super().__init__()
        self.title, self.subtitle = Elided(title, "title"), Label(subtitle, "body", "text2", wrap=True)
        if not subtitle:  # never setVisible(True) before it has a parent: that opens a window of its own
            self.subtitle.hide()
        self.banner_place: QVBoxLayout = column(gap=0, margins=(24, 0, 24, 0))
        self.body: QVBoxLayout = column(gap=0)
        self._banner: Banner | None = None
        # takes the last act of this page back, for as long as it can
        self.undo_last: Callable[[], object] | None = None
        self.primary = primary
        layout = column(gap=0)
        if title:
            actions: tuple[Item, ...] = ((primary, 0, TOP),) if primary else ()
            words = column(self.title, self.subtitle, gap=2)
            layout.addLayout(row((words, 1), *actions, gap=16, margins=(24, 20, 24, 16)))
        else:
            for label in (self.title, self.subtitle):
                label.setParent(self)
                label.hide()
        if line:
            layout.addWidget(hairline())
        layout.addLayout(self.banner_place)
        layout.addLayout(self.body, 1)
        self.setLayout(layout)

    def reload(self) -> None:
        """Read everything again; the frame calls it when a table of ``cares_about`` changed."""

    def flush(self) -> None:
        """Keep what is being typed; the frame calls it before the page goes."""

    def open_now(self) -> int | None:
        """Id of the person or thing that is open; after a lock or another text size it comes back."""
        return None

    def open_part(self) -> int:
        """Which part of it is shown, counted from 0; it comes back too."""
        return 0

    def turn_to_part(self, part: int) -> None:
        """Show this part again; one that is not there any more changes nothing."""

    def open_key(self, key: int) -> None:
        """Show one person or thing; the frame calls it for a search result or ``Tools.go``."""

    def show_banner(self, banner: Banner) -> None:
        """Show a banner under the header; at most one, the worst wins. A newer answer takes the place of an older."""
        if self._banner is not None:
            answers = self._banner.is_answer and banner.is_answer
            if not answers and _WORST_FIRST.index(self._banner.tone) < _WORST_FIRST.index(banner.tone):
                banner.deleteLater()
                return
            self.clear_banner()
        self._banner = banner
        self.banner_place.setContentsMargins(theme.gap(24), theme.gap(4), theme.gap(24), theme.gap(12))
        self.banner_place.addWidget(banner)
        banner.closed.connect(self.clear_banner)
        banner.announce()

    def clear_banner(self) -> None:
        """Take the banner away."""
        clear(self.banner_place)
        self.banner_place.setContentsMargins(0, 0, 0, 0)
        self._banner = None

    def banner(self) -> Banner | None:
        """The banner that is shown."""
        return self._banner


class ScrollArea(QScrollArea):
    """The one scroll area of a page. The bar's 10 px are kept free when it is away, so that nothing moves."""

    BAR = 10

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.setObjectName("inner")
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._keep_free)
        self._keep_free(0, 0)

    def _keep_free(self, least: int, most: int) -> None:
        free = self.BAR if most <= least else 0
        if self.viewportMargins().right() != free:
            self.setViewportMargins(0, 0, free, 0)


class FittingArea(ScrollArea):
    """For a panel: as high as what is in it where there is room, else it scrolls."""

    def sizeHint(self) -> QSize:
        """The height of what is in it."""
        inside = self.widget()
        if inside is None:
            return super().sizeHint()
        return QSize(inside.sizeHint().width(), max(inside.sizeHint().height(), inside.heightForWidth(self.width())))

    def minimumSizeHint(self) -> QSize:
        """One field is enough."""
        return QSize(0, theme.px(80))


def scroll(inside: QWidget) -> ScrollArea:
    """``inside`` in the scroll area of a page; its right margin is 24 less the bar's 10 (``scrolled`` does that)."""
    return ScrollArea(inside)


def scrolled(layout: QVBoxLayout, *, top: int = 8) -> ScrollArea:
    """A scroll area round a column with the page's margins, the bar's 10 px taken off at the right."""
    inside = QWidget()
    left = theme.gap(24)
    layout.setContentsMargins(left, theme.gap(top), left - ScrollArea.BAR, theme.gap(24))
    inside.setLayout(layout)
    return scroll(inside)


class Columns(QWidget):
    """Main text with a side column of ``width`` px; where there is no room the side column comes below."""

    def __init__(self, main: QWidget, side: QWidget, *, width: int = 264) -> None:
        super().__init__()
        self._side, self._width = side, theme.px(width)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(main, 1, TOP)
        self._layout.addWidget(side, 0, TOP)
        self._fit(theme.is_large())

    def minimumSizeHint(self) -> QSize:
        """It may be as narrow as one column."""
        return QSize(self._width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other or below."""
        super().resizeEvent(event)
        self._fit(theme.is_large() or event.size().width() < 2 * self._width + theme.gap(32))

    def _fit(self, narrow: bool) -> None:
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(below if narrow else beside)
        self._layout.setSpacing(theme.gap(16 if narrow else 32))
        self._layout.setAlignment(self._side, Qt.AlignmentFlag(0) if narrow else TOP)
        self._side.setMinimumWidth(0 if narrow else self._width)
        self._side.setMaximumWidth(16_777_215 if narrow else self._width)


def columns(main: QWidget, side: QWidget, *, width: int = 264) -> Columns:
    """Main text with a side column beside it, or below it where there is no room."""
    return Columns(main, side, width=width)


class Split(QWidget):
    """A list pane with a page beside it; where there is no room one of the two, with a way back to the list."""

    def __init__(self, pane: QWidget, detail: QWidget, *, back: str) -> None:
        super().__init__()
        self._pane, self._detail = pane, detail
        self._back = boxed(
            row(Button(back, "link", icon="caret-left", act=self.show_list), None, margins=(24, 8, 24, 0))
        )
        self._narrow, self._on_detail = False, False
        right = column(self._back, (detail, 1), gap=0)
        layout = row(pane, (boxed(right), 1), gap=0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(layout)
        self._pane_width = pane.maximumWidth()
        self._apply()

    def show_detail(self) -> None:
        """Somebody was chosen: go to the page where only one fits."""
        self._on_detail = True
        self._apply()

    def show_list(self) -> None:
        """Back to the list."""
        self._on_detail = False
        self._apply()
        if self._narrow:
            self._pane.setFocus()

    def minimumSizeHint(self) -> QSize:
        """One of the two is enough."""
        return QSize(theme.px(292), theme.px(200))

    def is_narrow(self) -> bool:
        """Is there room for only one of the two?"""
        return self._narrow

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One or both."""
        super().resizeEvent(event)
        self._narrow = theme.is_large() or event.size().width() < theme.px(820)
        self._apply()

    def _apply(self) -> None:
        detail = self._detail.parentWidget()
        if detail is not None:
            detail.setVisible(not self._narrow or self._on_detail)
        self._pane.setVisible(not self._narrow or not self._on_detail)
        self._pane.setMaximumWidth(16_777_215 if self._narrow else self._pane_width)
        self._pane.setMinimumWidth(0 if self._narrow else min(self._pane_width, self._pane.maximumWidth()))
        self._back.setVisible(self._narrow)


def bottom_bar(*items: Item) -> QFrame:
    """The bar under a flow: back at the left, the words, the primary button at the right."""
    return boxed(row(*items, gap=8, margins=(24, 12, 24, 12)), "bottombar")
