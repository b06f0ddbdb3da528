"""Files of the catalogue: what is read, what is told per line, and files that mean harm."""

import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobcoach.exchange import school_file, workbook, xml_guard
from jobcoach.exchange.catalogue_file import CatalogueFile, KerntaakPart, QualificationPart, WerkprocesPart
from jobcoach.exchange.catalogue_reading import LARGEST, read_catalogue
from jobcoach.exchange.catalogue_set import FORMAT, read_set, write_set
from jobcoach.exchange.code_list import columns_of
from jobcoach.model.choices import EditionKind
from jobcoach.model.expected import Expected
from jobcoach.ui.words import sentence
from jobcoach.ui.words.catalogue import found_words
from tests.exchange import catalogue_files as made


def read(data: bytes) -> CatalogueFile:
    return read_catalogue(data, name="proef")


def problems(found: CatalogueFile) -> list[tuple[int, str, str]]:
    return [(item.row, item.key.removeprefix("catalogue."), item.value) for item in found.problems]


def refusal(data: bytes) -> str:
    """The sentence that a coach gets; it must be one of ours."""
    with pytest.raises(Expected) as caught:
        read(data)
    words = sentence(caught.value)
    assert "Dit lukte niet (" not in words
    assert "{" not in words
    return words


def error_of(data: bytes) -> Expected | None:
    try:
        read(data)
    except Expected as error:
        return error
    return None


# --- the code list ---------------------------------------------------------------------------------------------


def test_the_code_list_with_its_entree_block() -> None:
    found = read(made.code_list())
    assert (found.kind, found.name, found.valid_from) == (
        EditionKind.CODE_LIST, "Codelijst 01-08-2024", date(2024, 8, 1),
    )  # fmt: skip
    rows = [(item.dossier_code, item.code, item.name, item.level, item.valid_from) for item in found.qualifications]
    assert rows == [
        ("23244", "25103", "Metselaar", 2, None),
        ("23244", "25998", "Allround metselaar", 3, None),
        ("02301", "00123", "Zuivelmaker", 2, None),
        ("23500", "27901", "Assistent logistiek (proef)", 1, date(2025, 8, 1)),
        ("23501", "25103", "Metselassistent (proef)", 1, date(2025, 8, 1)),
    ]
    assert problems(found) == [(8, "line_code", "2510"), (3, "line_date", "gisteren")]
    first, second = found.ends
    assert (first.dossier_code, first.intake_until, first.ends_on) == ("23110", date(2025, 7, 31), date(2027, 7, 31))
    assert (first.replaced_by, first.replaced_by_code) == ("Entree", "23500")
    assert (second.intake_until, second.ends_on) == (None, date(2020, 7, 31))
    assert len(found.sha256) == 64


@pytest.mark.parametrize(
    "header",
    [
        ("Crebonummer", "Kwalificatiedossier", "Crebonummer", "Kwalificatie", "Niveau"),
        ("Opleidings-\ncode dossier", "KWALIFICATIEDOSSIER", "opleidingscode  kwalificatie", "kwalificatie", "niveau"),
        ("Crebo dossier", "Dossiernaam", "Crebo", "Naam kwalificatie", "Niveau mbo"),
    ],
)
def test_header_spelling_varies(header: tuple[str, ...]) -> None:
    assert columns_of(header) == {"dossier_code": 0, "dossier_name": 1, "code": 2, "name": 3, "level": 4}


def test_numbers_that_excel_made_of_codes_stay_codes() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Complete lijst"
    sheet.append(made.HEAD)
    sheet.append([23244, None, "Metselen", 123, "Zuivelmaker", 2.0])
    sheet["D2"].number_format = "00000"
    out = io.BytesIO()
    book.save(out)
    (part,) = read(out.getvalue()).qualifications
    assert (part.dossier_code, part.code, part.level) == ("23244", "00123", 2)


def test_a_formula_is_not_worked_out() -> None:
    rows = (*made.COMPLETE[:3], ("23244", 1, "Metselen", "=25000+103", "Metselaar", 2), made.COMPLETE[3])
    found = read(made.workbook(Complete_lijst=rows))
    assert [item.code for item in found.qualifications] == ["25103"]
    assert problems(found) == [(4, "line_formula", "")]


# --- the dossier -----------------------------------------------------------------------------------------------


