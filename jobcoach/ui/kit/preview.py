"""A paper on the screen: page by page with thumbnails, zoom, words to look for, and the keyboard for all of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from jobcoach.ui import discreet, theme
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.labels import Elided, Label
from jobcoach.ui.kit.layout import Item, boxed, column, row
from jobcoach.ui.kit.marks import announce
from jobcoach.ui.kit.page_view import Found, Mark, PageView, Render
from jobcoach.ui.kit.parts import shortcut

__all__ = ["Find", "Found", "Mark", "PageView", "Preview", "Render"]

# words to frames, in reading order
Find = Callable[[str], Sequence[Found]]
_THUMB = 84
_ROOM = 720  # below this width of the preview, at 100% text, thumbnails take too much of it


class Thumbnails(QListWidget):
    """The pages small, at the left; drawn one by one when the screen is idle. The arrows choose."""

    chosen = Signal(int)

    def __init__(self, render: Render, pages: int, name: str) -> None:
        super().__init__()
        self._render, self._next = render, 0
        self.setObjectName("thumbnails")
        self.setAccessibleName(f"Bladzijden van {name}")
        self.setIconSize(QSize(theme.px(_THUMB), theme.px(round(_THUMB * 1.42))))
        self.setFlow(QListWidget.Flow.TopToBottom)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setWrapping(False)
        self.setSpacing(theme.gap(6))
        self.setFixedWidth(theme.px(_THUMB) + theme.gap(44))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.currentRowChanged.connect(self.chosen)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._draw_one)
        self.show_paper(render, pages)

    def show_paper(self, render: Render, pages: int) -> None:
        """Other pages."""
        self._render, self._next = render, 0
        was = self.blockSignals(True)
        self.clear()
        for number in range(pages):
            item = QListWidgetItem(str(number + 1), self)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Bladzijde {number + 1}")
            item.setSizeHint(QSize(theme.px(_THUMB) + theme.gap(20), theme.px(round(_THUMB * 1.42)) + theme.px(26)))
        self.setCurrentRow(0)
        self.blockSignals(was)
        self._timer.start()

    def show_page(self, page: int) -> None:
        """This page is looked at."""
        was = self.blockSignals(True)
        self.setCurrentRow(page)
        self.blockSignals(was)

    def _draw_one(self) -> None:
        item = self.item(self._next)
        if item is None or not self.isVisible():
            self._timer.stop()
            return
        width, height, data = self._render(self._next, round(theme.px(_THUMB) * self.devicePixelRatioF()))
        image = QImage(data, width, height, width * 4, QImage.Format.Format_RGB32).copy()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        icon = QIcon(picture := QPixmap.fromImage(image))
        icon.addPixmap(picture, QIcon.Mode.Selected)
        item.setIcon(icon)
        self._next += 1

    def showEvent(self, event: QEvent) -> None:
        """Go on drawing."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._timer.start()


