"""The stageovereenkomst on paper: facts in parts, numbered clauses, and a signature for everybody who agrees."""

from dataclasses import replace

from jobcoach.documents import dutch, flow, frame, marks
from jobcoach.documents.flow import Block, Room, together
from jobcoach.documents.frame import Signatures, Signer
from jobcoach.documents.lines import ACCENT, TODO, Line, Rich, Style, set_text, strong, to_do
from jobcoach.documents.press import print_sheet
from jobcoach.documents.rows import VALUE, heading, label_value
from jobcoach.documents.sheet import FULL, LEFT, Element, Page, Sheet, mm
from jobcoach.documents.stageovereenkomst import Part, Stageovereenkomst

_TITLE = Style(26, 31, strong=True, colour=ACCENT)
_NAME = Style(18, 23, strong=True)
_LEAD = Style(11, 15)
_SCAN = "Teken met pen en geef alle bladzijden terug aan school."


def build(data: Stageovereenkomst) -> bytes:
    """PDF bytes of a stageovereenkomst; the same bytes for the same data. Without a number it is a concept.

    Raises Expected: documents.character (character, code, context).
    """
    return print_sheet(draw(data))


def draw(data: Stageovereenkomst) -> Sheet:
    """The pages of a stageovereenkomst; see ``build``."""
    sheet = Sheet(
        title=f"{data.title} {data.student_name}",
        author=data.school.name,
        subject=f"{data.title}, nummer {data.number}" if data.number else f"{data.title}, concept",
        made_on=data.issued_on or data.changed_on,
    )
    first, into = Page(), sheet.root.part("Sect")
    top = _opening(first, data, into)
    signing = _signatures(data)
    blocks = [block for part in data.parts for block in _part(part, sheet.root.part("Sect"), concept=not data.number)]
    blocks += _clauses(data, sheet.root.part("Sect"))
    below = mm(27) + frame.running_head(Page(), *_running(data))
    rooms = (Room(top, frame.BOTTOM_FIRST), Room(below, frame.BOTTOM_FIRST))
    pages = flow.divide(blocks, lambda index: rooms[min(index, 1)], lambda _index: signing.top)
    for index, blocks in enumerate(pages):
        page = Page() if index else first
        flow.draw(page, blocks, rooms[min(index, 1)].top)
        sheet.pages.append(page)
    signing.draw(sheet.pages[-1], sheet.root.part("Sect"))
    _frame_pages(sheet, data)
    return sheet


def _opening(page: Page, data: Stageovereenkomst, into: Element) -> float:
    """Letterhead, title, name and the sentence that runs on from it; returns where the first part begins."""
    when = dutch.day(data.issued_on or data.changed_on)
    right = [f"Nummer {data.number}", when] if data.number else ["Concept, nog geen nummer", f"Bijgewerkt op {when}"]
    down = frame.letterhead(page, data.school, right, into)
    page.write(LEFT, mm(40) + down, data.title, _TITLE, into=into.part("H1"))
    y = page.write(LEFT, mm(51) + down, data.student_name, _NAME, into=into.part("P"), balance=True) - 23
    y = page.write(LEFT, y + mm(6.5), data.lead, _LEAD, into=into.part("P")) - 15
    return y + mm(9)


def _part(part: Part, into: Element, *, concept: bool) -> list[Block]:
    blocks: list[Block] = []
    for label, value, asked in part.rows:
        shown: Rich = value if value.strip() else to_do("Nog invullen") if concept and asked else ""
        blocks += label_value(label, shown, into, gap=2)
    return [heading(part.title, into, air=11, below=4), *blocks] if blocks else []


def _clauses(data: Stageovereenkomst, into: Element) -> list[Block]:
    """The clauses, numbered; each stays together as far as a page allows."""
    blocks = [heading("Wat wij afspreken", into, air=11, below=4)] if data.clauses else []
    for number, (title, text) in enumerate(data.clauses, start=1):
        blocks += together(label_value(f"{number}  {title}", text or " ", into, gap=3))
    return blocks


def _signatures(data: Stageovereenkomst) -> Signatures:
    signers = [Signer(*signer) for signer in data.signers]
    return frame.signatures(signers, _intro(data), bottom=mm(252), line=mm(239))


def _intro(data: Stageovereenkomst) -> tuple[Line, ...]:
    """The line above the signatures: where and when, or what is still missing."""
    if data.number:
        when = dutch.day(data.issued_on) if data.issued_on else ""
        return set_text(f"Gemaakt in {data.school.place} op {when}. Wij zijn het hiermee eens:", VALUE, FULL)
    if not data.missing:
        return set_text("Concept, nog geen nummer", VALUE, FULL)
    number = dutch.counted(len(data.missing), "ding", "dingen")
    return set_text(f"Nog {number}: {', '.join(data.missing)}.", replace(VALUE, strong=True, colour=TODO), FULL)


def _running(data: Stageovereenkomst) -> tuple[Rich, str]:
    born = f", geboren {dutch.day(data.born_on)}" if data.born_on else ""
    right = f"Nummer {data.number}" if data.number else "Concept, nog geen nummer"
    return (strong(data.title), f" van {data.student_name}{born}"), right


def _frame_pages(sheet: Sheet, data: Stageovereenkomst) -> None:
    """Running heads, a QR code on every page (all of them come back), footers and watermarks."""
    for index, page in enumerate(sheet.pages):
        if index:
            frame.running_head(page, *_running(data))
        code = marks.paper_code(data.number, index + 1, data.digest) if data.number and data.digest else ""
        last = index == len(sheet.pages) - 1
        frame.proof_strip(page, _SCAN if code and last else "", sheet.root, concept=False, code=code)
        foot = f"{data.title}, nummer {data.number}" if data.number else f"{data.title}, concept"
        frame.foot(page, foot, index + 1, len(sheet.pages))
        marks.watermark(page, concept=not data.number, practice=data.school.practice)
