"""Pictures of pages, and the division of blocks over pages."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.documents import pages, praktijkverklaring_paper, recovery_sheet_paper, seal_stamp
from jobcoach.documents.flow import Block, Room, divide, end, together
from jobcoach.documents.praktijkverklaring import Praktijkverklaring
from jobcoach.documents.recovery_sheet import RecoverySheet
from jobcoach.model.expected import Expected


@pytest.mark.parametrize("width", [1, 333, 661, 1000])
def test_a_page_has_the_width_that_was_asked_for(blad: RecoverySheet, width: int) -> None:
    page = pages.render(recovery_sheet_paper.build(blad), 0, width_px=width)
    assert page.width == width
    assert page.height == pytest.approx(width * 297 / 210, abs=2)
    assert len(page.bgra) == page.width * page.height * 4


def test_colours_are_blue_green_red() -> None:
    """The ground of a stamp is a tint with more green than red; the paper around text is opaque."""
    page = pages.render(seal_stamp.build("Praktijkschool Veldlinde", ()), 0, width_px=464)
    middle = (page.height // 2 * page.width + page.width - 20) * 4
    assert tuple(page.bgra[middle : middle + 4]) == (0xF3, 0xF4, 0xED, 0xFF)


def test_the_number_of_pages(lange_verklaring: Praktijkverklaring) -> None:
    sheet = praktijkverklaring_paper.draw(lange_verklaring)
    assert pages.page_count(praktijkverklaring_paper.build(lange_verklaring)) == len(sheet.pages)


@pytest.mark.parametrize("junk", [b"", b"geen pdf", b"%PDF-1.7\n" + b"\0" * 500])
def test_what_is_not_a_pdf_is_said_so(junk: bytes) -> None:
    with pytest.raises(Expected) as caught:
        pages.page_count(junk)
    assert caught.value.key == "documents.unreadable"


def test_a_page_that_is_not_there(blad: RecoverySheet) -> None:
    pdf = recovery_sheet_paper.build(blad)
    with pytest.raises(IndexError):
        pages.render(pdf, 1, width_px=100)
    with pytest.raises(ValueError, match="width"):
        pages.render(pdf, 0, width_px=0)


def test_threads_do_not_disturb_each_other(blad: RecoverySheet) -> None:
    pdf = recovery_sheet_paper.build(blad)
    alone = pages.render(pdf, 0, width_px=200)
    with ThreadPoolExecutor(4) as crowd:
        assert set(crowd.map(lambda _: pages.render(pdf, 0, width_px=200), range(12))) == {alone}


def test_papers_are_made_in_threads_too(blad: RecoverySheet, verklaring: Praktijkverklaring) -> None:
    with ThreadPoolExecutor(4) as crowd:
        made = set(crowd.map(lambda _: recovery_sheet_paper.build(blad), range(8)))
        others = set(crowd.map(lambda _: praktijkverklaring_paper.build(verklaring), range(8)))
    assert made == {recovery_sheet_paper.build(blad)}
    assert others == {praktijkverklaring_paper.build(verklaring)}


def block(height: float, *, keep: bool = False, anchor: bool = True) -> Block:
    return Block(height=height, draw=lambda *_: None, keep=keep, anchor=anchor)


BLOCKS = st.lists(st.builds(block, st.floats(5, 340), keep=st.booleans(), anchor=st.booleans()), max_size=40)
ROOMS = [Room(180, 714), Room(77, 714)]


@given(BLOCKS, st.floats(500, 590))
def test_division_loses_nothing_and_fits(blocks: list[Block], signing: float) -> None:
    divided = divide(blocks, lambda index: ROOMS[min(index, 1)], lambda _: signing)
    assert [b for page in divided for b in page] == blocks
    for index, page in enumerate(divided):
        assert end(page, ROOMS[min(index, 1)].top) <= 714
    assert end(divided[-1], ROOMS[min(len(divided) - 1, 1)].top) <= max(signing, 77)


def test_a_heading_stays_with_what_follows() -> None:
    divided = divide([block(500), block(20, keep=True), block(100)], lambda index: ROOMS[min(index, 1)])
    assert [len(page) for page in divided] == [1, 2]


def test_a_short_list_is_tied_and_a_long_one_is_not() -> None:
    assert [b.keep for b in together([block(20) for _ in range(3)])] == [True, True, False]
    assert not any(b.keep for b in together([block(100) for _ in range(9)]))


def test_a_page_full_of_its_title_is_passed() -> None:
    divided = divide([block(300)], lambda index: Room(77 if index else 600, 714))
    assert [len(page) for page in divided] == [0, 1]
