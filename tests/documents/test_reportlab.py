"""What we read behind ReportLab's public face: this fails when another version is installed, before any paper does."""

import ast
import hashlib
import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import reportlab
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen import canvas

from jobcoach.documents import reportlab_inside

DOCUMENTS = Path(reportlab_inside.__file__).parent
READ = {
    "PDFDocument.Reference": (pdfdoc.PDFDocument.Reference, "75342ed129b2115c"),
    "PDFDocument.format": (pdfdoc.PDFDocument.format, "536ea7a675493430"),
    "PDFDocument.GetPDFData": (pdfdoc.PDFDocument.GetPDFData, "d277704fa42a1062"),
    "PDFCatalog.format": (pdfdoc.PDFCatalog.format, "5f903fa92af59133"),
    "PDFIndirectObject.format": (pdfdoc.PDFIndirectObject.format, "51e5f73e4f8e16f6"),
    "Canvas.showPage": (canvas.Canvas.showPage, "a9d4d3b9b7563794"),
    "TTFont.splitString": (ttfonts.TTFont.splitString, "95205a99dcbbf1ed"),
    "TTFont.getSubsetInternalName": (ttfonts.TTFont.getSubsetInternalName, "a9d1262f594ae167"),
    "TTFont.addObjects": (ttfonts.TTFont.addObjects, "33ac8d69ad7fe232"),
}


def test_the_version_that_was_read() -> None:
    """Read reportlab_inside.py against the new source, run the veraPDF tests, then change ``READ_FOR``."""
    assert reportlab.Version == reportlab_inside.READ_FOR


@pytest.mark.parametrize("name", READ)
def test_the_source_that_was_read(name: str) -> None:
    found, digest = READ[name]
    source = inspect.getsource(found)
    assert hashlib.sha256(source.encode()).hexdigest()[:16] == digest, f"{name} reads differently now"


def test_only_one_module_looks_inside() -> None:
    """No other module of documents names a private attribute of ReportLab, or its inner modules."""
    found = []
    for file in DOCUMENTS.glob("*.py"):
        if file.name == "reportlab_inside.py":
            continue
        tree = ast.parse(file.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not _own(node):
                found.append(f"{file.name}:{node.lineno} {node.attr}")
            if isinstance(node, ast.ImportFrom) and node.module == "reportlab.pdfbase.pdfdoc":
                found.append(f"{file.name}:{node.lineno} pdfdoc")
    assert not found


def _own(node: ast.Attribute) -> bool:
    return (isinstance(node.value, ast.Name) and node.value.id == "self") or node.attr.startswith("__")


def test_a_font_map_has_small_blocks_and_no_zero() -> None:
    subset = [0, *range(0x100, 0x100 + 180), 0x1F600, 0xFEFF, 0xFFFE]
    told = reportlab_inside.to_unicode("Paper", subset)
    blocks = [int(number) for number in re.findall(r"(\d+) beginbfchar", told)]
    assert sum(blocks) == 181
    assert max(blocks) <= 100
    assert "<0000>" not in told
    assert "<B5> <D83DDE00>" in told


def test_every_stream_ends_on_a_line_of_its_own(files: dict[str, Any]) -> None:
    for made in files.values():
        assert not re.search(rb"[^\r\n]endstream", made.pdf)


def test_mending_twice_is_mending_once() -> None:
    reportlab_inside.mend()
    first: Callable[..., Any] = pdfdoc.PDFStream.format
    reportlab_inside.mend()
    assert pdfdoc.PDFStream.format is first


@pytest.mark.parametrize("content", [b"0 0 m", b"0 0 m\n", b"0 0 m\r"])
def test_the_end_of_line_before_endstream_is_never_the_contents_own(content: bytes) -> None:
    """One packed stream in 256 ends with a byte 10 by chance; that byte belongs to it."""
    reportlab_inside.mend()
    stream = pdfdoc.PDFStream(content=content)
    stream.filters = []
    written = stream.format(pdfdoc.PDFDocument())
    assert f"/Length {len(content)}".encode() in written
    assert written.endswith(b"stream\n" + content + b"\nendstream\n")
    picture = pdfdoc.PDFImageXObject("x")
    picture._filters, picture.width, picture.height = ("DCTDecode",), 1, 1
    picture.bitsPerComponent, picture.colorSpace, picture.streamContent = 8, "DeviceGray", content
    assert picture.format(pdfdoc.PDFDocument()).endswith(b"stream\n" + content + b"\nendstream\n")
