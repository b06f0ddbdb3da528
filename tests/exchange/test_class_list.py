"""Class lists as schools really send them: read whole, never crash, and say of each cell what is wrong."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.exchange.class_list import ClassList, Problem, Sniffed, StudentRow, read, sniff
from jobcoach.exchange.columns import Field, known_as, match, plain
from jobcoach.exchange.delimited import MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_LINES, MAX_ROWS, tidy
from jobcoach.model.expected import Expected
from jobcoach.ui.words.exchange import SENTENCES

MAGISTER = """\
Stamnummer;Roepnaam;Voornamen;Tussenvoegsel;Achternaam;Geb.datum;Klas;Straat;Huisnr.;Toev.;Postcode;Woonplaats;E-mailadres;Mobiel;Mentor
10021;Zoë;Zoë Maria;van den;Berg;24-11-2008;5A;Dorpsstraat;12;a;1234ab;Zwolle;zoe@school.example;0612345678;J. de Wit
10022;Şükrü;Şükrü;;Yılmaz;3 mrt 2009;5A;Lindelaan;3;;8011 XX;Zwolle;;;J. de Wit
"""


def one(text: str, encoding: str = "utf-8") -> StudentRow:
    found = read(sniff(text.encode(encoding)))
    assert not found.problems
    assert len(found.rows) == 1
    return found.rows[0]


def keys(found: ClassList) -> list[tuple[int, str, bool]]:
    return [(problem.row, problem.key.removeprefix("class_list."), problem.skips) for problem in found.problems]


def refused(data: bytes) -> Expected:
    with pytest.raises(Expected) as caught:
        read(sniff(data))
    SENTENCES[caught.value.key].format(**caught.value.values)  # its sentence exists and its values are given
    return caught.value


def spoken(problem: Problem) -> str:
    return SENTENCES[problem.key].format(row=problem.row, column=problem.column, value=problem.value)


# --- golden lists ----------------------------------------------------------------------------------------------


def test_a_list_of_a_school_system() -> None:
    found = read(sniff(MAGISTER.encode("utf-8-sig")))
    assert found.problems == ()
    assert found.skipped == 0
    zoe, sukru = found.rows
    assert zoe.row == 2
    assert (zoe.number, zoe.call_name, zoe.first_names) == ("10021", "Zoë", "Zoë Maria")
    assert (zoe.infix, zoe.last_name, zoe.born_on) == ("van den", "Berg", date(2008, 11, 24))
    assert (zoe.class_name, zoe.street, zoe.postcode, zoe.place) == ("5A", "Dorpsstraat 12a", "1234 AB", "Zwolle")
    assert (zoe.email, zoe.phone, zoe.mentor) == ("zoe@school.example", "0612345678", "J. de Wit")
    assert (sukru.call_name, sukru.last_name, sukru.born_on) == ("Şükrü", "Yılmaz", date(2009, 3, 3))


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_separator_encoding_and_line_end(delimiter: str, encoding: str, line_end: str) -> None:
    text = line_end.join(["Roepnaam|Achternaam|Geboortedatum", "Noël|Façon|24/11/08", ""]).replace("|", delimiter)
    looked = sniff(text.encode(encoding))
    assert (looked.delimiter, looked.encoding) == (delimiter, encoding)
    student = one(text, encoding)
    assert (student.call_name, student.last_name, student.born_on) == ("Noël", "Façon", date(2008, 11, 24))


def test_the_whole_name_in_one_column_holds_the_other_separator() -> None:
    found = read(sniff(b'naam;klas\n"Berg, van den Lisa";5A\nVries, Tom de;5A\n'))
    assert [(s.call_name, s.infix, s.last_name) for s in found.rows] == [
        ("Lisa", "van den", "Berg"),
        ("Tom", "de", "Vries"),
    ]


def test_titles_above_and_empty_lines_keep_the_row_numbers_of_the_spreadsheet() -> None:
    found = read(sniff(b"sep=;\nKlassenlijst 5A;;\n;;\nRoepnaam;Achternaam;Klas\n\nTom;Vries;5A\n;;\nAyse;;5A\n"))
    assert [student.row for student in found.rows] == [5]
    assert keys(found) == [(7, "no_last_name", True)]


def test_a_cell_over_two_lines_becomes_one_line() -> None:
    assert one('Roepnaam;Achternaam;Straat\nTom;Vries;"Laan 1\nachter"\n').street == "Laan 1 achter"


def test_a_formula_is_just_text() -> None:
    found = read(sniff(b'Roepnaam;Achternaam;Klas\n=1+1;Vries;=HYPERLINK("x")\n'))
    assert (found.rows[0].call_name, found.rows[0].class_name) == ("=1+1", '=HYPERLINK("x")')
    assert keys(found) == [(2, "odd_letters", False)]


def test_invisible_signs_and_taken_apart_accents_disappear() -> None:
    student = one("\ufeffRoepnaam;Achternaam\nJose\u0301\u200b;\u00a0Vries\u202e \n")
    assert (student.call_name, student.last_name) == ("José", "Vries")


def test_the_spreadsheet_took_the_zero_of_the_phone_number() -> None:
    found = read(sniff(b"Roepnaam;Achternaam;Telefoon\nTom;Vries;612345678\n"))
    assert found.rows[0].phone == "0612345678"
    assert keys(found) == [(2, "phone_zero", False)]


def test_voornaam_beside_roepnaam_holds_the_first_names() -> None:
    student = one("Voornaam;Roepnaam;Achternaam\nThomas Jan;Tom;Vries\n")
    assert (student.call_name, student.first_names) == ("Tom", "Thomas Jan")


# --- what is wrong ---------------------------------------------------------------------------------------------


def test_every_flaw_is_told_at_its_cell_and_only_that_row_is_skipped() -> None:
    found = read(
        sniff(
            "\n".join(
                [
                    "Leerlingnummer;Roepnaam;Achternaam;Geboortedatum;Postcode;E-mail;Instroomdatum",
                    "1;Tom;Vries;24-11-2008;1234 AB;tom@x.example;1-8-2021",
                    "2;Ayse;;24-11-2008;;;",
                    "3;Jan;Smit;31-2-2008;;;",
                    "4;;Smit;;;;",
                    "1;Dubbel;Smit;;;;",
                    "6;Schuif;Smit;;;;;extra",
                    "7;Eva;Bos;;99 XX;geen mail;ooit",
                    "1,2E+5;Lot;Kok;;;;",
                ]
            ).encode()
        )
    )
    assert [student.number for student in found.rows] == ["1", "7", ""]
    assert found.skipped == 5
    assert keys(found) == [
        (3, "no_last_name", True),
        (4, "birth_date", True),
        (5, "no_call_name", True),
        (6, "double_number", True),
        (7, "too_many_cells", True),
        (8, "postcode", False),
        (8, "email", False),
        (8, "date", False),
        (9, "lost_figures", False),
    ]
    assert spoken(found.problems[1]).startswith("Rij 4: geboortedatum 31-2-2008 is niet te lezen.")
    assert found.problems[1].column == "Geboortedatum"


@pytest.mark.parametrize(
    "header", ["BSN", "Burgerservicenummer", "persoonsgebonden nummer", "PGN", "Leerling (BSN)", "Sofi-nummer"]
)
def test_a_bsn_column_is_never_read(header: str) -> None:
    looked = sniff(f"{header};Roepnaam;Achternaam\n111222333;Tom;Vries\n".encode())
    assert "111222333" not in str([line.cells for line in looked.rows])
    found = read(looked, (Field.NUMBER, Field.CALL_NAME, Field.LAST_NAME))  # not even when the coach asks for it
    assert found.rows[0].number == ""
    assert [(p.row, p.column, p.key) for p in found.problems] == [(1, header, "class_list.bsn_column")]


def test_a_bsn_elsewhere_is_warned_for_and_not_repeated() -> None:
    found = read(sniff(b"Leerlingnummer;Roepnaam;Achternaam\n111.222.333;Tom;Vries\n111222334;Eva;Bos\n"))
    assert keys(found) == [(2, "may_be_bsn", False)]
    assert "111" not in spoken(found.problems[0])
    assert len(found.rows) == 2


@pytest.mark.parametrize("wrong", ["JosÃ©", "ZoÃ«"])
def test_letters_that_went_wrong_before_are_seen(wrong: str) -> None:
    assert keys(read(sniff(f"Roepnaam;Achternaam\n{wrong};Vries\n".encode()))) == [(2, "garbled", False)]


def test_a_dos_file_shows_odd_letters() -> None:
    found = read(sniff("Roepnaam;Achternaam\nZoë;Vries\n".encode("cp850")))
    assert keys(found) == [(2, "odd_letters", False)]


def test_a_name_that_must_be_guessed_is_said() -> None:
    found = read(sniff(b"Naam;Klas\nMohammed El Amrani;5A\n"))
    assert (found.rows[0].call_name, found.rows[0].last_name) == ("Mohammed", "El Amrani")
    assert keys(found) == [(2, "guessed_name", False)]


# --- files that are refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty"),
        (b"\n\n;;\n", "empty"),
        (b"Roepnaam;Achternaam\n", "no_rows"),
        (b"PK\x03\x04rest of a workbook", "other_file"),
        (b"\xd0\xcf\x11\xe0old workbook", "other_file"),
        (b"%PDF-1.7", "other_file"),
        ("Roepnaam;Achternaam\nTom;Vries\n".encode("utf-16"), "wide"),
        ("Roepnaam;Achternaam\nTom;Vries\n".encode("utf-16-le"), "not_text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_text"),
        (b"\xef\xbb\xbfRoepnaam;Achternaam\nTom;\xff\n", "not_text"),
        (b"Roepnaam;Achternaam\nTom;\x81\n", "not_text"),
        (b"Roepnaam;Klas\nTom;5A\n", "no_name_column"),
        (b"x" * (MAX_BYTES + 1), "too_big"),
        (b"Achternaam;Klas\n" + b"x;y\n" * (MAX_ROWS + 1), "too_many_rows"),
        (b"Achternaam;Klas\nx;y\n" + b"\n" * MAX_LINES, "too_many_rows"),
        (b"Achternaam" + b";x" * MAX_COLUMNS + b"\ny;z\n", "too_many_columns"),
        (b"Achternaam;Klas\nx;" + b"y" * (MAX_CELL + 1), "cell_too_long"),
        (b'Achternaam;Klas\nx;"' + b"y;y\n" * MAX_CELL, "cell_too_long"),
        (b"Achternaam;Klas\nx;" + b"y" * 200_000, "cell_too_long"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(data: bytes, key: str) -> None:
    assert refused(data).key == f"class_list.{key}"


def test_the_limits_themselves_are_read() -> None:
    rows = b"Roepnaam;Achternaam" + b";x" * (MAX_COLUMNS - 2) + b"\n" + b"Tom;Vries\n" * (MAX_ROWS - 1)
    found = read(sniff(rows + b"Tom;Vries;" + b"x" * MAX_CELL + b"\n"))
    assert len(found.rows) == MAX_ROWS


# --- columns -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("E-mail", Field.EMAIL),
        ("E-mailadres (leerling)", Field.EMAIL),
        ("GEB. DATUM", Field.BORN_ON),
        ("Geboorteplaats", Field.BORN_IN),
        ("Leerling nr.", Field.NUMBER),
        ("Voorvoegsel", Field.INFIX),
        ("Tel.nr", Field.PHONE),
        ("Groep", Field.CLASS_NAME),
        ("Naam leerling", Field.NAME),
        ("Straat + huisnummer", Field.STREET),
        ("Telefoon moeder", None),
        ("Naam ouder", None),
        ("E-mail verzorger 1", None),
        ("Nr", None),
        ("", None),
        ("BSN", None),
    ],
)
def test_headers_are_known_by_many_names(header: str, meant: Field | None) -> None:
    assert known_as(header) is meant


def test_the_coach_chooses_the_columns() -> None:
    looked = sniff(b"A;B;C\nTom;Vries;24-11-2008\n")
    assert looked.mapping == (None, None, None)
    found = read(looked, (Field.CALL_NAME, Field.LAST_NAME, Field.BORN_ON))
    assert (found.rows[0].call_name, found.rows[0].born_on) == ("Tom", date(2008, 11, 24))
    with pytest.raises(Expected, match="mapped_twice"):
        read(looked, (Field.LAST_NAME, Field.LAST_NAME, None))


def test_earlier_choices_are_remembered_by_header() -> None:
    header = ("Roepnaam", "Achternaam", "Stagebegeleider")
    assert match(header, {plain("stage-begeleider"): Field.MENTOR})[2] is Field.MENTOR
    assert match(header, {plain("ROEPNAAM"): None})[0] is None


# --- for all inputs ----------------------------------------------------------------------------------------------

HEADERS = ["Roepnaam", "Achternaam", "Naam", "Geboortedatum", "BSN", "Telefoon", "Postcode", "?", ""]
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12)


def carefully(data: bytes) -> Sniffed | None:
    try:
        looked = sniff(data)
        found = read(looked)
    except Expected as error:
        SENTENCES[error.key].format(**error.values)
        return None
    assert len(found.rows) + found.skipped == len(looked.rows)
    assert len({problem.row for problem in found.problems if problem.skips}) == found.skipped
    assert all(spoken(problem) for problem in found.problems)
    return looked


@given(st.binary(max_size=300))
def test_no_bytes_crash_it(data: bytes) -> None:
    carefully(data)


@given(
    st.lists(st.sampled_from(HEADERS), min_size=1, max_size=6),
    st.lists(st.lists(CELLS, max_size=8), max_size=6),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
)
def test_no_table_crashes_it(header: list[str], rows: list[list[str]], delimiter: str, encoding: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([header, *rows])
    carefully(out.getvalue().encode(encoding, "replace"))


NAMES = st.text(st.characters(codec="cp1252", categories=("Lu", "Ll")), min_size=1, max_size=15)
FREE = st.text(st.characters(codec="cp1252", categories=("L", "N", "P", "Zs")), max_size=20).map(tidy)


@given(
    st.lists(st.tuples(NAMES, NAMES, st.dates(date(1950, 1, 1), date(2049, 12, 31)), FREE), min_size=1, max_size=8),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
    st.sampled_from(["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%y", "%d.%m.%Y", "%Y%m%d", "%d%m%Y"]),
)
def test_what_is_written_is_read_back(
    people: list[tuple[str, str, date, str]], delimiter: str, encoding: str, form: str
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["Roepnaam", "Achternaam", "Geboortedatum", "Gemeente"])
    writer.writerows((call, last, born.strftime(form), free) for call, last, born, free in people)
    looked = sniff(out.getvalue().encode(encoding))
    assert looked.delimiter == delimiter
    if encoding != "cp1252" or looked.encoding == "cp1252":  # rare: letters of cp1252 that happen to be valid UTF-8
        read_back = [(s.call_name, s.last_name, s.born_on, s.municipality) for s in read(looked).rows]
        assert read_back == people
