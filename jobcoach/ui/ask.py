"""Every question, notice and file picker of the program goes through one object, so that a test can answer."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from jobcoach.ui import discreet


class Ask:
    """Opens dialogs without blocking (``open``, never ``exec``); the answer arrives at a callable."""

    def question(
        self,
        parent: QWidget,
        *,
        head: str,
        text: str,
        yes: str,
        no: str,
        then: Callable[[], object],
        otherwise: Callable[[], object] | None = None,
        danger: bool = False,
    ) -> None:
        """Ask before something that cannot be undone; ``yes`` and ``no`` are verbs. Escape means ``no``."""
        box = QMessageBox(parent)
        box.setWindowTitle("JobCoach")
        box.setText(discreet.text(head))
        box.setInformativeText(discreet.text(text))
        # with an owner: PySide lets go of a button without one before the box has it
        agree, stay = QPushButton(yes, box), QPushButton(no, box)
        agree.setProperty("kind", "second" if danger else "primary")
        stay.setProperty("kind", "primary" if danger else "second")
        box.addButton(agree, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay if danger else agree)
        box.setEscapeButton(stay)
        box.accepted.connect(lambda: then())
        if otherwise is not None:
            box.rejected.connect(lambda: otherwise())
        self._open(box)

    def notice(self, parent: QWidget, *, head: str, text: str) -> None:
        """Say something that the page itself cannot say any more; prefer a banner."""
        box = QMessageBox(parent)
        box.setWindowTitle("JobCoach")
        box.setText(discreet.text(head))
        box.setInformativeText(discreet.text(text))
        close = QPushButton("Sluit", box)
        close.setProperty("kind", "second")
        box.addButton(close, QMessageBox.ButtonRole.AcceptRole)
        self._open(box)

    def open_file(
        self, parent: QWidget, *, title: str, kinds: Sequence[tuple[str, str]], then: Callable[[Path], object]
    ) -> None:
        """Pick a file to read; ``kinds`` are (words, pattern): ("Klassenlijst", "*.csv")."""
        picker = QFileDialog(parent, title, "", _filter(kinds))
        picker.setFileMode(QFileDialog.FileMode.ExistingFile)
        picker.fileSelected.connect(lambda name: then(Path(name)))
        self._open(picker)

    def open_files(
        self, parent: QWidget, *, title: str, kinds: Sequence[tuple[str, str]], then: Callable[[list[Path]], object]
    ) -> None:
        """Pick one or more files to read."""
        picker = QFileDialog(parent, title, "", _filter(kinds))
        picker.setFileMode(QFileDialog.FileMode.ExistingFiles)
        picker.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        self._open(picker)

    def save_file(
        self,
        parent: QWidget,
        *,
        title: str,
        name: str,
        kinds: Sequence[tuple[str, str]],
        then: Callable[[Path], object],
    ) -> None:
        """Pick where to write a file; asks before an existing one is replaced."""
        picker = QFileDialog(parent, title, name, _filter(kinds))
        picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        picker.setFileMode(QFileDialog.FileMode.AnyFile)
        picker.setDefaultSuffix(kinds[0][1].rpartition(".")[2])
        picker.fileSelected.connect(lambda chosen: then(Path(chosen)))
        self._open(picker)

    def pick_folder(self, parent: QWidget, *, title: str, then: Callable[[Path], object]) -> None:
        """Pick a folder."""
        picker = QFileDialog(parent, title)
        picker.setFileMode(QFileDialog.FileMode.Directory)
        picker.setOption(QFileDialog.Option.ShowDirsOnly)
        picker.fileSelected.connect(lambda name: then(Path(name)))
        self._open(picker)

    def _open(self, dialog: QMessageBox | QFileDialog) -> None:
        if isinstance(dialog, QFileDialog):  # qtbase_nl leaves these two in English
            dialog.setLabelText(QFileDialog.DialogLabel.LookIn, "Kijk in:")
            dialog.setLabelText(QFileDialog.DialogLabel.FileType, "Soort bestand:")
        if isinstance(dialog, QMessageBox):  # names from a list of someone else's are words, never HTML
            dialog.setTextFormat(Qt.TextFormat.PlainText)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.open()


def _filter(kinds: Sequence[tuple[str, str]]) -> str:
    return ";;".join(f"{words} ({pattern})" for words, pattern in kinds)
