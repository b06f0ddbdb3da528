"""A part of a dossier: one column with its margins, and where there is room the side column beside it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.ui import theme
from jobcoach.ui.kit import column, columns, scrolled
from jobcoach.ui.students.room import Room
from jobcoach.ui.students.side import Side


class Part(QWidget):
    """Subclasses fill ``body`` and have ``reload`` and ``leave``; ``with_side`` puts meter and timeline beside it."""

    def __init__(self, room: Room, *, with_side: bool = True) -> None:
        super().__init__()
        self.room, self.stale = room, False
        self.body: QVBoxLayout = column(gap=20)
        self.side = Side(room) if with_side else None
        main = QWidget()
        main.setLayout(self.body)
        inside = columns(main, self.side) if self.side is not None else main
        whole = column(inside, None, gap=0)
        if theme.is_large():  # the whole page scrolls there
            left = theme.gap(24)
            whole.setContentsMargins(left, theme.gap(8), left - 10, theme.gap(24))
            self.setLayout(whole)
        else:
            self.setLayout(column(scrolled(whole, top=20), gap=0))

    def refresh(self) -> None:
        """Read everything again."""
        self.stale = False
        if self.side is not None:
            self.side.reload()
        self.reload()

    def reload(self) -> None:
        """Read the part again; what is being typed stays."""

    def leave(self) -> None:
        """The coach goes on: commit what is valid, keep the rest as a draft."""

    def flush(self) -> None:
        """The vault locks: keep all that is typed as a draft and commit nothing."""

    def add(self) -> bool:
        """Begin one more of what the part holds (Ctrl+N); False when it holds no such things."""
        return False

    def start(self) -> None:
        """Put the cursor where the part begins."""
