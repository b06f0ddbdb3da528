"""Text with separators, as spreadsheets write it: bytes in, tidy cells out; or a clear refusal."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from jobcoach.model.expected import Expected

MAX_BYTES: Final = 10_000_000
MAX_ROWS: Final = 5_000
MAX_LINES: Final = 20 * MAX_ROWS  # with the empty ones, which no class list has many of
MAX_COLUMNS: Final = 200
MAX_CELL: Final = 10_000
DELIMITERS: Final = (";", ",", "\t")

_LOOK_AHEAD = 25  # lines that are looked at to choose the separator and to find the header
_ALLOWED_CONTROLS = {"\t", "\n", "\r"}
_OTHER_FILES = {b"PK\x03\x04": "Excel", b"\xd0\xcf\x11\xe0": "Excel", b"%PDF": "PDF"}
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with something in it. ``number`` is the row number that a spreadsheet shows (the first is 1)."""

    number: int
    cells: tuple[str, ...] = field(repr=False)


def decode(data: bytes) -> tuple[str, str]:
    """Text and the encoding it was in: utf-8-sig, utf-8 or cp1252.

    Raises ``class_list.too_big`` (limit in MB), ``class_list.other_file`` (kind), ``class_list.wide`` (UTF-16 or
    UTF-32), ``class_list.not_text``.
    """
    if len(data) > MAX_BYTES:
        raise Expected("class_list.too_big", limit=MAX_BYTES // 1_000_000)
    for start, kind in _OTHER_FILES.items():
        if data.startswith(start):
            raise Expected("class_list.other_file", kind=kind)
    if data.startswith(_WIDE):
        raise Expected("class_list.wide")
    signed = data.startswith(b"\xef\xbb\xbf")
    for encoding in ("utf-8-sig",) if signed else ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding).rstrip("\x1a")  # Ctrl-Z: how DOS programs end a text
        except UnicodeDecodeError:
            continue
        if any(letter < " " and letter not in _ALLOWED_CONTROLS for letter in text):
            break
        return text, encoding
    raise Expected("class_list.not_text")


def tidy(cell: str) -> str:
    """A cell on one line, accents composed, without spaces around it and without invisible characters."""
    if cell.isascii():
        return " ".join(cell.split())
    seen = "".join(letter for letter in unicodedata.normalize("NFC", cell) if unicodedata.category(letter) != "Cf")
    return " ".join(seen.split())


def split(text: str, delimiter: str) -> Iterator[Line]:
    """The lines that hold something; formulas are just text and quotes may hold line ends.

    Raises ``class_list.too_many_rows`` and ``class_list.too_many_columns`` (limit), ``class_list.cell_too_long``
    (row), ``class_list.unreadable`` (row).
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = found = 0
    while True:
        number += 1
        if number > MAX_LINES:
            raise Expected("class_list.too_many_rows", limit=MAX_ROWS)
        try:
            raw = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # A cell beyond csv's own limit is one that is too long; anything else cannot be read at all.
            key = "class_list.cell_too_long" if "field limit" in str(error) else "class_list.unreadable"
            raise Expected(key, row=number) from None
        if any(len(cell) > MAX_CELL for cell in raw):
            raise Expected("class_list.cell_too_long", row=number)
        cells = _trimmed([tidy(cell) for cell in raw])
        if not cells:
            continue
        found += 1
        if len(cells) > MAX_COLUMNS:
            raise Expected("class_list.too_many_columns", limit=MAX_COLUMNS)
        if found > MAX_ROWS + _LOOK_AHEAD:
            raise Expected("class_list.too_many_rows", limit=MAX_ROWS)
        yield Line(number, cells)


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def first_lines(text: str, delimiter: str) -> tuple[Line, ...]:
    """The first lines of the text when split by ``delimiter``, up to one that cannot be read."""
    lines: list[Line] = []
    with suppress(Expected):
        for line in islice(split(text, delimiter), _LOOK_AHEAD):
            lines.append(line)
    return tuple(lines)


def without_hint(text: str) -> tuple[str, str]:
    """Text without Excel's own first line ``sep=;`` and the separator it names, or "" when there is no such line."""
    first, _, rest = text.partition("\n")
    hint = first.strip().strip('"').lower()
    if hint.startswith("sep=") and hint[4:] in (";", ","):
        return rest, hint[4:]
    if first.strip(" \r").lower() == "sep=\t":
        return rest, "\t"
    return text, ""
