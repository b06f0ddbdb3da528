"""Letters and lines: what a person typed is printed as typed, or refused before anything is made."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobcoach.documents import praktijkverklaring_paper, seal_stamp
from jobcoach.documents.lines import Span, Style, set_text
from jobcoach.documents.praktijkverklaring import Praktijkverklaring
from jobcoach.documents.type import OTHER, REGULAR, STRONG, clean, measure, one_line, runs
from jobcoach.model.expected import Expected
from jobcoach.ui.words import sentence

T = TypeVar("T")
PLAIN = Style(10, 14)
LATIN = st.text(st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=("Cc", "Cf")), max_size=400)
ANY = st.text(max_size=300)


def solid(text: str) -> str:
    return re.sub(r"\s", "", text)


def attempt(make: Callable[[], T]) -> tuple[T | None, str]:
    """What was made, or the key of the refusal."""
    try:
        return make(), ""
    except Expected as refused:
        return None, refused.key


@pytest.mark.parametrize("font", [REGULAR, STRONG])
def test_digits_have_one_width(font: str) -> None:
    assert {measure(digit, font) for digit in "0123456789"} == {0.56}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\u2009b\u3000c", "a b c"),
        ("06\u202f12", "06\u00a012"),
        ("Anne\u2010Marie \u2011 \uff0d", "Anne-Marie - -"),
        ("e\u0301e\u0301n", "één"),
        ("a\x00b\x07c\u200bd\u202ee\ud800f\u00adg", "abcdefg"),
        ("een\r\ntwee\rdrie\u2028vier", "een\ntwee\ndrie\nvier"),
        ("tab\thier", "tab hier"),
    ],
)
def test_what_no_font_has_is_made_plain(typed: str, printed: str) -> None:
    assert clean(typed) == printed


def test_a_single_foreign_letter_comes_from_the_other_font() -> None:
    assert [(run.font, run.text) for run in runs("aꜢb")] == [(REGULAR, "a"), (OTHER, "Ꜣ"), (REGULAR, "b")]


def test_every_name_in_class_is_printed(verklaring: Praktijkverklaring, tool: Callable[..., str]) -> None:
    names = "Şeyma İbrahim Łukasz Đorđe ḫ Ñ ≥ € Žaklina Ștefan Nguyễn Ægir ß Ğ ő “’” – … ½ °C"
    data = replace(verklaring, remarks=names, student_name="İbrahim Łukasz Đorđević")
    read = tool("pdftotext", "-raw", pdf=praktijkverklaring_paper.build(data), after=("-",))
    assert names in " ".join(read.split())
    assert "İbrahim Łukasz Đorđević" in read


def test_a_refusal_says_where_the_character_stands() -> None:
    text = "Werkt rustig. " * 20 + "Vindt de oven \U0001f44d en wil meer bakken. " + "Komt op tijd. " * 20
    _, refused = attempt(lambda: set_text(text, PLAIN, 300))
    assert refused == "documents.character"
    with pytest.raises(Expected) as caught:
        set_text(text, PLAIN, 300)
    assert caught.value.values["context"] == ". Werkt rustig. Vindt de oven \U0001f44d en wil meer bakken. Komt op"
    assert "Vindt de oven" in sentence(caught.value)


@pytest.mark.parametrize("text", ["naam: محمد", "स्नेहा", "陈", "ok 👍", "\U00010780"])
def test_what_cannot_be_printed_is_refused_with_its_place(text: str, verklaring: Praktijkverklaring) -> None:
    with pytest.raises(Expected) as caught:
        praktijkverklaring_paper.build(replace(verklaring, remarks=text))
    assert caught.value.key == "documents.character"
    assert str(caught.value.values["character"]) in text
    assert str(caught.value.values["code"]).startswith("U+")
    assert str(caught.value.values["context"]) in text


@given(ANY)
def test_any_text_is_printed_or_refused(text: str) -> None:
    lines, refused = attempt(lambda: set_text(text, PLAIN, 200))
    if lines is None:
        assert refused == "documents.character"
        return
    assert all(line.width <= 200.01 for line in lines)
    assert solid("".join(line.text for line in lines)) == solid(clean(text))
    assert not {unicodedata.category(c) for c in one_line(text)} & {"Cc", "Cf", "Cs"}


@given(LATIN, st.floats(30, 500), st.booleans())
def test_lines_fit_and_lose_nothing(text: str, width: float, balance: bool) -> None:
    lines = set_text(text, PLAIN, width, balance=balance)
    assert all(line.width <= width + 0.01 for line in lines)
    assert solid("".join(line.text for line in lines)) == solid(clean(text))


@given(st.lists(st.sampled_from(["werk", "een", "langer", "woord", "de", "Ede"]), min_size=1, max_size=60))
def test_words_that_fit_stay_whole(words: list[str]) -> None:
    assert " ".join(line.text for line in set_text(" ".join(words), PLAIN, 90)).split() == words


def test_no_single_word_on_the_last_line() -> None:
    text = "Zet elke ochtend alles klaar voor veertig lunches en wast en snijdt de groente voor"
    for width in range(120, 300, 3):
        lines = set_text(text, PLAIN, width)
        greedy = len(lines) > 1 and len(lines[-2].text.split()) > 2
        assert not greedy or len(lines[-1].text.split()) > 1 or width < 140


def test_balanced_lines_are_about_equal() -> None:
    lines = set_text("Wilt u de begeleiding van Emre voortzetten vanaf augustus", Style(16, 21), 340, balance=True)
    assert len(lines) == 2
    assert abs(lines[0].width - lines[1].width) < 110


def test_a_date_stays_on_one_line() -> None:
    texts = [line.text for line in set_text("Antwoord graag op\u00a0uiterlijk 3\u00a0juli\u00a02026", PLAIN, 95)]
    assert any("3\u00a0juli\u00a02026" in text for text in texts)


def test_there_is_no_markup_in_text() -> None:
    hostile = "<b>vet</b> & **sterk** ~ &amp; %s {0} \\n </para>"
    (line,) = set_text(hostile, PLAIN, 500)
    assert line.text == hostile
    assert {atom.run.font for atom in line.atoms} == {REGULAR}


def test_weight_comes_from_a_span() -> None:
    (line,) = set_text((Span("vet", strong=True), " en niet"), PLAIN, 500)
    assert [(atom.run.font, atom.run.text.strip()) for atom in line.atoms] == [(STRONG, "vet"), (REGULAR, "en niet")]


@settings(max_examples=25)
@given(text=LATIN, name=LATIN)
def test_hostile_text_comes_back_from_the_paper(
    text: str, name: str, verklaring: Praktijkverklaring, tool: Callable[..., str]
) -> None:
    """Poppler reads the same letters, in the same order, that were typed in a running field."""
    data = replace(verklaring, remarks=f"zzbegin {text} zzeinde", student_name=f"Bo {name}", digest="")
    read = tool("pdftotext", "-raw", pdf=praktijkverklaring_paper.build(data), after=("-",))
    found = re.search(r"zzbegin(.*)zzeinde", solid(read))
    assert found
    wanted = solid(unicodedata.normalize("NFKC", clean(text)))  # poppler writes the long s and ligatures as letters
    got = solid(unicodedata.normalize("NFKC", found.group(1)))
    # a break of the page puts footer and header between
    assert wanted in got or "Pagina" in got


@given(ANY, st.lists(ANY, max_size=4))
@settings(max_examples=40)
def test_a_stamp_is_always_one_page_of_its_size(school: str, lines: list[str]) -> None:
    pdf, refused = attempt(lambda: seal_stamp.build(school, tuple(lines)))
    if pdf is None:
        assert refused == "documents.character"
        return
    assert pdf.count(b"/MediaBox [ 0 0 232.4 56.7 ]") == 1