def test_a_dossier_by_the_names_of_its_elements() -> None:
    found = read(made.DOSSIER.encode())
    assert (found.name, found.valid_from) == (
        "Kwalificatiedossier 23231 Office- en managementsupport", date(2025, 8, 1),
    )  # fmt: skip
    first, second = found.qualifications
    assert (first.dossier_code, first.code, first.name, first.level) == ("23231", "25573", "Office assistant", 3)
    assert [(part.code, [item.code for item in part.werkprocessen]) for part in first.kerntaken] == [
        ("B1-K1", ["B1-K1-W1", "B1-K1-W2"]), ("P1-K1", ["P1-K1-W1"]),
    ]  # fmt: skip
    assert [part.code for part in second.kerntaken] == ["B1-K1"], "the basisdeel belongs to every kwalificatie"
    one = first.kerntaken[0].werkprocessen[0]
    assert (one.title, one.description) == ("Proef een", "Eerste regel & meer. Tweede.")
    assert (one.result, one.behaviour) == ("Het is klaar.", "werkt netjes\nvraagt om hulp")
    assert [key for _, key, _ in problems(found)] == ["line_werkproces_code"], "once, also of the basisdeel"
    assert found_words(found)[0] == "Gevonden: 2 kwalificaties, 3 kerntaken, 5 werkprocessen."
    assert "Niet gevonden: gedrag, bij 3 van de 5 werkprocessen." in found_words(found)


def test_another_layout_with_capitals_and_everything_in_attributes() -> None:
    text = (
        '<Lijst><Dossier DossierCode="23500" DossierNaam="Entree"><Profiel Opleidingscode="27901" Naam="Assistent" '
        'Niveau="1"><Kerntaak Code="B1-K1" Titel="Taak"><Werk-proces Code="B1-K1-W1" Titel="Werk" Resultaat="Klaar"/>'
        "</Kerntaak></Profiel></Dossier></Lijst>"
    )
    (part,) = read(text.encode()).qualifications
    assert (part.code, part.level, part.werkprocessen[0].result) == ("27901", 1, "Klaar")


def test_a_dossier_without_a_kwalificatie_says_so() -> None:
    text = "<kwalificatiedossier><titel>Los</titel><kerntaak><code>B1-K1</code><titel>T</titel></kerntaak></kwalificatiedossier>"
    found = read(text.encode())
    assert [key for _, key, _ in problems(found)] == ["xml_no_qualification", "xml_no_code"]


# --- the school's own table ------------------------------------------------------------------------------------

SCHOOL_PROBLEMS = [
    (4, "line_twice", "B1-K1-W2"), (5, "line_werkproces_code", "W3"), (6, "line_no_title", "B1-K1-W4"),
    (7, "line_code", "2790"), (8, "line_no_name", "27902"), (9, "line_level", "5"), (9, "line_date", "morgen"),
]  # fmt: skip


def test_a_table_of_the_school_tells_what_is_wrong_per_line() -> None:
    found = read(made.SCHOOL.encode())
    first, second = found.qualifications
    assert (first.code, first.name, first.valid_from) == ("27901", "Assistent (proef)", date(2025, 8, 1))
    assert [(item.code, item.title) for item in first.werkprocessen] == [
        ("B1-K1-W1", "Proefwerk een"), ("B1-K1-W2", "Proefwerk twee"),
    ]  # fmt: skip
    assert (second.code, second.level, second.werkprocessen) == ("27903", None, ())
    assert problems(found) == SCHOOL_PROBLEMS
    assert "niet gecontroleerd" in found.status


def test_the_same_table_as_a_workbook_and_in_cp1252() -> None:
    rows = [line.split(";") for line in made.SCHOOL.splitlines()]
    for data in (made.workbook(Blad1=rows), made.SCHOOL.encode("cp1252"), made.SCHOOL.replace(";", "\t").encode()):
        found = read(data)
        assert problems(found) == SCHOOL_PROBLEMS
        assert found.qualifications == read(made.SCHOOL.encode()).qualifications


def test_the_empty_example_is_read_as_empty() -> None:
    assert "geen kwalificatie" in refusal(school_file.template())
    filled = school_file.template() + "23500;Entree;27901;Assistent;1;;;B1-K1;Taak;B1-K1-W1;Wérk;;;\n".encode()
    assert read(filled).qualifications[0].werkprocessen[0].title == "Wérk"


# --- sets ------------------------------------------------------------------------------------------------------

words = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp")),
    min_size=1,
    max_size=12,
)
codes = st.from_regex(r"B[1-9]-K[1-9]-W[1-9]", fullmatch=True)
days = st.none() | st.dates(date(2015, 1, 1), date(2035, 1, 1))


