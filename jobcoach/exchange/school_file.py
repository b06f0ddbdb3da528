"""A table that a school fills in itself, as CSV or XLSX: one row per werkproces, columns as ``COLUMNS`` says.

Empty cells of dossier, kwalificatie and kerntaak mean: as in the row above. ``template`` gives an empty example.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from jobcoach.exchange.catalogue_file import MARKS, CatalogueFile, KerntaakPart, QualificationPart, WerkprocesPart
from jobcoach.exchange.class_list import Problem
from jobcoach.exchange.columns import plain
from jobcoach.exchange.delimited import DELIMITERS, Line, decode, first_lines, split, without_hint
from jobcoach.exchange.dutch_dates import read_day
from jobcoach.exchange.workbook import Sheet
from jobcoach.model.catalogue import WERKPROCES_CODE, plain_code
from jobcoach.model.choices import EditionKind
from jobcoach.model.expected import Expected

# The columns as the template has them: heading, what goes in it, an example.
COLUMNS: Final = (
    ("Dossiercode", "code van het kwalificatiedossier, mag leeg"),
    ("Dossier", "naam van het kwalificatiedossier, mag leeg"),
    ("Opleidingscode", "code van de kwalificatie (crebo), vijf cijfers"),
    ("Kwalificatie", "naam van de kwalificatie"),
    ("Niveau", "1, 2, 3 of 4"),
    ("Geldig vanaf", "zoals 01-08-2025, mag leeg"),
    ("Geldig tot", "zoals 31-07-2030, mag leeg"),
    ("Kerntaakcode", "zoals B1-K1"),
    ("Kerntaak", "titel van de kerntaak"),
    ("Werkprocescode", "zoals B1-K1-W1"),
    ("Werkproces", "titel van het werkproces"),
    ("Omschrijving", "mag leeg"),
    ("Resultaat", "mag leeg"),
    ("Gedrag", "mag leeg"),
)
_NAMES: Final = (
    "dossier_code", "dossier_name", "code", "name", "level", "valid_from", "valid_to", "kerntaak_code", "kerntaak",
    "werkproces_code", "werkproces", "description", "result", "behaviour",
)  # fmt: skip
_BY_HEADING: Final = {plain(heading): name for (heading, _), name in zip(COLUMNS, _NAMES, strict=True)} | {
    "crebo": "code", "crebocode": "code", "crebonummer": "code", "kwalificatiecode": "code", "kwalificatiedossier":
    "dossier_name", "dossiernaam": "dossier_name", "naamkwalificatie": "name", "codekerntaak": "kerntaak_code",
    "codewerkproces": "werkproces_code", "titelwerkproces": "werkproces", "titelkerntaak": "kerntaak",
}  # fmt: skip
_CARRIED: Final = ("dossier_code", "dossier_name", "code", "name", "level", "valid_from", "valid_to")
_TOLD_AS: Final = {
    "class_list.too_big": "catalogue.too_big",
    "class_list.other_file": "catalogue.unknown_file",
    "class_list.wide": "catalogue.csv_wide",
    "class_list.not_text": "catalogue.unknown_file",
    "class_list.too_many_rows": "catalogue.too_many",
    "class_list.too_many_columns": "catalogue.csv_row",
    "class_list.cell_too_long": "catalogue.csv_row",
    "class_list.unreadable": "catalogue.csv_row",
}


def template() -> bytes:
    """An empty example in CSV for a Dutch spreadsheet: the headings only, with a mark so that accents stay right."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerow([heading for heading, _ in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def read_text(data: bytes) -> CatalogueFile:
    """A CSV. Raises ``catalogue.*`` for a file that is too big, no text, or without the headings."""
    try:
        text, _ = decode(data)
        text, hint = without_hint(text)
        sign = hint or max(DELIMITERS, key=lambda one: max((_fits(line) for line in first_lines(text, one)), default=0))
        lines = tuple(split(text, sign))
    except Expected as error:
        values = {"limit": 0, "row": 0} | error.values
        raise Expected(_TOLD_AS.get(error.key, error.key), **values) from None
    return read_school_file((Sheet("csv", lines),))


def read_school_file(sheets: Sequence[Sheet]) -> CatalogueFile:
    """The first sheet that has the headings. Raises ``catalogue.no_header``, ``catalogue.nothing``."""
    for sheet in sheets:
        for at, line in enumerate(sheet.lines[:20]):
            if _fits(line) >= 2:
                return _read(sheet, at)
    raise Expected("catalogue.no_header")


def _fits(line: Line) -> int:
    known = {_BY_HEADING.get(plain(cell)) for cell in line.cells} - {None}
    return len(known) if known & {"code", "werkproces_code"} else 0


