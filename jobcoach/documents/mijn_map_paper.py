"""Mijn map on paper: for the youth, large and calm; no seal, no codes, nothing that only an office understands."""

from collections.abc import Sequence
from dataclasses import replace

from jobcoach.documents import dutch, frame, marks
from jobcoach.documents.flow import Block, Room, divide, draw, together
from jobcoach.documents.lines import ACCENT, MUTED, Rich, Style, set_text, strong
from jobcoach.documents.mijn_map import MapSkill, MapTalent, MapWork, MijnMap
from jobcoach.documents.press import print_sheet
from jobcoach.documents.rows import HEAD, Cell, cell, heading, label_value, table_head, table_row, text_blocks
from jobcoach.documents.sheet import FULL, LEFT, TINT, Box, Element, Page, Sheet, mm

TITLE = "Mijn map"
BOTTOM = mm(272)
_TITLE = Style(30, 36, strong=True, colour=ACCENT)
_NAME = Style(18, 23, strong=True)
_OWN = Style(12, 17)
_ASKED = Style(10.5, 17, strong=True, colour=ACCENT)
_TEXT = Style(10.5, 15)
_STRONG = replace(_TEXT, strong=True)
_SMALL = Style(9, 12.5, colour=MUTED)
_PROOF = Style(9.5, 13, colour=MUTED)
_YOURS = (
    ("Deze map is van jou.", "Jij beslist wie hem ziet. Je hoeft hem aan niemand te laten zien."),
    ("Wat heb je eraan?", "Neem hem mee als je werk zoekt, een opleiding kiest of met iemand praat over later."),
    ("Klopt er iets niet?", "Zeg het tegen je jobcoach. Dan maken jullie een nieuwe."),
)  # fmt: skip


def build(data: MijnMap) -> bytes:
    """PDF bytes of Mijn map; the same bytes for the same data. Raises Expected: documents.character."""
    return print_sheet(draw_map(data))


def draw_map(data: MijnMap) -> Sheet:
    """The pages of Mijn map; see ``build``."""
    sheet = Sheet(
        title=f"{TITLE} van {data.student_name}", author=data.school.name, subject=TITLE, made_on=data.made_on
    )
    into = sheet.root.part("Sect")
    first, top = _opening(data, into)
    blocks = [
        *_answers(data, into),
        *_talents(data.talents, into),
        *_skills(data.skills, into),
        *_needs(data, into),
        *_work(data.work, into),
        *_pairs("Mijn papieren", data.papers, into),
        *_pairs("Mensen die ik ken", data.people, into),
        *_pairs("Wie mij kan helpen", data.contacts, into),
        *_about(data, into),
    ]
    below = mm(27) + frame.running_head(Page(), *_running(data))
    pages = divide(blocks, lambda index: Room(below if index else top, BOTTOM))
    for index, part in enumerate(pages):
        page = Page() if index else first
        draw(page, part, below if index else top)
        if index:
            frame.running_head(page, *_running(data))
        frame.foot(page, "Mijn map. Jij beslist wie hem ziet.", index + 1, len(pages))
        marks.watermark(page, concept=False, practice=data.school.practice)
        sheet.pages.append(page)
    return sheet


def _opening(data: MijnMap, into: Element) -> tuple[Page, float]:
    """Letterhead, title, name, and in a panel what this is; gives where the rest begins."""
    page = Page()
    down = frame.letterhead(page, data.school, [dutch.day(data.made_on)], into)
    y = page.write(LEFT, mm(44) + down, TITLE, _TITLE, into=into.part("H1")) - _TITLE.lead
    y = page.write(LEFT, y + mm(10), data.student_name, _NAME, into=into.part("P"), balance=True) - _NAME.lead
    return page, _panel(page, y + mm(7), into) + mm(6)


def _panel(page: Page, top: float, into: Element) -> float:
    said = [(set_text(what, _STRONG, mm(40)), set_text(how, _TEXT, mm(112))) for what, how in _YOURS]
    height = mm(8) + sum(max(len(left), len(right)) * _TEXT.lead + 3 for left, right in said) - 3
    page.draw(Box(x=LEFT, y=top, width=FULL, height=height, fill=TINT, radius=3))
    y = top + mm(4) + 11
    for left, right in said:
        line = into.part("P")
        page.put(LEFT + mm(6), y, left, into=line)
        page.put(LEFT + mm(50), y, right, into=line)
        y += max(len(left), len(right)) * _TEXT.lead + 3
    return top + height


