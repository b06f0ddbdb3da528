"""A workbook from outside (XLSX): looked at before it is opened, then its cells as text; formulas are never worked out.

Bounded: the file, what it unpacks to, the number of parts, sheets, rows and columns. Macros are refused.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from jobcoach.exchange.delimited import Line, tidy
from jobcoach.exchange.xml_guard import walk
from jobcoach.model.expected import Expected

MAX_BYTES: Final = 20_000_000
MAX_UNPACKED: Final = 80_000_000
MAX_PARTS: Final = 400
MAX_SHEETS: Final = 40
MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 60
MAX_CELL: Final = 20_000

MAX_CELLS_IN_ROW: Final = 16_384  # what a spreadsheet program holds
MAX_OTHERS: Final = 300_000  # elements of a part that are no cells or texts: 64,000 formats are the most there can be

_PIECE = 65_536
_XML = (".xml", ".rels")
_READ = ("officeDocument", "worksheet", "chartsheet", "sharedStrings", "styles", "theme")
_IN_CELLS = frozenset(("v", "f", "is", "si", "t", "r"))
# What openpyxl raises on a workbook that is not what it says; anything else is our own mistake.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, ValueError, TypeError, AttributeError, IndexError,
    SyntaxError, NotImplementedError, RuntimeError, AssertionError, OverflowError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet that hold something; ``formulas`` are (row, column from 0) of cells that held a formula."""

    name: str
    lines: tuple[Line, ...] = field(repr=False)
    formulas: frozenset[tuple[int, int]] = frozenset()


def is_workbook(data: bytes) -> bool:
    """Whether the bytes begin as a ZIP, as every XLSX does."""
    return data.startswith(b"PK\x03\x04")


def read_sheets(data: bytes) -> tuple[Sheet, ...]:
    """Every sheet with its cells as text: dates as 31-12-2025, whole numbers without a comma, formulas empty.

    Raises ``workbook.too_big`` (limit in MB), ``workbook.old``, ``workbook.bomb``, ``workbook.macros``,
    ``workbook.broken``, ``workbook.too_many_rows`` (sheet, limit), ``xml.unsafe``, ``xml.too_deep``.
    """
    if len(data) > MAX_BYTES:
        raise Expected("workbook.too_big", limit=MAX_BYTES // 1_000_000)
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # the old binary form, and an XLSX with a password
        raise Expected("workbook.old")
    try:
        _look_over(data)
        return tuple(_sheets(data))
    except _BROKEN as error:
        raise Expected("workbook.broken") from error


def _look_over(data: bytes) -> None:
    """Read every XML part once as a stream, so that openpyxl only gets what is small, flat and without tricks."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        inside = parts.infolist()
        if len(inside) > MAX_PARTS or sum(part.file_size for part in inside) > MAX_UNPACKED:
            raise Expected("workbook.bomb", limit=MAX_UNPACKED // 1_000_000)
        if any("vbaproject" in part.filename.casefold() for part in inside):
            raise Expected("workbook.macros")
        if "xl/workbook.xml" not in {part.filename for part in inside}:
            raise Expected("workbook.broken")
        for part in inside:
            if part.filename.casefold().endswith(_XML):
                with parts.open(part) as stream:
                    walk(iter(lambda stream=stream: stream.read(_PIECE), b""), start=_Bounds().start)  # type: ignore[misc]


class _Bounds:
    """Listens to one part: openpyxl builds a row, and every style or name, whole in memory."""

    def __init__(self) -> None:
        self._cells = self._others = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "row":
            self._cells = 0
        elif tag == "c":
            self._cells += 1
        elif tag not in _IN_CELLS:
            self._others += 1
        if self._cells > MAX_CELLS_IN_ROW or self._others > MAX_OTHERS:
            raise Expected("workbook.bomb", limit=MAX_UNPACKED // 1_000_000)
        if tag in ("Override", "Default", "Relationship"):
            _check_named(attributes)


def _check_named(said: dict[str, str]) -> None:
    """A part that openpyxl reads as XML has a name by which it was looked over."""
    is_sheet = "spreadsheetml" in said.get("ContentType", "") or said.get("Type", "").rpartition("/")[2] in _READ
    name = said.get("PartName") or said.get("Target") or f".{said.get('Extension', '')}"
    if is_sheet and said.get("TargetMode") != "External" and not name.casefold().endswith(_XML):
        raise Expected("workbook.broken")


def _sheets(data: bytes) -> Iterator[Sheet]:
    import openpyxl

    with warnings.catch_warnings():  # about styles and extensions that we do not look at
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        for sheet in book.worksheets[:MAX_SHEETS]:
            yield _sheet(sheet)
    finally:
        book.close()


def _sheet(sheet: Any) -> Sheet:
    lines: list[Line] = []
    formulas: set[tuple[int, int]] = set()
    sheet.reset_dimensions()  # what the file says about its own size counts for nothing
    for number, cells in enumerate(sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS), start=1):
        if number > MAX_ROWS:
            raise Expected("workbook.too_many_rows", sheet=str(sheet.title), limit=MAX_ROWS)
        formulas |= {(number, at) for at, cell in enumerate(cells) if cell.data_type == "f"}
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            lines.append(Line(number, tuple(texts)))
    return Sheet(str(sheet.title), tuple(lines), frozenset(formulas))


def _text(cell: Any) -> str:
    value = cell.value
    if value is None or cell.data_type in ("f", "e"):
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime | date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    return tidy(str(value)[:MAX_CELL])


def _number(value: float, form: str) -> str:
    """A whole number as its figures; a form like ``00000`` gives the zeros back that the sheet shows."""
    if isinstance(value, float) and not value.is_integer():
        return f"{value}"
    figures = str(int(value))
    return figures.zfill(len(form)) if form and set(form) == {"0"} else figures
