"""Whole names, taken apart the Dutch way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.exchange.names import is_infix, looks_garbled, looks_odd, take_apart


@pytest.mark.parametrize(
    ("text", "call", "infix", "last", "sure"),
    [
        ("Jansen, Tom", "Tom", "", "Jansen", True),
        ("Berg, van den Lisa", "Lisa", "van den", "Berg", True),
        ("Berg, Lisa van den", "Lisa", "van den", "Berg", True),
        ("Berg van den, Lisa", "Lisa", "van den", "Berg", True),
        ("Hof, in 't Sanne", "Sanne", "in 't", "Hof", True),
        ("Yılmaz-de Vries, Ayşe", "Ayşe", "", "Yılmaz-de Vries", True),
        ("Lisa van den Berg", "Lisa", "van den", "Berg", True),
        ("Anna Maria de Wit", "Anna Maria", "de", "Wit", True),
        ("Sanne in ’t Hof", "Sanne", "in ’t", "Hof", True),
        ("Lisa VAN DER Meer", "Lisa", "VAN DER", "Meer", True),
        ("Tom Jansen", "Tom", "", "Jansen", True),
        ("Mohammed El Amrani", "Mohammed", "", "El Amrani", False),
        ("Jansen", "", "", "Jansen", True),
        ("Jansen,", "", "", "Jansen", True),
        (", Tom", "Tom", "", "", True),
        ("De Vries", "De", "", "Vries", True),
        ("Tom van", "Tom", "", "van", True),
        ("", "", "", "", True),
    ],
)
def test_names(text: str, call: str, infix: str, last: str, sure: bool) -> None:
    name = take_apart(text)
    assert (name.call, name.infix, name.last, name.sure) == (call, infix, last, sure)


@given(st.text(max_size=40))
def test_no_word_of_a_name_is_lost(text: str) -> None:
    name = take_apart(text)
    kept = f"{name.call} {name.infix} {name.last}".split()
    assert sorted(kept) == sorted(text.replace(",", " ", 1).split())


@given(st.from_regex(r"[A-Z][a-z]{1,9}", fullmatch=True), st.from_regex(r"[A-Z][a-z]{1,9}", fullmatch=True))
def test_both_orders_mean_the_same(call: str, last: str) -> None:
    if not is_infix(call) and not is_infix(last):
        for infix in ("", "de", "van der"):
            forward, back = take_apart(f"{call} {infix} {last}"), take_apart(f"{last}, {infix} {call}")
            assert (
                (forward.call, forward.infix, forward.last) == (back.call, back.infix, back.last) == (call, infix, last)
            )


@pytest.mark.parametrize(
    "name", ["Şükrü Yılmaz", "Nuñez", "D'Angelo", "O’Neill", "Anne-Marie", "J. de Wit", "Łukasz", "王芳"]
)
def test_real_names_do_not_look_odd(name: str) -> None:
    assert not looks_odd(name)
    assert not looks_garbled(name)


@pytest.mark.parametrize("name", ["Zo‰", "Tom1", "=1+1", "Jos\ufffd", "12-3-2008"])
def test_odd_names(name: str) -> None:
    assert looks_odd(name)