def _answers(data: MijnMap, into: Element) -> list[Block]:
    found = [
        *data.answers,
        ("Dit doe ik graag", ", ".join(data.likes)),
        ("Dit doe ik liever niet", ", ".join(data.dislikes)),
    ]
    blocks = [
        block
        for asked, answer in found
        for block in label_value(asked, answer, into, gap=8, label_style=_ASKED, value_style=_OWN)
    ]
    return [heading("Dit ben ik", into, below=8), *blocks] if blocks else []


def _talents(talents: Sequence[MapTalent], into: Element) -> list[Block]:
    columns = [(LEFT, mm(64), "Wat", HEAD), (mm(90), mm(100), "Hoe dat bleek", HEAD)]
    rows = [
        [
            cell(LEFT, mm(64), (one.name, _STRONG)),
            cell(
                mm(90),
                mm(100),
                (one.example, _TEXT),
                *((f"Dat bleek op {proof}.", _TEXT) for proof in one.proofs),
                (f"Gezien door: {one.seen_by}" if one.seen_by else "", _PROOF),
            ),
        ]
        for one in talents
    ]
    return _table("Hier ben ik goed in", columns, rows, into)


def _skills(skills: Sequence[MapSkill], into: Element) -> list[Block]:
    rows = [
        [
            cell(LEFT, mm(72), (one.name, _STRONG)),
            cell(mm(98), mm(42), (one.first or "eerste keer gekeken", _TEXT), (one.first_on, _SMALL)),
            cell(mm(144), mm(46), (one.last, _STRONG), (_by(one), _SMALL)),
        ]
        for one in skills
    ]
    columns = [(LEFT, mm(72), "Wat", HEAD), (mm(98), mm(42), "Eerst", HEAD), (mm(144), mm(46), "Nu", HEAD)]
    return _table("Dit kan ik al", columns, rows, into)


def _by(one: MapSkill) -> str:
    return ", ".join(part for part in (one.last_on, f"volgens {one.by}" if one.by else "") if part)


def _needs(data: MijnMap, into: Element) -> list[Block]:
    columns = [(LEFT, mm(72), "Dit helpt", HEAD), (mm(98), mm(92), "Zo gaat het nu", HEAD)]
    rows = [[cell(LEFT, mm(72), (need, _STRONG)), cell(mm(98), mm(92), (now, _TEXT))] for need, now in data.needs]
    return _table("Zo werk ik het best", columns, rows, into)


def _work(work: Sequence[MapWork], into: Element) -> list[Block]:
    columns = [(LEFT, mm(60), "Waar", HEAD), (mm(86), mm(62), "Dit deed ik", HEAD), (mm(152), mm(38), "Wanneer", HEAD)]
    rows = [
        [
            cell(LEFT, mm(60), (one.employer, _STRONG), (one.place, _SMALL)),
            cell(mm(86), mm(62), (one.tasks, _TEXT), (one.result, _PROOF)),
            cell(mm(152), mm(38), (one.period, _TEXT)),
        ]
        for one in work
    ]
    return _table("Hier heb ik gewerkt", columns, rows, into)


def _table(
    title: str, columns: Sequence[tuple[float, float, str, Style]], rows: Sequence[list[Cell]], into: Element
) -> list[Block]:
    if not rows:
        return []
    title_block, table = heading(title, into, below=3), into.part("Table")
    again = (table_head(columns, None, rule=HEAD),)
    blocks = [title_block, table_head(columns, table.part("TR"), rule=HEAD)]
    for cells in rows:
        blocks += table_row(cells, table, again=again, last=cells is rows[-1])
    return blocks


def _pairs(title: str, rows: Sequence[tuple[str, str]], into: Element) -> list[Block]:
    blocks = [
        block
        for what, how in rows
        for block in label_value(what, how or "zit in deze map", into, gap=5, label_style=_TEXT, value_style=_STRONG)
    ]
    return together([heading(title, into, below=6), *blocks]) if blocks else []


def _about(data: MijnMap, into: Element) -> list[Block]:
    texts = [f"Gemaakt op {dutch.day(data.made_on)} op {data.school.name}."]
    if data.kept_until:
        texts.append(f"De school bewaart je gegevens tot {data.kept_until}. Bewaar deze map dus zelf goed.")
    texts.append("Over andere mensen staat hier zo min mogelijk: die beslissen zelf wat ze vertellen.")
    return [heading("Over deze map", into, below=6), *text_blocks(" ".join(texts), _TEXT, into)]


def _running(data: MijnMap) -> tuple[Rich, str]:
    return (strong(TITLE), f" van {data.student_name}"), dutch.day(data.made_on)