def _read(sheet: Sheet, at: int) -> CatalogueFile:
    columns: dict[str, int] = {}
    for number, cell in enumerate(sheet.lines[at].cells):
        if name := _BY_HEADING.get(plain(cell)):
            columns.setdefault(name, number)
    reader = _Reader(columns, sheet)
    for line in sheet.lines[at + 1 :]:
        reader.row(line)
    if not reader.made:
        raise Expected("catalogue.nothing")
    parts = tuple(reader.parts())
    starts = {part.valid_from for part in parts if part.valid_from}
    return CatalogueFile(
        kind=EditionKind.SCHOOL_FILE,
        name=f"Lijst van school, {parts[0].name}" if len(parts) == 1 else f"Lijst van school, {len(parts)} opleidingen",
        status=MARKS[EditionKind.SCHOOL_FILE],
        valid_from=min(starts, default=None),
        qualifications=parts,
        problems=tuple(reader.problems),
    )


@dataclass(slots=True)
class _Made:
    part: QualificationPart
    kerntaken: dict[str, tuple[str, list[WerkprocesPart]]] = field(default_factory=dict)


@dataclass(slots=True)
class _Reader:
    columns: dict[str, int]
    sheet: Sheet
    above: dict[str, str] = field(default_factory=dict)
    made: dict[str, _Made] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def parts(self) -> list[QualificationPart]:
        return [
            replace(
                item.part,
                kerntaken=tuple(
                    KerntaakPart(code=code, title=title, werkprocessen=tuple(parts))
                    for code, (title, parts) in item.kerntaken.items()
                ),
            )
            for item in self.made.values()
        ]

    def row(self, line: Line) -> None:
        cells = {name: line.cells[at] if at < len(line.cells) else "" for name, at in self.columns.items()}
        for name, at in self.columns.items():
            if (line.number, at) in self.sheet.formulas:
                self.wrong(line, name, "catalogue.line_formula")
                return
        if cells.get("code") and plain_code(cells["code"]) != self.above.get("code"):
            self.above = {}  # another kwalificatie: nothing of the row above holds
        for name in _CARRIED:
            if cells.get(name):
                self.above[name] = plain_code(cells[name]) if name == "code" else cells[name]
        made = self.qualification(line)
        if made is not None and (cells.get("werkproces_code") or cells.get("werkproces")):
            self.werkproces(line, made, cells)

    def qualification(self, line: Line) -> _Made | None:
        code = self.above.get("code", "")
        if not code:
            self.wrong(line, "code", "catalogue.line_no_code")
            return None
        if not (code.isdigit() and len(code) == 5):
            self.wrong(line, "code", "catalogue.line_code", code)
            return None
        if code not in self.made:
            if not self.above.get("name"):
                self.wrong(line, "name", "catalogue.line_no_name", code)
                return None
            self.made[code] = _Made(
                QualificationPart(
                    dossier_code=plain_code(self.above.get("dossier_code", "")),
                    dossier_name=self.above.get("dossier_name", ""),
                    code=code,
                    name=self.above["name"],
                    level=self.level(line),
                    valid_from=self.day(line, "valid_from"),
                    valid_to=self.day(line, "valid_to"),
                )
            )
        return self.made[code]

    def werkproces(self, line: Line, made: _Made, cells: dict[str, str]) -> None:
        code = plain_code(cells.get("werkproces_code", ""))
        if not WERKPROCES_CODE.fullmatch(code):
            key = "catalogue.line_werkproces_code" if code else "catalogue.line_no_werkproces_code"
            self.wrong(line, "werkproces_code", key, code)
            return
        if not cells.get("werkproces"):
            self.wrong(line, "werkproces", "catalogue.line_no_title", code)
            return
        kerntaak = code.rpartition("-")[0]
        title, parts = made.kerntaken.get(kerntaak, ("", []))
        if any(item.code == code for item in parts):
            self.wrong(line, "werkproces_code", "catalogue.line_twice", code)
            return
        texts = {name: cells.get(name, "") for name in ("description", "result", "behaviour")}
        parts.append(WerkprocesPart(code=code, title=cells["werkproces"], **texts))
        made.kerntaken[kerntaak] = (title or cells.get("kerntaak", ""), parts)

    def level(self, line: Line) -> int | None:
        text = self.above.get("level", "")
        if text in ("1", "2", "3", "4"):
            return int(text)
        if text:
            self.wrong(line, "level", "catalogue.line_level", text, skips=False)
        return None

    def day(self, line: Line, name: str) -> date | None:
        text = self.above.get(name, "")
        day = read_day(text) if text else None
        if text and day is None:
            self.wrong(line, name, "catalogue.line_date", text, skips=False)
        return day

    def wrong(self, line: Line, name: str, key: str, value: str = "", *, skips: bool = True) -> None:
        heading = COLUMNS[_NAMES.index(name)][0]
        self.problems.append(Problem(row=line.number, column=heading, key=key, value=value, skips=skips))
