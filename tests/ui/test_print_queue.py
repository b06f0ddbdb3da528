"""Printing on Linux never leaves a readable file: the paper goes into the queue through a pipe."""

import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from jobcoach.model.expected import Expected
from jobcoach.ui.print_queue import options, send, uses_queue

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux prints through CUPS")


class Queue(QPrinter):
    """A printer that is there: without one, Qt offers only PDF files."""

    def outputFormat(self) -> QPrinter.OutputFormat:
        return QPrinter.OutputFormat.NativeFormat

    def printerName(self) -> str:
        return "Gang 2"

    def duplex(self) -> QPrinter.DuplexMode:
        return QPrinter.DuplexMode.DuplexLongSide


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A queue that keeps what it gets; its exit code is in a file."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "lp"
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > "{tmp_path}/woorden"\n/bin/cat > "{tmp_path}/papier"\n'
        f'exit $(/bin/cat "{tmp_path}/einde")\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "einde").write_text("0")
    monkeypatch.setenv("PATH", str(folder))
    return tmp_path


def test_the_paper_arrives_whole_under_a_name_that_tells_nothing(qapp: object, lp: Path) -> None:
    printer = Queue()
    printer.setCopyCount(2)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    assert uses_queue(printer)
    send(b"%PDF-1.7 Noor Visser", printer)
    assert (lp / "papier").read_bytes() == b"%PDF-1.7 Noor Visser"
    words = (lp / "woorden").read_text().splitlines()
    assert words == [*options(printer), "-"]
    assert words[:6] == ["-d", "Gang 2", "-t", "JobCoach", "-n", "2"]
    assert {"sides=two-sided-long-edge", "print-color-mode=monochrome"} <= set(words)
    assert "-P" not in words


def test_only_the_pages_that_were_asked_for(qapp: object) -> None:
    printer = Queue()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert options(printer)[-2:] == ["-P", "2-3"]


def test_a_queue_that_refuses_or_is_not_there_is_told(qapp: object, lp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (lp / "einde").write_text("1")
    with pytest.raises(Expected, match=r"print\.failed"):
        send(b"x", Queue())
    monkeypatch.setenv("PATH", str(lp))
    with pytest.raises(Expected, match=r"print\.failed"):
        send(b"x", Queue())


def test_a_pdf_printer_needs_no_queue(qapp: object, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    assert not uses_queue(printer)