@st.composite
def sets(draw: Any) -> CatalogueFile:
    parts = []
    for code in draw(st.lists(st.from_regex(r"[0-9]{5}", fullmatch=True), min_size=1, max_size=3, unique=True)):
        kerntaken = []
        for kerntaak, numbers in draw(
            st.dictionaries(st.sampled_from(("B1-K1", "B1-K2", "P1-K1")), st.sets(st.integers(1, 9), max_size=3))
        ).items():
            items = tuple(
                WerkprocesPart(code=f"{kerntaak}-W{number}", title=draw(words), result=draw(words))
                for number in sorted(numbers)
            )
            kerntaken.append(KerntaakPart(code=kerntaak, title=draw(words), werkprocessen=items))
        parts.append(
            QualificationPart(
                code=code,
                name=draw(words),
                level=draw(st.sampled_from((None, 1, 2))),
                valid_from=draw(days),
                kerntaken=tuple(kerntaken),
            )
        )
    return CatalogueFile(
        kind=EditionKind.TYPED,
        name=draw(words),
        status="niet gecontroleerd",
        valid_from=draw(days),
        qualifications=tuple(parts),
    )


@given(sets())
@settings(max_examples=60, deadline=None)
def test_a_set_comes_back_as_it_left(file: CatalogueFile) -> None:
    found = read_set(write_set(file))
    assert found.qualifications == file.qualifications
    assert (found.name, found.valid_from, found.problems) == (file.name, file.valid_from, ())
    assert found.status == "uit een set: niet gecontroleerd"
    assert read_set(write_set(found)).status == found.status, "a set of a set says it once"


def test_a_set_of_a_newer_program_is_refused() -> None:
    assert "andere versie" in refusal(json.dumps({"format": FORMAT, "version": 2}).encode())


@pytest.mark.parametrize(
    "change",
    [
        {"qualifications": 1}, {"qualifications": [1]}, {"qualifications": [{"kerntaken": {}}]}, {"name": 5},
        {"qualifications": [{"level": 9}]}, {"valid_from": "ooit"}, {"qualifications": []},
        {"qualifications": [{"name": "x", "kerntaken": [{"werkprocessen": [{"title": []}]}]}]},
    ],
)  # fmt: skip
def test_a_broken_set_is_told(change: dict[str, Any]) -> None:
    refusal(json.dumps({"format": FORMAT, "version": 1, "name": "x", "qualifications": []} | change).encode())


# --- anything at all -------------------------------------------------------------------------------------------


@given(st.binary(max_size=400) | st.sampled_from([b"<a>", b"{", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"]).flatmap(
    lambda start: st.binary(max_size=200).map(lambda rest: start + rest)
))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_file_or_one_of_our_sentences(data: bytes) -> None:
    assert "Dit lukte niet (" not in sentence(error_of(data) or Expected("catalogue.empty"))


NAMES = ("kwalificatiedossier", "kwalificatie", "kerntaak", "werkproces", "titel", "code", "gedrag", "p", "resultaat")
trees = st.recursive(
    st.sampled_from(["", "x", "B1-K1-W1", "25250"]),
    lambda inside: st.lists(st.tuples(st.sampled_from(NAMES), inside), max_size=4).map(
        lambda parts: "".join(f"<{name}>{text}</{name}>" for name, text in parts)
    ),
    max_leaves=25,
)


@given(trees)
@settings(max_examples=120, deadline=None)
def test_any_tree_of_these_names_is_read_or_refused(inside: str) -> None:
    data = f"<a>{inside}</a>".encode()
    if (error := error_of(data)) is not None:
        assert error.key == "catalogue.xml_nothing"
        return
    found = read(data)
    assert all(item.title and item.code for part in found.qualifications for item in part.werkprocessen)


@given(
    st.lists(
        st.lists(st.text(max_size=8) | st.sampled_from(["25250", "B1-K1-W1", "Niveau", "1"]), max_size=8), max_size=8
    )
)
@settings(max_examples=25, deadline=None)
def test_any_rows_under_the_headings_are_read_or_refused(rows: list[list[str]]) -> None:
    clean = [["".join(letter for letter in cell if letter.isprintable()) for cell in row] for row in rows]
    data = made.workbook(Complete_lijst=(made.HEAD, *clean))
    if (error := error_of(data)) is not None:
        assert error.key == "catalogue.no_header"
        return
    found = read(data)
    assert all(part.code.isdigit() and len(part.code) == 5 and part.name for part in found.qualifications)


# --- files that mean harm --------------------------------------------------------------------------------------


@cache
def bomb() -> bytes:
    return made.with_part(made.code_list(), "xl/media/groot.xml", b"<a>" + b" " * 90_000_000 + b"</a>")


def lying_bomb() -> bytes:
    """A part that says it is small and unpacks to 90 MB."""
    data = bytearray(bomb())
    size = (90_000_007).to_bytes(4, "little")
    assert data.count(size) >= 1
    return bytes(data.replace(size, (10).to_bytes(4, "little")))


DEEP = b"<a>" * 300_000
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><kwalificatie>&b;</kwalificatie>'


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bomb", "uitpakken groter"), ("lying_bomb", "geen leesbaar Excel"), ("macros", "macro's"),
        ("deep_sheet", "te diep"), ("laughing_sheet", "verwijzingen"), ("wrong_sheet", "Opleidingscode en Kwalificatie niet"),
        ("plain_zip", "geen leesbaar Excel"), ("half", "geen leesbaar Excel"), ("old", "oude soort"),
        ("wide_row", "uitpakken groter"), ("many_styles", "uitpakken groter"), ("hidden_sheet", "geen leesbaar Excel"),
        ("hidden_texts", "geen leesbaar Excel"), ("empty_sheet", "Opleidingscode en Kwalificatie niet"), ("many_rows", "meer dan"),
    ],
)  # fmt: skip
def test_a_workbook_that_means_harm_is_refused(name: str, words: str) -> None:
    assert words in refusal(HARM[name]())


