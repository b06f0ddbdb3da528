"""Passwords and fingerprints in big groups, to copy by hand or to read aloud."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from jobcoach.ui import theme
from jobcoach.ui.kit import Label


class Groups(QFrame):
    """Groups of letters or digits; a screen reader hears them one by one."""

    def __init__(self, groups: tuple[str, ...], *, name: str, across: int) -> None:
        super().__init__()
        self.setObjectName("now")
        self.groups = groups
        self.setAccessibleName(f"{name}: {', '.join(' '.join(group) for group in groups)}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        grid = QGridLayout()
        grid.setContentsMargins(theme.gap(16), theme.gap(12), theme.gap(16), theme.gap(12))
        grid.setHorizontalSpacing(theme.gap(24))
        grid.setVerticalSpacing(theme.gap(8))
        for number, group in enumerate(groups):
            label = Label(group, "title")
            label.setFont(theme.letter(theme.px(22), bold=True, tabular=True))
            grid.addWidget(label, number // across, number % across)
        grid.setColumnStretch(across, 1)
        self.setLayout(grid)
