"""The scaffold of a page: header with one primary button, a banner place, one scroll area, a bottom bar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

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
        self.subtitle.setVisible(bool(subtitle))
        self.banner_place: QVBoxLayout = column(gap=0, margins=(24, 0, 24, 0))
        self.body: QVBoxLayout = column(gap=0)
        self._banner: Banner | None = None
        self.primary = primary
        layout = column(gap=0)
        if title:
            actions: tuple[Item, ...] = ((primary, 0, TOP),) if primary else ()
            words = column(self.title, self.subtitle, gap=2)
            layout.addLayout(row((words, 1), *actions, gap=16, margins=(24, 20, 24, 16)))
        if line:
            layout.addWidget(hairline())
        layout.addLayout(self.banner_place)
        layout.addLayout(self.body, 1)
        self.setLayout(layout)

    def reload(self) -> None:
        """Read everything again; the frame calls it when a table of ``cares_about`` changed."""

    def flush(self) -> None:
        """Keep what is being typed; the frame calls it before the page goes."""

    def open_key(self, key: int) -> None:
        """Show one person or thing; the frame calls it for a search result or ``Tools.go``."""

    def show_banner(self, banner: Banner) -> None:
        """Show a banner under the header; at most one, the worst wins."""
        if self._banner is not None and not self._banner.isHidden():
            if _WORST_FIRST.index(self._banner.tone) < _WORST_FIRST.index(banner.tone):
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


def scroll(inside: QWidget) -> QScrollArea:
    """The one scroll area of a page; its bar of 10 px lies in the right margin.

    Give ``inside`` a right margin of 24 less 10: use ``scrolled_margins``.
    """
    area = QScrollArea()
    area.setWidgetResizable(True)
    inside.setObjectName("inner")
    area.setWidget(inside)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # always there, so that nothing moves when it comes; without a range it draws nothing
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.viewport().setAutoFillBackground(False)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def scrolled(layout: QVBoxLayout, *, top: int = 8) -> QScrollArea:
    """A scroll area round a column with the page's margins, the bar's 10 px taken off at the right."""
    inside = QWidget()
    left = theme.gap(24)
    layout.setContentsMargins(left, theme.gap(top), left - 10, theme.gap(24))
    inside.setLayout(layout)
    return scroll(inside)


def columns(main: QWidget, side: QWidget, *, width: int = 264) -> QWidget:
    """Main text with a side column of ``width`` beside it; above 150% text the side column comes below."""
    both = QWidget()
    if theme.is_large():
        both.setLayout(column(main, side, gap=16))
        return both
    side.setFixedWidth(theme.px(width))
    both.setLayout(row((main, 1, TOP), (side, 0, TOP), gap=32))
    return both


def bottom_bar(*items: Item) -> QFrame:
    """The bar under a flow: back at the left, the words, the primary button at the right."""
    return boxed(row(*items, gap=8, margins=(24, 12, 24, 12)), "bottombar")
