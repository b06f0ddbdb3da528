"""Whole papers: what other programs read in them, and that nothing is cut or stands on top of something else."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import combinations
from typing import Any

import pytest

from jobcoach.documents import (
    overgangsdocument_paper,
    praktijkverklaring_paper,
    profielblad_paper,
    recovery_sheet_paper,
    stageovereenkomst_paper,
)
from jobcoach.documents.lines import MUTED
from jobcoach.documents.overgangsdocument import Overgangsdocument
from jobcoach.documents.praktijkverklaring import Praktijkverklaring
from jobcoach.documents.profielblad import Profielblad
from jobcoach.documents.recovery_sheet import RecoverySheet
from jobcoach.documents.sheet import HEIGHT, LEFT, RIGHT, Drawn, Figure, Page, Sheet, Squares, Words, mm
from jobcoach.documents.stageovereenkomst import Part, Stageovereenkomst
from jobcoach.model.expected import Expected
from tests.documents.papers import KINDS, PAPERS, Paper

SEAL = (62.4, HEIGHT - 116.2, 294.8, HEIGHT - 59.5)
Tool = Callable[..., str]


@pytest.fixture(params=[(paper, kind) for paper in PAPERS for kind in KINDS], ids=lambda it: f"{it[0].name}-{it[1]}")
def paper(request: pytest.FixtureRequest) -> tuple[Paper, Any]:
    one, kind = request.param
    return one, one.data(kind)


def texts(data: object) -> Iterator[str]:
    """Every string in a paper's data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, tuple):
        for part in data:
            yield from texts(part)
    elif is_dataclass(data):
        for field in fields(data):
            yield from texts(getattr(data, field.name))


def boxes(page: Page) -> list[tuple[float, float, float, float, str]]:
    """The ink of each line of text: left, top, right, bottom, what it says."""
    found = []
    for words in (thing for thing in page.drawn if isinstance(thing, Words)):
        y = words.y
        for line in words.lines:
            x, size = words.start(line), line.style.size
            if line.text.strip():
                found.append((x, y - 0.7 * size, x + line.width, y + 0.21 * size, line.text))
            y += line.style.lead
    return found


def things(page: Page) -> Iterator[Drawn]:
    """What is drawn on a page, also inside figures."""
    for thing in page.drawn:
        yield from thing.things if isinstance(thing, Figure) else (thing,)


