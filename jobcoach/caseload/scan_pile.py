"""A pile of scanned pages before it is kept: which paper each page is of, what is missing or double, what by hand."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from jobcoach.caseload.paper_ways import PaperWay
from jobcoach.documents.scans.codes import DIGEST, PaperCode
from jobcoach.documents.scans.recognise import ScannedPage, turned


class Why(Enum):
    """Why a page does not lie with a paper yet."""

    UNREADABLE = "unreadable"
    OTHER_SCHOOL = "other_school"
    COLLEAGUE = "colleague"
    UNKNOWN = "unknown"
    CHANGED = "changed"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of the pile: its number in the pile, its picture, where it came from, and why it is loose (or not)."""

    key: int
    page: ScannedPage
    file: str = field(repr=False)
    at: int
    way: int | None = None
    number: int = 0
    why: Why | None = None

    @property
    def said(self) -> str:
        """The number of the paper in its code; empty without one."""
        return self.page.code.number if self.page.code else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PiledPaper:
    """A paper in the pile: its pages in order, the numbers that miss, and what came twice."""

    way: PaperWay
    sheets: tuple[Sheet, ...]
    missing: tuple[int, ...]
    doubles: tuple[Sheet, ...]

    @property
    def complete(self) -> bool:
        """Whether every page is there."""
        return not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """All pages that were read in, with the papers they may belong to. Every change gives a new pile."""

    ways: tuple[PaperWay, ...] = ()
    sheets: tuple[Sheet, ...] = ()

    def papers(self) -> tuple[PiledPaper, ...]:
        """The papers of which there is a page, in the order in which they came."""
        order = list(dict.fromkeys(sheet.way for sheet in self.sheets if sheet.way is not None))
        known = {way.id: way for way in self.ways}
        return tuple(self._paper(known[way]) for way in order)

    def loose(self) -> tuple[Sheet, ...]:
        """The pages that lie with no paper."""
        return tuple(sheet for sheet in self.sheets if sheet.way is None)

    def _paper(self, way: PaperWay) -> PiledPaper:
        first: dict[int, Sheet] = {}
        doubles = []
        for sheet in self.sheets:
            if sheet.way == way.id and first.setdefault(sheet.number, sheet) is not sheet:
                doubles.append(sheet)
        missing = tuple(number for number in range(1, way.pages + 1) if number not in first)
        return PiledPaper(
            way=way, sheets=tuple(first[n] for n in sorted(first)), missing=missing, doubles=tuple(doubles)
        )

    def more(self, sheets: Iterable[Sheet], ways: tuple[PaperWay, ...]) -> "Pile":
        """With pages that were read in later; the papers are as they stand now."""
        start = max((sheet.key for sheet in self.sheets), default=0) + 1
        new = tuple(replace(sheet, key=start + index) for index, sheet in enumerate(sheets))
        return replace(self, sheets=self.sheets + new).known(ways)

    def known(self, ways: tuple[PaperWay, ...]) -> "Pile":
        """The same pile over the papers as they stand now; a page of a paper that went lies loose again."""
        there = {way.id for way in ways}
        sheets = tuple(
            replace(sheet, way=None, number=0, why=Why.UNKNOWN)
            if sheet.way is not None and sheet.way not in there
            else sheet
            for sheet in self.sheets
        )
        return replace(self, ways=ways, sheets=sheets)

    def lay(self, key: int, way: int, number: int) -> "Pile":
        """Lay a page with a paper by hand, as that page of it."""
        return self._with(key, lambda sheet: replace(sheet, way=way, number=number, why=None))

    def use(self, key: int) -> "Pile":
        """Let this one of two equal pages count: it goes before the other."""
        (chosen,) = (sheet for sheet in self.sheets if sheet.key == key)
        rest = tuple(sheet for sheet in self.sheets if sheet.key != key)
        return replace(self, sheets=(chosen, *rest))

    def turn(self, key: int) -> "Pile":
        """Turn a page a quarter."""
        return self._with(key, lambda sheet: replace(sheet, page=turned(sheet.page)))

    def without(self, *keys: int) -> "Pile":
        """Leave pages out; the file they came from is not touched."""
        return replace(self, sheets=tuple(sheet for sheet in self.sheets if sheet.key not in keys))

    def without_paper(self, way: int) -> "Pile":
        """Leave out every page of a paper: it was kept."""
        return replace(self, sheets=tuple(sheet for sheet in self.sheets if sheet.way != way))

    def _with(self, key: int, change: Callable[[Sheet], Sheet]) -> "Pile":
        return replace(self, sheets=tuple(change(one) if one.key == key else one for one in self.sheets))


def place(
    code: PaperCode | None, ways: Iterable[PaperWay], *, brin: str, coach: str
) -> tuple[PaperWay | None, Why | None]:
    """The paper that a code names, or why not; ``brin`` and ``coach`` are those of this vault, in capitals."""
    if code is None:
        return None, Why.UNREADABLE
    for way in ways:
        if way.number.upper() == code.number:
            if not way.code or way.code.upper()[:DIGEST] != code.digest:  # whole: a start alone can be guessed
                return None, Why.CHANGED
            return (way, None) if code.page <= way.pages else (None, Why.TOO_MANY)
    whose = code.number.split("-")
    if whose[0] != brin:
        return None, Why.OTHER_SCHOOL
    return None, Why.UNKNOWN if len(whose) < 4 or "-".join(whose[1:-2]) == coach else Why.COLLEAGUE
