"""Passphrases and recovery codes: what people type, and what they mistype."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jobcoach.model.expected import Expected
from jobcoach.vault import recovery_code
from jobcoach.vault.passphrase import PRACTICE, bits, refusal, suggest, to_bytes
from jobcoach.vault.recovery_code import ALPHABET, new_code, printed, read_code
from jobcoach.vault.words_nl import WORDS

symbols = st.lists(st.integers(0, 31), min_size=30, max_size=30)


def told(text: str) -> Expected:
    with pytest.raises(Expected) as caught:
        read_code(text)
    return caught.value


@given(symbols)
def test_a_code_gives_its_150_bits_back(data: list[int]) -> None:
    code = printed(data)
    assert [len(group) for group in code.split("-")] == [4] * 8
    number = int.from_bytes(read_code(code), "big")
    assert [number >> (5 * (29 - place)) & 31 for place in range(30)] == data


@given(symbols, st.integers(0, 31), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_named_exactly(data: list[int], place: int, other: str) -> None:
    characters = printed(data).replace("-", "")
    assume(characters[place] != other)
    error = told(characters[:place] + other + characters[place + 1 :])
    assert error.key == "vault.recovery_character"
    assert error.values == {"position": place + 1, "group": place // 4 + 1, "character": place % 4 + 1}


@given(
    symbols, st.lists(st.integers(0, 31), min_size=2, max_size=2, unique=True), st.integers(1, 31), st.integers(1, 31)
)
def test_two_wrong_characters_never_pass(data: list[int], places: list[int], one: int, other: int) -> None:
    characters = list(printed(data).replace("-", ""))
    for place, change in zip(places, (one, other), strict=True):
        characters[place] = ALPHABET[ALPHABET.index(characters[place]) ^ change]
    assert told("".join(characters)).key in ("vault.recovery_character", "vault.recovery_code")


@given(symbols, st.integers(0, 30))
def test_two_swapped_neighbours_never_pass(data: list[int], place: int) -> None:
    characters = list(printed(data).replace("-", ""))
    assume(characters[place] != characters[place + 1])
    characters[place : place + 2] = reversed(characters[place : place + 2])
    told("".join(characters))


def test_the_letters_that_look_like_digits_are_read() -> None:
    code = printed([0, 1, 1, 0] * 7 + [0, 1])
    typed = code.replace("0", "o").replace("1", "l", 4).replace("1", "I").lower()
    assert read_code(typed) == read_code(code)
    assert read_code(f"  {code.replace('-', ' – ')}\n") == read_code(code)


def test_a_character_that_no_code_has_is_named() -> None:
    error = told("0" * 9 + "u" + "0" * 22)
    assert (error.key, error.values["group"], error.values["character"]) == ("vault.recovery_character", 3, 2)
    assert told("ABC").values == {"found": 3}
    assert told("").key == "vault.recovery_length"


def test_codes_are_new_each_time_and_use_all_letters() -> None:
    codes = [new_code() for _ in range(200)]
    assert len(set(codes)) == 200
    assert set("".join(codes)) == {*ALPHABET, "-"}


def test_the_field_is_a_field() -> None:
    for one in range(1, 32):
        assert sorted(recovery_code._times(one, other) for other in range(32)) == list(range(32))
        assert recovery_code._times(recovery_code._divided(7, one), one) == 7


# --- passphrases -------------------------------------------------------------------------------------------------


@given(st.text(max_size=40))
def test_both_ways_to_write_an_accent_open_the_same_vault(text: str) -> None:
    assert to_bytes(unicodedata.normalize("NFC", text)) == to_bytes(unicodedata.normalize("NFD", text))


def test_spaces_do_not_count_but_capitals_do() -> None:
    assert to_bytes("  vijver   kapstok ") == to_bytes("vijver kapstok")
    assert to_bytes("Vijver") != to_bytes("vijver")


@pytest.mark.parametrize(
    "text",
    [
        "Welkom2026!",
        "wachtwoord123",
        "Praktijkschool1",
        "Zomer2026 Zomer2026 Zomer2026",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "1234567890123",
        "qwerty qwerty qwerty",
        "school school school school",
        "Feyenoord1908!",
        "ikhouvanjou",
        "welkom januari 2026",
        "12-03-1985",
        "abcabcabcabcabc",
        "!!!!!!!!!!!!!!!!!!!!",
    ],
)
def test_easy_ones_are_refused(text: str) -> None:
    assert refusal(text) == "vault.passphrase_short"


@pytest.mark.parametrize(
    "text", [" ".join(WORDS[at] for at in (3, 500, 1200, 2000)), "kX9#vQ2m!pL7wZ4t", "Ó7f$k2Lp0wq9Zr"]
)
def test_good_ones_are_accepted(text: str) -> None:
    assert refusal(text) is None


def test_what_is_suggested_is_accepted() -> None:
    for _ in range(200):
        assert refusal(suggest()) is None
    assert len({suggest() for _ in range(50)}) == 50
    assert len(suggest(7).split()) == 7


def test_empty_long_and_practice() -> None:
    assert refusal("   ") == "vault.passphrase_empty"
    assert refusal("ab cd " * 60) == "vault.passphrase_long"
    assert refusal("Oefenen mag  hier altijd") == "vault.passphrase_practice"
    assert refusal(PRACTICE, practice=True) is None


@given(st.text(max_size=60))
def test_any_text_gets_an_estimate(text: str) -> None:
    assert 0 <= bits(text) < 10_000


@given(st.text(max_size=30))
def test_saying_it_twice_hardly_helps(text: str) -> None:
    assert bits(f"{text} {text}") <= bits(text) + 1 + len(text)
