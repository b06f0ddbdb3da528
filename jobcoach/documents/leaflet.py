"""A page of plain words for people who never saw such a thing before: title, groups to read aloud, numbered steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jobcoach.documents import dutch, frame, marks
from jobcoach.documents.lines import ACCENT, INK, Style, set_text
from jobcoach.documents.rows import HEADING
from jobcoach.documents.school import School
from jobcoach.documents.sheet import FULL, GUTTER, LEFT, TINT, Box, Element, Page, Sheet, mm

STEP = Style(10.5, 15)
_CELL = mm(13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above: the school, its address, the day; ``practice`` and ``trial`` for a watermark."""

    school: str
    address: str = ""
    made_on: date
    practice: bool = False
    trial: bool = False


def begin(title: str, head: Head, *, mark: str) -> tuple[Sheet, Page, Element, float]:
    """The page with letterhead and title, and where the text begins (pt from the top).

    ``mark`` stands above the day ("BRIN 99ZZ") and in the subject of the file.
    """
    sheet = Sheet(title=title, author=head.school, subject=f"{title}, {mark}", made_on=head.made_on)
    page = Page()
    marks.watermark(page, concept=False, practice=head.practice, trial=head.trial)
    into = sheet.root.part("Sect")
    school = School(name=head.school, place="", address=head.address)
    down = frame.letterhead(page, school, [mark, dutch.day(head.made_on)], into)
    heading = set_text(title, Style(26, 31, strong=True, colour=ACCENT), FULL)
    y = page.put(LEFT, mm(42) + down, heading, into=into.part("H1"))
    sheet.pages.append(page)
    return sheet, page, into, y - 31 + 26


def groups(page: Page, y: float, parts: Sequence[str], into: Element, *, across: int = 4) -> float:
    """Groups to read aloud, ``across`` in a row (four: the columns of the page); gives the bottom of the last row."""
    style = Style(19, 19, strong=True, colour=INK, align="centre")
    line, top, width = into.part("P"), y, (FULL - (across - 1) * GUTTER) / across
    for index, part in enumerate(parts):
        x, top = LEFT + (index % across) * (width + GUTTER), y + (index // across) * (_CELL + mm(3))
        page.draw(Box(x=x, y=top, width=width, height=_CELL, fill=TINT, radius=2))
        page.write(x, top + _CELL / 2 + 6.5, part, style, width=width, into=line)
    return top + _CELL


def steps(page: Page, y: float, head: str, lines: Sequence[tuple[str, str]], into: Element) -> float:
    """Numbered steps (what, how) under a heading on its rule, as on the recovery sheet; gives where they end."""
    page.write(LEFT, y, head, HEADING, width=FULL, into=into.part("H2"))
    page.rule(LEFT, y + 6, FULL, colour=INK, weight=0.8)
    y += 24
    for number, (what, how) in enumerate(lines, start=1):
        step = into.part("P")
        page.write(LEFT, y, str(number), Style(11, 15, strong=True, colour=ACCENT), into=step)
        left = page.write(LEFT + mm(6), y, what, Style(10.5, 15, strong=True), width=mm(52), into=step)
        y = max(left, page.write(mm(84), y, how, STEP, width=mm(106), into=step)) + 4
    return y