def overlap(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    return one[0] < two[2] - 0.1 and two[0] < one[2] - 0.1 and one[1] < two[3] - 0.1 and two[1] < one[3] - 0.1


def test_nothing_stands_on_something_else(paper: tuple[Paper, Any]) -> None:
    one, data = paper
    for number, page in enumerate(one.draw(data).pages, start=1):
        for first, second in combinations(boxes(page), 2):
            assert not overlap(first[:4], second[:4]), f"page {number}: {first[4]!r} and {second[4]!r}"


def test_nothing_runs_off_the_paper(paper: tuple[Paper, Any]) -> None:
    one, data = paper
    for page in one.draw(data).pages:
        for left, top, right, bottom, text in boxes(page):
            assert left >= LEFT - 0.1, text
            assert right <= RIGHT + 0.1, text
            assert top >= mm(10), text
            assert bottom <= HEIGHT - mm(5), text


def test_the_places_of_seal_and_code_stay_free(paper: tuple[Paper, Any]) -> None:
    one, data = paper
    for number, page in enumerate(one.draw(data).pages):
        free = [SEAL] if number == 0 and one.sealed else []
        for squares in (thing for thing in things(page) if isinstance(thing, Squares)):
            left, top = min(box[0] for box in squares.boxes), min(box[1] for box in squares.boxes)
            right, bottom = max(b[0] + b[2] for b in squares.boxes), max(b[1] + b[3] for b in squares.boxes)
            free.append((left - mm(3), top, right, bottom + 2))
        for box in boxes(page):
            assert not any(overlap(box[:4], place) for place in free), box[4]


def test_every_word_comes_back(paper: tuple[Paper, Any], tool: Tool) -> None:
    """Read by poppler; white space does not count."""
    one, data = paper
    read = tool("pdftotext", "-layout", pdf=one.build(data), after=("-",))
    solid = re.sub(r"\s", "", read)
    for field in fields(data):
        if field.name in one.unprinted:
            continue
        for text in texts(getattr(data, field.name)):
            for word in text.split():
                assert word.strip(".,:;?()") in solid, f"{field.name}: {word}"


def test_same_data_same_bytes(paper: tuple[Paper, Any]) -> None:
    one, data = paper
    assert one.build(data) == one.build(data)


def test_other_programs_accept_it(paper: tuple[Paper, Any], tool: Tool) -> None:
    one, data = paper
    pdf = one.build(data)
    assert "No syntax or stream encoding errors" in tool("qpdf", "--check", pdf=pdf)
    fonts = tool("pdffonts", pdf=pdf).splitlines()[2:]
    assert fonts
    for font in fonts:
        assert re.search(r"\byes yes yes\b", font), font
        assert re.match(r"[A-Z]{6}\+(FiraSans|NotoSans)", font), font
    properties = tool("pdfinfo", pdf=pdf)
    assert re.search(r"^Tagged: +yes$", properties, re.MULTILINE)
    assert re.search(r"^Author: +\S", properties, re.MULTILINE)
    assert b"/Lang (nl-NL)" in pdf


def test_the_day_in_the_file_is_the_day_of_the_paper(verklaring: Praktijkverklaring) -> None:
    assert b"/CreationDate (D:20260703120000+00'00')" in praktijkverklaring_paper.build(verklaring)


def test_reading_order_of_the_tags(overgang: Overgangsdocument, tool: Tool) -> None:
    told = tool("pdfinfo", "-struct-text", pdf=overgangsdocument_paper.build(overgang))
    order = [
        "Overgangsdocument naar werk",
        "Onze vraag aan gemeente Ede",
        "Wilt u de begeleiding",
        "Wie op school bereikbaar blijft",
        "Wat niet in dit document staat",
        "Dit ben ik",
        "Werkervaring",
        "Handtekening van Emre",
        "Hanneke de Wit",
    ]
    places = [told.index(text) for text in order if text != "Handtekening van Emre"]
    assert places == sorted(places)
    assert "Pagina 1" not in told
    assert "TH" in told


# --- the praktijkverklaring ------------------------------------------------------------------------------------


def said(sheet: Sheet) -> str:
    return " ".join(" ".join(box[4] for box in boxes(page)) for page in sheet.pages)


def test_a_concept_says_what_is_missing_and_has_no_code(verklaring: Praktijkverklaring) -> None:
    rows = verklaring.qualifications[0].rows
    open_row = replace(rows[0], level=None, done="", assessed_on=None, assessor="")
    kok = replace(verklaring.qualifications[0], rows=(open_row, *rows[1:]))
    concept = replace(
        verklaring, number="", issued_on=None, born_on=None, qualifications=(kok,), missing=("geboortedatum",)
    )
    sheet = praktijkverklaring_paper.draw(concept)
    text = said(sheet)
    assert "Concept, nog geen nummer" in text
    assert "Nog één ding: geboortedatum." in text
    assert "Nog beoordelen" in text
    assert text.count("Nog invullen") == 2
    assert not [thing for thing in sheet.pages[0].drawn if isinstance(thing, Squares)]


def test_nothing_is_issued_without_an_assessment(verklaring: Praktijkverklaring) -> None:
    kok = verklaring.qualifications[0]
    unfinished = replace(verklaring, qualifications=(replace(kok, rows=(replace(kok.rows[0], level=None),)),))
    with pytest.raises(Expected) as caught:
        praktijkverklaring_paper.build(unfinished)
    assert caught.value.key == "documents.unfinished"


@pytest.mark.parametrize("level", [0, 1])
def test_what_is_not_mastered_is_never_printed(verklaring: Praktijkverklaring, level: int) -> None:
    kok = verklaring.qualifications[0]
    rows = (replace(kok.rows[0], level=level), *kok.rows[1:])
    text = said(praktijkverklaring_paper.draw(replace(verklaring, qualifications=(replace(kok, rows=rows),))))
    assert "Maakt mise en place" not in text
    assert "beheerst de twee werkprocessen" in text


def test_signatures_are_never_alone(verklaring: Praktijkverklaring) -> None:
    """For each number of werkprocessen the page with signatures also holds one, and page 1 says how many follow."""
    kok = verklaring.qualifications[0]
    for number in range(1, 25):
        rows = tuple(replace(kok.rows[0], title=f"proces{index}") for index in range(number))
        data = replace(verklaring, qualifications=(replace(kok, rows=rows),), remarks="")
        pages = praktijkverklaring_paper.draw(data).pages
        per_page = [len({box[4] for box in boxes(page) if box[4].startswith("proces")}) for page in pages]
        assert sum(per_page) == number
        assert per_page[-1] > 0, f"{number} rows"
        assert ("Op bladzijde 2" in said(praktijkverklaring_paper.draw(data))) is (len(pages) > 1)


def test_remarks_do_not_leave_the_signatures_alone(verklaring: Praktijkverklaring) -> None:
    """However long the remarks: a page with signatures has a werkproces, as long as one fits beside them."""
    kok = verklaring.qualifications[0]
    rows = tuple(replace(kok.rows[0], title=f"proces{index}") for index in range(4))
    for lines in range(1, 20):
        remarks = " ".join(f"opmerking{index}" for index in range(lines * 7))
        data = replace(verklaring, qualifications=(replace(kok, rows=rows),), remarks=remarks)
        pages = praktijkverklaring_paper.draw(data).pages
        assert any(box[4].startswith("proces") for box in boxes(pages[-1])), f"{lines} lines"


def test_a_loose_page_says_whose_it_is(lange_verklaring: Praktijkverklaring) -> None:
    for page in praktijkverklaring_paper.draw(lange_verklaring).pages[1:]:
        text = " ".join(box[4] for box in boxes(page))
        assert "leerling0 leerling1" in text
        assert "geboren 14" in text


def test_free_entry_is_marked_in_every_row(lange_verklaring: Praktijkverklaring) -> None:
    text = said(praktijkverklaring_paper.draw(lange_verklaring))
    assert "Eigen omschrijving van het bedrijf" in text
    assert "niet gecontroleerd" in text


# --- the stageovereenkomst ---------------------------------------------------------------------------------------


def test_a_concept_agreement_says_what_is_missing(overeenkomst: Stageovereenkomst) -> None:
    gap = Part(title="Stageplan", rows=(("Doel", "", True), ("Opbouw", "", False)))
    concept = replace(overeenkomst, number="", issued_on=None, digest="", parts=(gap,), missing=("doel", "tijden"))
    sheet = stageovereenkomst_paper.draw(concept)
    text = said(sheet)
    assert "Concept, nog geen nummer" in text
    assert "Nog twee dingen: doel, tijden." in text
    assert text.count("Nog invullen") == 1
    assert not [thing for page in sheet.pages for thing in things(page) if isinstance(thing, Squares)]


def test_every_page_of_an_agreement_comes_back_with_its_own_code(lange_overeenkomst: Stageovereenkomst) -> None:
    pages = stageovereenkomst_paper.draw(lange_overeenkomst).pages
    codes = [thing for page in pages for thing in things(page) if isinstance(thing, Squares)]
    assert len(pages) == len(codes) > 2
    assert len({code.boxes for code in codes}) == len(pages)


# --- the profile sheet -------------------------------------------------------------------------------------------


def test_a_profile_is_one_page_or_nothing(profiel: Profielblad, lang_profiel: Profielblad) -> None:
    for data in (profiel, lang_profiel):
        assert len(profielblad_paper.draw(data).pages) == 1
    with pytest.raises(Expected) as caught:
        profielblad_paper.draw(replace(lang_profiel, answers=lang_profiel.answers * 8))
    assert caught.value.key == "documents.too_long"


# --- the overgangsdocument ---------------------------------------------------------------------------------------


def test_empty_sections_leave_no_trace(overgang: Overgangsdocument) -> None:
    bare = Overgangsdocument(
        school=overgang.school,
        made_on=overgang.made_on,
        student_name="Bo Li",
        call_name="Bo",
        lead="",
        request=replace(overgang.request, explanation="", reply_by=None, reply_how="", decides="", contact=""),
        contact=replace(overgang.contact, phone="", email=""),
    )
    sheet = overgangsdocument_paper.draw(bare)
    text = said(sheet)
    for heading in (
        "Dit ben ik",
        "De feiten",
        "Werkervaring",
        "Behaald",
        "Competenties",
        "Plan",
        "Reactie",
        "Instemming",
    ):
        assert heading not in text
    assert len(sheet.pages) == 2


def test_a_long_list_of_what_is_left_out_moves_to_the_end(lang_overgang: Overgangsdocument) -> None:
    text = said(overgangsdocument_paper.draw(lang_overgang))
    assert "Twaalf onderwerpen staan niet in dit document" in text
    assert text.index("w0r0") > text.index("reactie0")


def test_the_chart_counts_its_own_message(overgang: Overgangsdocument) -> None:
    text = said(overgangsdocument_paper.draw(overgang))
    assert "Emre groeide op één van de twee punten" in text
    assert "2 naar 4" in text
    assert "3 naar 2" in text


def test_the_answer_to_the_question_is_never_a_colour(overgang: Overgangsdocument) -> None:
    """Refusals are words in SemiBold, so that they survive a black-and-white copy."""
    for page in overgangsdocument_paper.draw(overgang).pages:
        for words in (thing for thing in page.drawn if isinstance(thing, Words)):
            for line in words.lines:
                if line.text == "nee":
                    assert line.style.strong
                    assert line.style.colour != MUTED
                    return
    pytest.fail("no refusal on paper")


# --- the recovery sheet ------------------------------------------------------------------------------------------


def test_the_code_lies_in_the_middle_third(blad: RecoverySheet) -> None:
    long = replace(blad, coach="Van Westerveldingen-Hoogenraad " * 6, school="Samenwerkingsschool " * 10, practice=True)
    for data in (blad, long):
        (page,) = recovery_sheet_paper.draw(data).pages
        cells = [box for box in boxes(page) if len(box[4]) == 1 and box[3] - box[1] > 15]
        assert "".join(box[4] for box in cells) == data.code
        assert all(mm(99) < box[1] and box[3] < mm(198) for box in cells)
        assert not [box for box in boxes(page) if box[1] < mm(99) < box[3] or box[1] < mm(198) < box[3]]


def test_a_code_of_another_length_is_a_bug(blad: RecoverySheet) -> None:
    with pytest.raises(ValueError, match="32"):
        recovery_sheet_paper.build(replace(blad, code="ABC"))
