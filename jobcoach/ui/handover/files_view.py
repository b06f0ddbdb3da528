"""The files of a package one by one, as the recipient opens them: the papers page by page, the data as text."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from jobcoach.ui.handover.package import Shown
from jobcoach.ui.kit import Label, Mark, Preview, boxed, column, row
from jobcoach.ui.kit.fields import Combo
from jobcoach.ui.paper_view import pages_of


class FilesView(QWidget):
    """A choice of files above what it shows. ``turned`` when another one is shown; marks belong to the first."""

    turned = Signal()

    def __init__(self, title: str, files: Sequence[Shown], watcher: QObject) -> None:
        super().__init__()
        self._files, self._marks = tuple(files), tuple[Mark, ...]()
        self._shown = files[0].title
        self.combo = Combo()
        self.combo.setAccessibleName("Wat zien zij")
        self.preview = Preview(title, *pages_of(files[0].content))
        self.preview.view.viewport().installEventFilter(watcher)
        self.data = QPlainTextEdit()
        self.data.setReadOnly(True)
        self.data.setObjectName("plain")
        self.data.setAccessibleName("De gegevens, zoals een computer ze leest")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(boxed(column((self.data, 1), margins=(20, 8, 12, 12))))
        label = Label("Wat &zien zij", "h")
        label.setBuddy(self.combo)
        head = boxed(row(label, (self.combo, 1), gap=12, margins=(20, 8, 12, 4)))
        self.setLayout(column(head, (self._stack, 1), gap=0))
        self.combo.activated.connect(self._chosen)
        self._name_files()

    @property
    def on_first(self) -> bool:
        """Whether the paper with the findings is shown."""
        return self.combo.currentIndex() == 0

    def show_files(self, files: Sequence[Shown]) -> None:
        """The same files made again; the chosen one stays in view when it is still there."""
        self._files = tuple(files)
        self._name_files()
        self._show(self.combo.currentIndex())

    def show_first(self) -> None:
        """Back to the paper with the findings."""
        if not self.on_first:
            self.combo.setCurrentIndex(0)
            self._chosen(0)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Marks on the first file."""
        self._marks = tuple(marks)
        self.preview.view.show_marks(self._marks if self.on_first else ())

    def focus_paper(self) -> None:
        """Put the cursor in what is shown."""
        (self.data if self._stack.currentIndex() else self.preview.view).setFocus()

    def _name_files(self) -> None:
        titles = [item.title for item in self._files]
        self.combo.clear()
        self.combo.addItems(titles)
        self.combo.setCurrentIndex(titles.index(self._shown) if self._shown in titles else 0)

    def _chosen(self, number: int) -> None:
        self._show(number)
        self.turned.emit()

    def _show(self, number: int) -> None:
        item = self._files[number]
        self._shown = item.title
        if item.is_data:
            self.data.setPlainText(item.content.decode())
        else:
            self.preview.show_paper(*pages_of(item.content))
            self.preview.view.show_marks(self._marks if self.on_first else ())
        self._stack.setCurrentIndex(int(item.is_data))
