"""The code list of SBB (domain 1.8): sheets "Complete lijst" and "Vervallen", blocks with their own header and date.

Only what the description says is relied on: header words in any spelling, domain rows in between, codes as text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from jobcoach.exchange.catalogue_file import MARKS, CatalogueFile, DossierEndPart, Problem, QualificationPart
from jobcoach.exchange.columns import plain
from jobcoach.exchange.delimited import Line
from jobcoach.exchange.dutch_dates import read_day
from jobcoach.exchange.workbook import Sheet
from jobcoach.model.catalogue import plain_code
from jobcoach.model.choices import EditionKind
from jobcoach.model.expected import Expected

_CODE = re.compile(r"\d{5}")
_FROM = re.compile(r"geldig\s+vanaf:?\s*(\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|\d{1,2}\s+[a-z]+\s+\d{4})", re.IGNORECASE)
_LEVEL = re.compile(r"(?:niveau\s*)?([1-4])", re.IGNORECASE)
_ENDED: Final = {
    "dossiernaam": "dossier_name",
    "kwalificatiedossier": "dossier_name",
    "datumeindeinstroom": "intake_until",
    "datumeindeopleiding": "ends_on",
    "wordtvervangendoor": "replaced_by",
    "vervangendoor": "replaced_by",
}


def is_code_list(sheets: Sequence[Sheet]) -> bool:
    """Whether one of the sheets is called as in the code list."""
    return any(_is_list(sheet) or _is_ended(sheet) for sheet in sheets)


def read_code_list(sheets: Sequence[Sheet]) -> CatalogueFile:
    """Dossiers and kwalificaties with their dates. Raises ``catalogue.no_header`` when no row has the known headers."""
    block = _Reader()
    ends: list[DossierEndPart] = []
    for sheet in sheets:
        if _is_list(sheet):
            block.read(sheet)
        elif _is_ended(sheet):
            found, problems = _ended(sheet)
            ends += found
            block.problems += problems
    if not block.qualifications and not ends:
        raise Expected("catalogue.no_header")
    start = block.first_start
    own = tuple(replace(item, valid_from=None) if item.valid_from == start else item for item in block.qualifications)
    return CatalogueFile(
        kind=EditionKind.CODE_LIST,
        name=f"Codelijst {start:%d-%m-%Y}" if start else "Codelijst",
        status=MARKS[EditionKind.CODE_LIST],
        valid_from=start,
        qualifications=own,
        ends=tuple(ends),
        problems=tuple(block.problems),
    )


def _is_list(sheet: Sheet) -> bool:
    return "completelijst" in plain(sheet.name)


def _is_ended(sheet: Sheet) -> bool:
    return "vervallen" in plain(sheet.name)


def columns_of(cells: Sequence[str]) -> dict[str, int]:
    """Which column holds what, in a header of any spelling; empty when this is no header.

    A bare "Opleidingscode" or "Crebonummer" is the dossier's before the dossier's name, else the kwalificatie's.
    """
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        word = plain(cell)
        is_code = "code" in word or "crebo" in word
        if is_code and "dossier" in word:
            name = "replaced_by_code" if "nieuw" in word else "dossier_code"
        elif is_code:
            first = "dossier_code" not in found and "dossier_name" not in found and "kwalificatie" not in word
            name = "dossier_code" if first else "code"
        elif "kwalificatiedossier" in word or word in ("dossiernaam", "naamdossier"):
            name = "dossier_name"
        elif word in ("kwalificatie", "naamkwalificatie", "kwalificatienaam", "profiel"):
            name = "name"
        else:
            name = "level" if word.startswith("niveau") else ""
        if name:
            found.setdefault(name, at)
    return found if {"code", "name"} <= found.keys() else {}


@dataclass(slots=True)
class _Reader:
    """Goes down a sheet: the last header, start date and dossier hold until the next."""

    columns: dict[str, int] = field(default_factory=dict)
    start: date | None = None
    first_start: date | None = None
    dossier: tuple[str, str] = ("", "")
    qualifications: list[QualificationPart] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: set[QualificationPart] = field(default_factory=set)

    def read(self, sheet: Sheet) -> None:
        for line in sheet.lines:
            if header := columns_of(line.cells):
                self.columns, self.dossier = header, ("", "")
            elif found := _FROM.search(" ".join(line.cells)):
                self.start = read_day(found[1])
                self.first_start = self.first_start or self.start
            elif self.columns:
                self.row(line, sheet)

    def row(self, line: Line, sheet: Sheet) -> None:
        code, name = plain_code(self.cell(line, "code")), self.cell(line, "name")
        dossier_code = plain_code(self.cell(line, "dossier_code"))
        if _CODE.fullmatch(dossier_code):
            self.dossier = (dossier_code, self.cell(line, "dossier_name"))
        if any((line.number, at) in sheet.formulas for at in self.columns.values()):
            self.wrong(line, "catalogue.line_formula")
        elif not code:
            return  # a domain, a dossier on a row of its own, or a remark
        elif not _CODE.fullmatch(code):
            if name:
                self.wrong(line, "catalogue.line_code", code)
        elif not name:
            self.wrong(line, "catalogue.line_no_name", code)
        else:
            self.keep(line, code, name)

    def keep(self, line: Line, code: str, name: str) -> None:
        text = self.cell(line, "level")
        level = _LEVEL.fullmatch(text)
        if text and not level:
            self.wrong(line, "catalogue.line_level", text, skips=False)
        part = QualificationPart(
            dossier_code=self.dossier[0],
            dossier_name=self.dossier[1],
            code=code,
            name=name,
            level=int(level[1]) if level else None,
            valid_from=self.start,
        )
        if part in self.seen:
            self.wrong(line, "catalogue.line_twice", code)
            return
        self.seen.add(part)
        self.qualifications.append(part)

    def cell(self, line: Line, name: str) -> str:
        return _cell(line, self.columns, name)

    def wrong(self, line: Line, key: str, value: str = "", *, skips: bool = True) -> None:
        self.problems.append(Problem(row=line.number, column="Complete lijst", key=key, value=value, skips=skips))


def _ended(sheet: Sheet) -> tuple[list[DossierEndPart], list[Problem]]:
    columns: dict[str, int] = {}
    ends: list[DossierEndPart] = []
    problems: list[Problem] = []
    for line in sheet.lines:
        if header := _ended_columns(line.cells):
            columns = header
            continue
        code = plain_code(_cell(line, columns, "dossier_code"))
        if not columns or not code:
            continue
        if not _CODE.fullmatch(code):
            problems.append(
                Problem(row=line.number, column=sheet.name, key="catalogue.line_code", value=code, skips=True)
            )
            continue
        days = {name: _cell(line, columns, name) for name in ("intake_until", "ends_on")}
        problems += [
            Problem(row=line.number, column=sheet.name, key="catalogue.line_date", value=text)
            for text in days.values()
            if text and read_day(text) is None
        ]
        ends.append(
            DossierEndPart(
                dossier_code=code,
                dossier_name=_cell(line, columns, "dossier_name"),
                intake_until=read_day(days["intake_until"]),
                ends_on=read_day(days["ends_on"]),
                replaced_by=_cell(line, columns, "replaced_by"),
                replaced_by_code=plain_code(_cell(line, columns, "replaced_by_code")),
            )
        )
    return ends, problems


def _ended_columns(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        word = plain(cell)
        name = _ended_column(word)
        if name:
            found.setdefault(name, at)
    return found if "dossier_code" in found and len(found) > 2 else {}


def _ended_column(word: str) -> str:
    if "code" in word or "crebo" in word:
        return "replaced_by_code" if "nieuw" in word else "dossier_code"
    return _ENDED.get(word, "")


def _cell(line: Line, columns: dict[str, int], name: str) -> str:
    at = columns.get(name, -1)
    return line.cells[at].strip() if 0 <= at < len(line.cells) else ""