class FindLine(QWidget):
    """Words to look for: Enter and F3 go on, Shift+F3 goes back, Escape closes."""

    went = Signal(int)
    asked = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText("Zoek in dit papier")
        self.line.setAccessibleName("Zoek in dit papier")
        self.says = Label("", "small", "text2")
        back = Button("", "icon", icon="caret-up", name="Vorige (Shift+F3)", act=lambda: self.went.emit(-1))
        on = Button("", "icon", icon="caret-down", name="Volgende (F3)", act=lambda: self.went.emit(1))
        close = Button("", "icon", icon="x", name="Sluit zoeken (Esc)", act=self.closed.emit)
        self.setLayout(row((self.line, 1), self.says, back, on, close, gap=6, margins=(20, 4, 12, 8)))
        self.line.textEdited.connect(self.asked)
        self.line.returnPressed.connect(lambda: self.went.emit(1))
        self.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape closes this line and not the panel around it."""
        pressed = watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if not pressed or event.key() != Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            return False
        self.closed.emit()
        return True

    def show_count(self, at: int, total: int) -> None:
        """ "2 van 5", or that there is nothing."""
        words = f"{at + 1} van {total}" if total else "niet gevonden" if self.line.text().strip() else ""
        self.says.setText(words)
        if words:
            announce(self, words)


class Preview(QWidget):
    """Bar with page and zoom above the page, thumbnails beside it: ``Preview("Door hun ogen", render, 4)``.

    With ``find`` Ctrl+F looks for words. Ctrl and plus, minus or 0 zoom; W fits the page or its width.
    """

    def __init__(
        self, title: str, render: Render, pages: int, *, find: Find | None = None, fits_page: bool = False
    ) -> None:
        super().__init__()
        self._find, self._found, self._at = find, tuple[Found, ...](), -1
        self.view = PageView(render, pages, title)
        self.view.fits_page = fits_page
        self.thumbnails = Thumbnails(render, pages, title)
        self.find_line = FindLine()
        self.find_line.hide()
        self._where = Label("", "small", "text2")
        view = self.view
        self._back = Button(
            "", "icon", icon="caret-left", name="Vorige bladzijde", act=lambda: view.show_page(view.page - 1)
        )
        self._on = Button(
            "", "icon", icon="caret-right", name="Volgende bladzijde", act=lambda: view.show_page(view.page + 1)
        )
        self._fit = Button("", "icon", icon="frame-corners", act=lambda: view.fit(page=not view.fits_page), name="Pas")
        smaller = Button("", "icon", icon="magnifying-glass-minus", name="Kleiner (Ctrl+-)", act=lambda: view.zoom(-1))
        larger = Button("", "icon", icon="magnifying-glass-plus", name="Groter (Ctrl++)", act=lambda: view.zoom(1))
        tools: list[Item] = [self._back, self._where, self._on, 8, smaller, larger, self._fit]
        if find is not None:
            tools.append(Button("", "icon", icon="magnifying-glass", name="Zoek (Ctrl+F)", act=self.look_for))
        head = row((Elided(title, "h"), 1), *tools, gap=4, margins=(20, 0, 12, 0))
        body = row(self.thumbnails, (view, 1), gap=0)
        self.setLayout(column(boxed(head, height=theme.px(44)), self.find_line, (boxed(body), 1), gap=0))
        view.turned.connect(self._tell)
        view.zoomed.connect(self._name_fit)
        self.thumbnails.chosen.connect(lambda page: view.show_page(page) if page >= 0 else None)
        self.find_line.asked.connect(self._search)
        self.find_line.went.connect(self._go)
        self.find_line.closed.connect(self.stop_looking)
        self._keys()
        self._tell(0)
        self._name_fit()

    def show_paper(self, render: Render, pages: int) -> None:
        """Show another paper, or the same one made again."""
        self.view.show_paper(render, pages)
        self.thumbnails.show_paper(render, pages)
        self.thumbnails.show_page(self.view.page)
        self._fit_thumbnails()

    def look_for(self) -> None:
        """Ask for words to look for."""
        if self._find is not None:
            self.find_line.show()
            self.find_line.line.setFocus()
            self.find_line.line.selectAll()

    def stop_looking(self) -> None:
        """Close the line; the marks go."""
        self.find_line.hide()
        self._found, self._at = (), -1
        self.view.show_found(())
        self.view.setFocus()

    def found(self) -> tuple[Found, ...]:
        """What was found."""
        return self._found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Thumbnails only where there is room."""
        super().resizeEvent(event)
        self._fit_thumbnails()

    def _keys(self) -> None:
        view = self.view
        for keys, act in (
            ("Ctrl++", lambda: view.zoom(1)),
            ("Ctrl+=", lambda: view.zoom(1)),
            ("Ctrl+-", lambda: view.zoom(-1)),
            ("Ctrl+0", lambda: view.fit(page=view.fits_page)),
            ("Ctrl+F", self.look_for),
            ("F3", lambda: self._go(1)),
            ("Shift+F3", lambda: self._go(-1)),
        ):
            shortcut(self, keys, act)

    def _fit_thumbnails(self) -> None:
        wide = self.width() >= theme.px(_ROOM) and not theme.is_large()
        self.thumbnails.setVisible(wide and not discreet.is_on() and self.view.pages > 1)

    def _search(self, words: str) -> None:
        self._found = tuple(self._find(words)) if self._find is not None else ()
        after = [number for number, hit in enumerate(self._found) if hit.page >= self.view.page]
        self._at = after[0] if after else 0 if self._found else -1
        self._show_found()

    def _go(self, steps: int) -> None:
        if not self._found:
            self.look_for()
            return
        self._at = (self._at + steps) % len(self._found)
        self._show_found()

    def _show_found(self) -> None:
        self.view.show_found(self._found, self._at)
        self.find_line.show_count(self._at, len(self._found))

    def _tell(self, page: int) -> None:
        self._where.setText(f"blz. {page + 1} van {self.view.pages}")
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page < self.view.pages - 1)
        self.thumbnails.show_page(page)

    def _name_fit(self) -> None:
        whole = self.view.fits_page
        icon = "arrows-out-line-horizontal" if whole else "frame-corners"
        self._fit.show_icon(icon, "Hele breedte (W)" if whole else "Hele bladzijde (W)")
