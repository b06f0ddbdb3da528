"""What a file of the catalogue says, in one shape whatever the file was: editions with parts, ends, and problems.

The readers are ``code_list`` (the code list of SBB), ``dossier_xml`` (kwalificatiedossier), ``school_file`` (a table
that a school filled in) and ``catalogue_set`` (our own file); ``catalogue_reading`` chooses by what the file holds.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from jobcoach.exchange.class_list import Problem
from jobcoach.model.catalogue import UNCHECKED, WERKPROCES_CODE
from jobcoach.model.choices import EditionKind

__all__ = ["CatalogueFile", "DossierEndPart", "KerntaakPart", "Problem", "QualificationPart", "WerkprocesPart"]

MAX_PARTS: Final = 60_000
# How far an edition can be trusted; kept as words, because it is what the coach reads (domain 1.7, 1.8).
MARKS: Final = {
    EditionKind.CODE_LIST: "ingelezen uit een codelijst",
    EditionKind.DOSSIER: "ingelezen uit een kwalificatiedossier",
    EditionKind.SCHOOL_FILE: f"ingevuld door de school, {UNCHECKED}",
    EditionKind.TYPED: UNCHECKED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkprocesPart:
    """One werkproces; "" means that the file did not say it."""

    code: str
    title: str
    description: str = field(default="", repr=False)
    result: str = field(default="", repr=False)
    behaviour: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KerntaakPart:
    """A kerntaak with its werkprocessen."""

    code: str
    title: str
    werkprocessen: tuple[WerkprocesPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QualificationPart:
    """A kwalificatie; its own dates stand only where they differ from the edition's."""

    dossier_code: str = ""
    dossier_name: str = ""
    code: str
    name: str
    level: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    kerntaken: tuple[KerntaakPart, ...] = ()

    @property
    def werkprocessen(self) -> tuple[WerkprocesPart, ...]:
        """Those of every kerntaak."""
        return tuple(item for part in self.kerntaken for item in part.werkprocessen)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierEndPart:
    """A dossier that ended: until when one may begin, when it stops, and what comes after it."""

    dossier_code: str
    dossier_name: str = ""
    intake_until: date | None = None
    ends_on: date | None = None
    replaced_by: str = ""
    replaced_by_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueFile:
    """A whole file as read; nothing is kept yet. ``sha256`` is of the file's bytes, as hexadecimal."""

    kind: EditionKind
    name: str
    source: str = ""
    status: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    sha256: str = ""
    qualifications: tuple[QualificationPart, ...] = field(default=(), repr=False)
    ends: tuple[DossierEndPart, ...] = field(default=(), repr=False)
    problems: tuple[Problem, ...] = field(default=(), repr=False)

    @property
    def kerntaken(self) -> int:
        """How many kerntaken there are in all."""
        return sum(len(item.kerntaken) for item in self.qualifications)

    @property
    def werkprocessen(self) -> int:
        """How many werkprocessen there are in all."""
        return sum(len(item.werkprocessen) for item in self.qualifications)

    def lacking(self) -> dict[str, int]:
        """How many werkprocessen have no text, by the Dutch word of the field; without those that are complete."""
        fields = {"omschrijving": "description", "resultaat": "result", "gedrag": "behaviour"}
        every = [item for part in self.qualifications for item in part.werkprocessen]
        counted = {word: sum(not getattr(item, name) for item in every) for word, name in fields.items()}
        return {word: number for word, number in counted.items() if number}


def checked_parts(
    row: int, kerntaken: tuple[KerntaakPart, ...]
) -> tuple[tuple[KerntaakPart, ...], tuple[Problem, ...]]:
    """The kerntaken without werkprocessen that have no good code or title, or a code twice; and what was left out."""
    problems: list[Problem] = []
    seen: Counter[str] = Counter()
    kept = []
    for part in kerntaken:
        good = []
        for item in part.werkprocessen:
            seen[item.code] += 1
            if key := _flaw(item, times=seen[item.code]):
                problems.append(Problem(row=row, column=part.code, key=key, value=item.code or item.title, skips=True))
            else:
                good.append(item)
        kept.append(replace(part, werkprocessen=tuple(good)))
    return tuple(kept), tuple(problems)


def _flaw(item: WerkprocesPart, *, times: int) -> str:
    if not item.code:
        return "catalogue.line_no_werkproces_code"
    if not WERKPROCES_CODE.fullmatch(item.code):
        return "catalogue.line_werkproces_code"
    if not item.title:
        return "catalogue.line_no_title"
    return "catalogue.line_twice" if times > 1 else ""
