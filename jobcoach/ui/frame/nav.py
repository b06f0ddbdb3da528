"""The places at the left: icon, word, count; signs only when folded or when the text is large."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy

from jobcoach.ui import icons, theme
from jobcoach.ui.kit.layout import column
from jobcoach.ui.place import Place


class NavPlace(QAbstractButton):
    """One place; three signs besides colour say which one is open: ground, bar, weight."""

    def __init__(self, icon: str, word: str, *, key: str = "", checkable: bool = True) -> None:
        super().__init__()
        self._key, self._key_shown = key.upper(), False
        self._icon, self._count, self._signs_only = icons.checked(icon), "", False
        self.setText(word)
        self.setCheckable(checkable)
        self.setFixedHeight(theme.px(30 if theme.is_large() else 40))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_count(None)

    def show_count(self, count: int | None) -> None:
        """Show a number beside the word, or none."""
        self._count = "" if count is None else str(count)
        self.setAccessibleName(f"{self.text()}, {self._count}" if self._count else self.text())
        self._tell()

    def show_signs_only(self, folded: bool) -> None:
        """Show the icon without its word."""
        self._signs_only = folded
        self._tell()

    def show_key(self, on: bool) -> None:
        """While Alt is down: the digit that goes here."""
        if self._key and on != self._key_shown:
            self._key_shown = on
            self.update()

    def _tell(self) -> None:
        keys = f"Alt+{self._key}" if self._key else ""
        words = self.accessibleName() if self._signs_only else self.text()
        self.setToolTip(f"{words} ({keys})" if keys else words if self._signs_only else "")
        self.update()

    def show_icon(self, icon: str, word: str) -> None:
        """Another icon and word (fold, unfold)."""
        self._icon = icon
        self.setText(word)
        self.show_count(None)

    def sizeHint(self) -> QSize:
        """As wide as the column gives."""
        return QSize(theme.px(40), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, bar, icon, word and count."""
        painter, box, on = QPainter(self), QRectF(self.rect()), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if on or self.underMouse():
            self._paint_ground(painter, box, on)
        left = (box.width() - theme.px(20)) / 2 if self._signs_only else 14
        sign = QRectF(left, 0, theme.px(20), box.height())
        icons.paint(painter, self._icon, "onSoft" if on else "text2", 20, sign.center())
        if self._key_shown:
            self._paint_key(painter, box)
        if self._signs_only:
            return
        painter.setFont(theme.font("h" if on else "body"))
        painter.setPen(theme.colour("onSoft" if on else "text"))
        words = box.adjusted(sign.right() + 12, 0, -theme.px(34), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count and not self._key_shown:
            painter.setFont(theme.font("small", tabular=True))
            painter.setPen(theme.colour("onSoft" if on else "text2" if self.underMouse() else "text3"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box.adjusted(0, 0, -14, 0), right, self._count)

    def _paint_key(self, painter: QPainter, box: QRectF) -> None:
        """A small key cap, in the place of the count, or over the sign where there is no word."""
        side = theme.px(20)
        left = box.right() - side - (2 if self._signs_only else 10)
        cap = QRectF(left, (box.height() - side) / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour("edge"))
        painter.setBrush(theme.colour("sheet"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(theme.font("small", tabular=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _paint_ground(self, painter: QPainter, box: QRectF, on: bool) -> None:
        contrast = theme.scheme() == "contrast"
        painter.setPen(theme.colour("accent") if on and contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("soft" if on else "hover"))
        painter.drawRoundedRect(box.adjusted(0.5, 2.5, -0.5, -2.5), 8, 8)
        if on:
            bar = theme.px(18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(0, (box.height() - bar) / 2, 3, bar), 1.5, 1.5)


class Nav(QFrame):
    """All places; ``chosen`` gives the key. Arrow keys move inside, Alt and a digit goes straight there."""

    chosen = Signal(str)
    folded = Signal(bool)

    def __init__(self, places: Sequence[Place], *, folded: bool) -> None:
        super().__init__()
        self._folded = folded
        self._buttons: dict[str, NavPlace] = {}
        self._group = QButtonGroup(self)
        tops = [self._take(place) for place in places if place.at == "top"]
        bottoms = [self._take(place) for place in places if place.at == "bottom"]
        self._fold = NavPlace("caret-double-left", "Klap in", checkable=False)
        self._fold.clicked.connect(self._turn)
        self.setLayout(column(*tops, None, *bottoms, self._fold, gap=2, margins=(12, 8, 12, 8)))
        self._apply()

    def show_chosen(self, key: str) -> None:
        """Mark a place as open."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def show_count(self, key: str, count: int | None) -> None:
        """The number beside a place."""
        self._buttons[key].show_count(count)

    def show_keys(self, on: bool) -> None:
        """Alt went down or up."""
        for button in self._buttons.values():
            button.show_key(on)

    def button(self, key: str) -> NavPlace:
        """The button of a place, for the keyboard and the tests."""
        return self._buttons[key]

    def _take(self, place: Place) -> NavPlace:
        button = NavPlace(place.icon, place.word, key=place.mnemonic)
        self._buttons[place.key] = button
        self._group.addButton(button)
        button.toggled.connect(lambda on, key=place.key: self.chosen.emit(key) if on else None)
        if place.mnemonic:
            keys = QShortcut(QKeySequence(f"Alt+{place.mnemonic.upper()}"), self)
            keys.activated.connect(button.click)
        return button

    def _turn(self) -> None:
        self._folded = not self._folded
        self._apply()
        self.folded.emit(self._folded)

    def _apply(self) -> None:
        signs_only = self._folded or theme.is_large()
        self.setFixedWidth(theme.px(40) + 24 if signs_only else theme.px(200))
        self._fold.show_icon("caret-double-right" if self._folded else "caret-double-left", self._fold_word())
        self._fold.setVisible(not theme.is_large())
        for button in (*self._buttons.values(), self._fold):
            button.show_signs_only(signs_only)

    def _fold_word(self) -> str:
        return "Klap uit" if self._folded else "Klap in"
