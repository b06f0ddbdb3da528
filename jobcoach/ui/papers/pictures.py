"""Scanned pages as the preview wants them: drawn from their JPEG at the width that is asked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from jobcoach.caseload.scan_pile import Sheet
from jobcoach.ui.kit.preview import Render


def pages_of(sheets: Sequence[Sheet]) -> tuple[Render, int]:
    """What ``kit.Preview`` wants."""

    def draw(page: int, width: int) -> tuple[int, int, bytes]:
        whole = QImage.fromData(sheets[page].page.jpeg)
        image = whole.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        image = image.convertToFormat(QImage.Format.Format_ARGB32)
        return image.width(), image.height(), bytes(image.constBits())

    return draw, len(sheets)