def plain_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("iets.txt", "x")
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def changed(change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    """The code list with parts that have another name or content."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.code_list())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return out.getvalue()


def wide_row() -> bytes:
    """A row of 400,000 empty cells, packed in some KB; openpyxl makes each a dictionary before it counts columns."""
    return changed(lambda name, part: (name, part.replace(b"</row>", b"<c/>" * 400_000 + b"</row>", 1)))


def many_styles() -> bytes:
    return changed(lambda name, part: (name, part.replace(b"</cellXfs>", b"<xf/>" * 400_000 + b"</cellXfs>")))


def renamed(file: str) -> bytes:
    """A part under a name that is not looked over as XML, and called so where openpyxl looks for it."""
    odd = file.replace(".xml", ".dat")
    return changed(lambda name, part: (name.replace(file, odd), part.replace(file.encode(), odd.encode())))


HARM = {
    "bomb": bomb,
    "lying_bomb": lying_bomb,
    "wide_row": wide_row,
    "many_styles": many_styles,
    "hidden_sheet": lambda: renamed("xl/worksheets/sheet1.xml"),
    "hidden_texts": lambda: renamed("xl/styles.xml"),
    "macros": lambda: made.with_part(made.code_list(), "xl/vbaProject.bin", b"x"),
    "deep_sheet": lambda: made.with_part(made.code_list(), SHEET, DEEP),
    "laughing_sheet": lambda: made.with_part(made.code_list(), SHEET, LAUGHS),
    "wrong_sheet": lambda: made.workbook(Iets_anders=(("Naam", "Klas"), ("Noor", "4A"))),
    "plain_zip": plain_zip,
    "half": lambda: made.code_list()[:-400],
    "old": lambda: b"\xd0\xcf\x11\xe0" + b"x" * 100,
    "empty_sheet": lambda: made.workbook(Complete_lijst=()),
    "many_rows": lambda: made.workbook(Complete_lijst=((1,),) * (workbook.MAX_ROWS + 2)),
}


def test_a_row_far_down_costs_no_memory() -> None:
    rows = b'<sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + rows + b"</worksheet>"
    assert "meer dan" in refusal(made.with_part(made.code_list(), SHEET, sheet))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "leeg"), (b"\xef\xbb\xbf\r\n ", "leeg"), (DEEP, "te diep"), (LAUGHS, "verwijzingen"),
        (OUTSIDE, "verwijzingen"), (b"<a><b></a>", "beschadigd"), (b"<a/>", "geen kwalificatie"),
        (b'<?xml version="1.0" encoding="verzonnen"?><a/>', "beschadigd"), (b"%PDF-1.7", "geen codelijst"),
        (b"x" * (LARGEST + 1), "groter dan"), (b"Naam;Klas\nNoor;4A\n", "Opleidingscode en Kwalificatie niet"),
        (b'Opleidingscode;Kwalificatie\n25250;"' + b"x" * 20_000, "Rij"), (b"\x00\x01\x02", "geen codelijst"),
        (("{" + f'"format":"{FORMAT}","a":' + "[" * 200_000).encode(), "niet te lezen"),
        ("Opleidingscode".encode("utf-16"), "UTF-16"),
    ],
)  # fmt: skip
def test_text_that_means_harm_is_refused(data: bytes, words: str) -> None:
    assert words in refusal(data)


@pytest.mark.parametrize(
    "data", [DEEP, b"<kwalificatie>" + b"<titel>x</titel>" * 300_000, bomb()], ids=["deep", "wide", "bomb"]
)
def test_memory_stays_bounded(data: bytes) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(Expected):
            read(data)
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


def test_the_guard_counts_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_guard, "MAX_ELEMENTS", 100)
    assert "te veel onderdelen" in refusal(b"<a>" + b"<b/>" * 200 + b"</a>")
