"""A paper on the screen: pages given as pictures, marks on top, zoom, the keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from jobcoach.ui import discreet, theme
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.finding import paint_dot
from jobcoach.ui.kit.labels import Label
from jobcoach.ui.kit.layout import boxed, column, row

# render(page from 0, width in pixels) gives width, height and the picture as BGRA bytes, four per pixel
Render = Callable[[int, int], tuple[int, int, bytes]]
_ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)
_EDGE = 20
HIDDEN = "Papier is verborgen zolang namen verborgen zijn (Ctrl+Shift+I)"


@dataclass(frozen=True, slots=True)
class Mark:
    """A frame round words on a page (from 0), in parts of the page's width and height (0 to 1), with its number."""

    number: int
    page: int
    x: float
    y: float
    width: float
    height: float


class PageView(QAbstractScrollArea):
    """One page at a time; PageUp and PageDown turn, plus and minus zoom, the arrows scroll."""

    turned = Signal(int)

    def __init__(self, render: Render, pages: int, name: str) -> None:
        super().__init__()
        self._render, self.pages, self.page = render, max(1, pages), 0
        self._zoom, self._image = 0, QImage()
        self._marks: tuple[Mark, ...] = ()
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setMinimumSize(theme.px(200), theme.px(200))

    def show_paper(self, render: Render, pages: int) -> None:
        """Show another paper, or the same one made again; stays on its page where it can."""
        self._render, self.pages = render, max(1, pages)
        self.show_page(min(self.page, self.pages - 1))

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Draw these frames on the pages."""
        self._marks = tuple(marks)
        self.viewport().update()

    def show_mark(self, number: int) -> None:
        """Turn to the page of a mark and bring it into view."""
        for mark in self._marks:
            if mark.number == number:
                self.show_page(mark.page)
                height = self._image.height() / self._image.devicePixelRatio()
                self.verticalScrollBar().setValue(round(mark.y * height) - theme.px(80))

    def show_page(self, page: int) -> None:
        """Show a page, counted from 0."""
        self.page = min(max(page, 0), self.pages - 1)
        self._draw_page()
        self.turned.emit(self.page)

    def zoom(self, steps: int) -> None:
        """Larger (1) or smaller (-1)."""
        self._zoom = min(max(self._zoom + steps, 0), len(_ZOOMS) - 1)
        self._draw_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new width."""
        super().resizeEvent(event)
        self._draw_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn and zoom with the keyboard."""
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_PageDown: lambda: self.show_page(self.page + 1),
            Qt.Key.Key_PageUp: lambda: self.show_page(self.page - 1),
            Qt.Key.Key_Home: lambda: self.show_page(0),
            Qt.Key.Key_End: lambda: self.show_page(self.pages - 1),
            Qt.Key.Key_Plus: lambda: self.zoom(1),
            Qt.Key.Key_Equal: lambda: self.zoom(1),
            Qt.Key.Key_Minus: lambda: self.zoom(-1),
        }
        if act := acts.get(event.key()):
            act()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw again at the new place."""
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the table, the paper and the marks."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.colour("table"))
        if self._image.isNull():
            return
        paper = self._paper()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("shadow"))
        for ring in range(6, 0, -1):
            painter.drawRoundedRect(paper.adjusted(-ring, 2 - ring, ring, ring + 2), ring, ring)
        if discreet.is_on():
            _paint_hidden(painter, paper, self.viewport().rect())
            return
        painter.drawImage(paper, self._image)
        for mark in self._marks:
            if mark.page == self.page:
                _paint_mark(painter, paper, mark)

    def _paper(self) -> QRectF:
        ratio = self._image.devicePixelRatio()
        width, height = self._image.width() / ratio, self._image.height() / ratio
        left = max(_EDGE, round((self.viewport().width() - width) / 2)) - self.horizontalScrollBar().value()
        return QRectF(left, _EDGE - self.verticalScrollBar().value(), width, height)

    def _draw_page(self) -> None:
        ratio = self.devicePixelRatioF()
        fit = min(self.viewport().width() - 2 * _EDGE, theme.px(640))
        if fit < 50:
            return
        width, height, data = self._render(self.page, round(fit * _ZOOMS[self._zoom] * ratio))
        self._image = QImage(data, width, height, width * 4, QImage.Format.Format_ARGB32).copy()
        self._image.setDevicePixelRatio(ratio)
        room = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, round(height / ratio) + 2 * _EDGE - room.height()))
        self.verticalScrollBar().setPageStep(room.height())
        self.verticalScrollBar().setSingleStep(theme.px(40))
        self.horizontalScrollBar().setRange(0, max(0, round(width / ratio) + 2 * _EDGE - room.width()))
        self.viewport().update()


def _paint_hidden(painter: QPainter, paper: QRectF, seen: QRect) -> None:
    """An empty sheet: every line of a paper may hold a name."""
    painter.fillRect(paper, theme.colour("sheet"))
    painter.setFont(theme.font("body"))
    painter.setPen(theme.colour("text2"))
    painter.drawText(paper.intersected(QRectF(seen)), Qt.AlignmentFlag.AlignCenter, HIDDEN)


def _paint_mark(painter: QPainter, paper: QRectF, mark: Mark) -> None:
    box = QRectF(
        paper.left() + mark.x * paper.width(),
        paper.top() + mark.y * paper.height(),
        mark.width * paper.width(),
        mark.height * paper.height(),
    ).adjusted(-2, -1, 2, 1)
    ground = QColor(theme.colour("warn"))
    ground.setAlpha(50)
    painter.setBrush(ground)
    painter.setPen(QPen(theme.colour("warn"), 1))
    painter.drawRoundedRect(box, 3, 3)
    side = theme.px(18)
    paint_dot(painter, QRectF(paper.right() - side - 8, box.center().y() - side / 2, side, side), mark.number, "warn")


class Preview(QWidget):
    """Title bar with page and zoom buttons above the page: ``Preview("Door de ogen van de gemeente", render, 4)``."""

    def __init__(self, title: str, render: Render, pages: int) -> None:
        super().__init__()
        self.view = PageView(render, pages, title)
        self._where = Label("", "small", "text2")
        view = self.view
        self._back = Button(
            "", "icon", icon="caret-left", name="Vorige bladzijde", act=lambda: view.show_page(view.page - 1)
        )
        self._on = Button(
            "", "icon", icon="caret-right", name="Volgende bladzijde", act=lambda: view.show_page(view.page + 1)
        )
        smaller = Button("", "icon", icon="magnifying-glass-minus", name="Kleiner", act=lambda: view.zoom(-1))
        larger = Button("", "icon", icon="magnifying-glass-plus", name="Groter", act=lambda: view.zoom(1))
        head = row(
            Label(title, "h"),
            None,
            self._back,
            self._where,
            self._on,
            8,
            smaller,
            larger,
            gap=4,
            margins=(20, 0, 12, 0),
        )
        self.setLayout(column(boxed(head, height=theme.px(44)), (self.view, 1), gap=0))
        self.view.turned.connect(self._tell)
        self._tell(0)

    def show_paper(self, render: Render, pages: int) -> None:
        """Show another paper, or the same one made again."""
        self.view.show_paper(render, pages)

    def _tell(self, page: int) -> None:
        self._where.setText(f"blz. {page + 1} van {self.view.pages}")
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page < self.view.pages - 1)
