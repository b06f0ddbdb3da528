"""An invented paper of any number of pages, each with words, a line for the pen and the QR that brings it home."""

from dataclasses import dataclass
from datetime import date

from jobcoach.documents import frame, marks
from jobcoach.documents.lines import Style
from jobcoach.documents.press import print_sheet
from jobcoach.documents.sheet import FULL, LEFT, RIGHT, Page, Sheet, mm


@dataclass(frozen=True, slots=True, kw_only=True)
class WetPaper:
    """What ``make_paper`` fills in, and how many pages; ``mark`` stands large on each page, before its number."""

    number: str = ""
    issued_on: date | None = None
    digest: str = ""
    pages: int = 2
    mark: str = "Afspraak"


def build(data: WetPaper) -> bytes:
    """PDF bytes."""
    sheet = Sheet(title=data.mark, author="School", subject=data.number, made_on=data.issued_on or date(2026, 11, 24))
    for index in range(data.pages):
        page = Page()
        into = sheet.root.part("P")
        page.write(LEFT, mm(40), f"{data.mark} {index + 1}", Style(26, 31, strong=True), into=into)
        for line in range(18):
            words = "Wij spreken af dat je elke werkdag om acht uur begint en dat je begeleider je helpt."
            page.write(LEFT, mm(60 + 8 * line), words, Style(11, 15), into=into)
        page.rule(LEFT, mm(239), FULL / 3)
        marks.qr(
            page, RIGHT - marks.QR, frame.STRIP_TOP, marks.QR, marks.paper_code(data.number, index + 1, data.digest)
        )
        frame.foot(page, "Afspraak", index + 1, data.pages)
        sheet.pages.append(page)
    return print_sheet(sheet)
