"""The word check: what it finds and what it lets pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.model.wording import Flaw, passes_eleven_test, remarks_on


@pytest.mark.parametrize("word", ["ADHD", "autisme", "IQ", "medicatie", "jeugdzorg", "schulden", "politie", "OM"])
def test_words_that_do_not_belong_there_are_found(word):
    (found,) = remarks_on(f"Door {word} is het soms moeilijk.")
    assert found.word == word


@pytest.mark.parametrize(
    "text",
    [
        "Loopt om het gebouw heen en zet de as neer.",
        "Bel 06 12 34 56 78 of 0612345678 na vieren.",
        "Werkt met de pasmachine, halt bij de deur.",
        "Eén opdracht tegelijk, eerst voordoen.",
    ],
)
def test_ordinary_words_pass(text):
    assert remarks_on(text) == ()


def test_a_number_that_can_be_a_bsn_is_found_also_with_spaces():
    assert [item.flaw for item in remarks_on("nummer 111222333 of 1112 22 333")] == [Flaw.BSN, Flaw.BSN]


@given(st.integers(10_000_000, 999_999_999))
def test_the_eleven_test_is_the_official_sum(number):
    digits = f"{number:09d}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    assert passes_eleven_test(str(number)) == (total % 11 == 0)


@given(st.text(max_size=200))
def test_any_text_gives_remarks_that_point_at_their_word(text):
    assert all(text[item.start : item.end] == item.word for item in remarks_on(text))
