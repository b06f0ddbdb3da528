"""Printing on Linux: the paper goes straight into the queue, because Qt would write it to a temporary file first."""

import shutil
import subprocess
import sys

from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter

from jobcoach.model.expected import Expected

_SIDES = {
    QPrinter.DuplexMode.DuplexNone: ("one-sided",),
    QPrinter.DuplexMode.DuplexLongSide: ("two-sided-long-edge",),
    QPrinter.DuplexMode.DuplexShortSide: ("two-sided-short-edge",),
}
_PATIENCE = 60  # seconds for a queue that does not answer


def uses_queue(printer: QPrinter) -> bool:
    """Whether Qt would hand this to CUPS, through a readable file in the temporary folder."""
    return sys.platform == "linux" and printer.outputFormat() == QPrinter.OutputFormat.NativeFormat


def send(pdf: bytes, printer: QPrinter) -> None:
    """Give a PDF to ``lp`` on its standard input, under a name that tells nothing. Raises ``print.failed``."""
    lp = shutil.which("lp")
    if lp is None:
        raise Expected("print.failed")
    try:
        done = subprocess.run(  # noqa: S603 - the printing program of the system
            [lp, *options(printer), "-"], input=pdf, capture_output=True, check=False, timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Expected("print.failed") from error
    if done.returncode:
        raise Expected("print.failed")


def options(printer: QPrinter) -> list[str]:
    """What the coach chose in the dialog, in the words of ``lp``."""
    chosen = ["-d", printer.printerName(), "-t", "JobCoach", "-n", str(max(1, printer.copyCount()))]
    chosen += ["-o", "media=A4", "-o", "print-scaling=fit"]
    for side in _SIDES.get(printer.duplex(), ()):
        chosen += ["-o", f"sides={side}"]
    if printer.colorMode() == QPrinter.ColorMode.GrayScale:
        chosen += ["-o", "print-color-mode=monochrome"]
    if pages := _pages(printer):
        chosen += ["-P", pages]
    return chosen


def _pages(printer: QPrinter) -> str:
    """The pages to print, "2-3,5"; nothing means all."""
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges: QPageRanges = printer.pageRanges()
        return ranges.toString() or f"{max(1, printer.fromPage())}-{max(1, printer.toPage())}"
    return ""
