"""The school's own Word templates: what may stand in them, what is said about a mistake, and what never gets through."""

import re
import struct
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from jobcoach.documents.word_check import mistakes_in
from jobcoach.documents.word_default import default_template
from jobcoach.documents.word_fields import FIELDS, NAMES, Article, Values, samples
from jobcoach.documents.word_fill import UnfillableError, fill, problems_of, rendered
from jobcoach.documents.word_mistakes import Mistake
from jobcoach.documents.word_safe import W, unpacked
from jobcoach.model.expected import Expected


def letter(*lines: str, footer: str = "") -> bytes:
    paper = Document()
    for line in lines:
        paper.add_paragraph(line)
    if footer:
        paper.sections[0].footer.paragraphs[0].text = footer
    return saved(paper)


def saved(paper: object) -> bytes:
    target = BytesIO()
    paper.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def text_of(content: bytes, part: str = "word/document.xml") -> list[str]:
    with ZipFile(BytesIO(content)) as archive:
        root = etree.fromstring(archive.read(part))
    return ["".join(piece.text or "" for piece in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]


def changed(content: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def only(content: bytes) -> Mistake:
    (mistake,) = problems_of(content)
    return mistake


# --- filling -----------------------------------------------------------------------------------------------------


def test_the_default_template_passes_its_own_check_and_fills_every_part() -> None:
    content = default_template()
    assert problems_of(content) == ()
    made = fill(content, samples())
    said = " ".join(text_of(made))
    assert "{" not in said
    for words in ("Emre Can Yıldız", "Aylin Yıldız", "1. Geheim. Niets vertellen.", "480 uur in totaal"):
        assert words in said
    assert content == default_template()
    assert made == fill(content, samples())


def test_who_is_of_age_has_no_parent_in_the_letter() -> None:
    said = " ".join(text_of(fill(default_template(), replace(samples(), flags=frozenset()))))
    assert "Ouder of verzorger" not in said
    assert "Aylin" not in said.replace("Aylin Yıldız, 06", "")


def test_every_field_of_the_list_can_be_used() -> None:
    content = letter(*(field.code for field in FIELDS))
    assert problems_of(content) == ()
    said = text_of(fill(content, samples()))
    assert said == [field.sample for field in FIELDS]


def test_a_field_in_the_footer_is_filled() -> None:
    made = fill(letter("x", footer="{{ school }} & co"), samples())
    (part,) = [name for name in ZipFile(BytesIO(made)).namelist() if name.startswith("word/footer")]
    assert text_of(made, part) == ["Praktijkschool Veldlinde & co"]


def test_a_field_that_word_cut_in_pieces_is_filled() -> None:
    paper = Document()
    paragraph = paper.add_paragraph()
    for piece in ("Naam: {", "{ leer", "ling ", "}", "}."):
        paragraph.add_run(piece)
    content = saved(paper)
    assert problems_of(content) == ()
    assert text_of(fill(content, samples())) == ["Naam: Emre Can Yıldız."]


HOSTILE = (
    "<b>vet</b> & <w:p/>",
    "{{ directeur }}",
    "{_{ x }_} {_% y %_}",
    "</w:t></w:r></w:p><w:p>",
    "]]>&amp;&#x41;",
    "{{ 7 * 7 }} {% for x in y %}",
)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_text_and_nothing_else(value: str) -> None:
    values = replace(samples(), texts=samples().texts | {"leerling": value})
    made = fill(letter("Voor {{ leerling }}."), values)
    assert text_of(made) == [f"Voor {value}."]


@given(st.text(max_size=80))
@settings(max_examples=25, deadline=None)
def test_any_text_comes_back_as_it_was(value: str) -> None:
    content = letter("A{{ doel }}Z")
    made = rendered(content, Values(texts={"doel": value}))
    kept = "".join(c for c in value.replace("\r\n", "\n") if c.isprintable() or c in "\n\t")
    said = "".join(text_of(made))
    assert said.startswith("A")
    assert said.endswith("Z")
    for word in kept.split():
        solid = "".join(c for c in word if c.isalnum())
        assert solid in re.sub(r"[^\w]|_", "", said) or not solid.isascii()


def test_lines_of_a_value_stay_lines() -> None:
    values = replace(samples(), texts=samples().texts | {"tijden": "ma 8 uur\ndi 9 uur\x00\x07\x0c"})
    made = fill(letter("{{ tijden }}"), values)
    xml = ZipFile(BytesIO(made)).read("word/document.xml").decode()
    assert xml.count("<w:br/>") == 1
    assert text_of(made) == ["ma 8 uurdi 9 uur"]


# --- what is said about a mistake --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "key", "nearest"),
    [
        ("Beste {{ leerlin }},", "unknown", "leerling"),
        ("Beste {{ Leerling }},", "unknown", "leerling"),
        ("{{ leerling.naam }}", "unknown", "leerling"),
        ("{{ artikel.titel }}", "unknown", ""),
        ("{% if minderjarg %}x{% endif %}", "unknown", "minderjarig"),
        ("Beste {{ leerling }", "broken", ""),
        ("Beste { leerling }}", "broken", ""),
        ("Beste {leerling}", "broken", ""),
        ("Beste { { leerling } }", "broken", ""),
        ("Beste {{ leerling", "broken", ""),
        ("leerling }}", "broken", ""),
        ("{% if entree %}x", "open", ""),
        ("x{% endif %}", "nested", ""),
        ("{% include 'x' %}", "step", ""),
        ("{# stil #}", "step", ""),
        ("{% raw %}{{ school }}{% endraw %}", "step", ""),
        ("{%p if entree %} en nog wat", "alone", ""),
    ],
)
def test_a_mistake_names_its_paragraph(line: str, key: str, nearest: str) -> None:
    found = problems_of(letter("Goed: {{ school }}", line, "Ook goed"))
    assert found
    assert found[0].key == key
    assert found[0].place == "Tekst, alinea 2"
    assert found[0].text == line.strip()
    if nearest:
        assert found[0].nearest == nearest


def test_a_name_cannot_turn_what_stands_behind_it_round() -> None:
    """U+202E makes Word show all that follows in the line from right to left: other words than are in the file."""
    name = "Sanne \u202ednarB\u2066 \u05d0\u05d1"
    made = fill(default_template(), replace(samples(), texts=samples().texts | {"leerling": name}))
    text = unpacked(made)["word/document.xml"].decode()
    assert "Sanne dnarB \u05d0\u05d1" in text


def test_a_field_in_two_styles_is_told() -> None:
    paper = Document()
    paragraph = paper.add_paragraph("Naam ")
    paragraph.add_run("{{ leer").bold = True
    paragraph.add_run("ling }}")
    mistake = only(saved(paper))
    assert (mistake.key, mistake.tag) == ("split", "{{ leerling }}")


def test_a_mistake_in_the_footer_and_one_in_a_table_are_both_found() -> None:
    paper = Document()
    paper.add_table(rows=1, cols=1).cell(0, 0).text = "{{ bedrijff }}"
    paper.sections[0].footer.paragraphs[0].text = "{{ schol }}"
    found = problems_of(saved(paper))
    assert {(one.place, one.nearest) for one in found} == {
        ("Tekst, alinea 1", "bedrijf"),
        ("Voettekst, alinea 1", "school"),
    }


def test_a_loop_in_a_loop_is_refused() -> None:
    lines = ["{%p for artikel in artikelen %}"] * 2 + ["{{ artikel.titel }}"] + ["{%p endfor %}"] * 2
    assert "loops" in {one.key for one in problems_of(letter(*lines))}


def test_a_tag_that_nobody_sees_is_refused() -> None:
    def attribute(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:p>", b'<w:p w:rsidR="{{ school }}">', 1)

    paper = Document()
    paper.core_properties.title = "{{ school }}"
    assert only(saved(paper)).key == "elsewhere"
    assert only(changed(letter("x"), attribute)).key == "hidden"


# --- the sandbox -------------------------------------------------------------------------------------------------

ATTACKS = (
    "{{ ''.__class__.__mro__ }}",
    "{{ leerling.__class__ }}",
    "{{ leerling.format }}",
    "{{ self }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum() }}",
    "{{ leerling * 1000000000 }}",
    "{{ leerling|attr('x') }}",
    "{{ leerling|upper }}",
    "{{ artikelen }}",
    "{{ 'x' ~ leerling }}",
    "{{ [1, 2] }}",
    "{% set x = 1 %}",
    "{% for x in range(9999999999) %}x{% endfor %}",
    "{% for artikel in artikelen recursive %}x{% endfor %}",
    "{% for artikel in artikelen if artikel.titel %}x{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% macro x() %}{% endmacro %}",
    "{% if leerling == 'x' %}x{% endif %}",
    "{% filter upper %}x{% endfilter %}",
    "{% block x %}{% endblock %}",
    "{% autoescape false %}{{ leerling }}{% endautoescape %}",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_template_that_asks_for_more_is_refused_twice(attack: str) -> None:
    """By the check, and (were that to fail) by the sandbox itself."""
    content = letter(attack)
    assert mistakes_in(content)
    with pytest.raises(Expected) as caught:
        fill(content, samples())
    assert caught.value.key == "template.wrong"
    with pytest.raises(UnfillableError):
        rendered(content, samples())


# --- files that are not just a letter ------------------------------------------------------------------------------


def refusal(content: bytes) -> str:
    with pytest.raises(Expected) as caught:
        unpacked(content)
    return caught.value.key


def add_relation(kind: str, target: str) -> Callable[[dict[str, bytes]], None]:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    line = f'<Relationship Id="rX" Type="{base}/{kind}" Target="{target}" TargetMode="External"/>'

    def change(parts: dict[str, bytes]) -> None:
        name = "word/_rels/document.xml.rels"
        parts[name] = parts[name].replace(b"</Relationships>", line.encode() + b"</Relationships>")

    return change


@pytest.mark.parametrize(
    "kind", ["attachedTemplate", "image", "oleObject", "frame", "subDocument", "aFChunk", "mailMergeSource"]
)
def test_what_is_fetched_from_elsewhere_is_refused(kind: str) -> None:
    assert refusal(changed(letter("x"), add_relation(kind, "https://kwaad.example/x"))) == "template.unsafe"


def test_a_link_that_somebody_clicks_is_allowed_but_not_to_a_file() -> None:
    assert unpacked(changed(letter("x"), add_relation("hyperlink", "https://school.example")))
    assert refusal(changed(letter("x"), add_relation("hyperlink", "file:///c:/geheim"))) == "template.unsafe"


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/activeX/activeX1.xml", "word/embeddings/a.xlsx"])
def test_macros_and_programs_are_refused(name: str) -> None:
    assert refusal(changed(letter("x"), lambda parts: parts.update({name: b"<x/>"}))) == "template.unsafe"


def test_a_macro_document_and_a_dotx_are_refused() -> None:
    def kind(word: bytes) -> Callable[[dict[str, bytes]], object]:
        main = b"wordprocessingml.document.main+xml"
        return lambda parts: parts.update(
            {"[Content_Types].xml": parts["[Content_Types].xml"].replace(main, b"wordprocessingml." + word)}
        )

    assert refusal(changed(letter("x"), kind(b"template.main+xml"))) == "template.kind"
    assert refusal(changed(letter("x"), kind(b"document.macroEnabled.main+xml"))) == "template.unsafe"


@pytest.mark.parametrize("field", ["INCLUDETEXT c:\\x", " includepicture http://x", "DDEAUTO cmd", "LINK Excel"])
def test_a_field_that_fetches_is_refused(field: str) -> None:
    run = f"<w:p><w:r><w:instrText>{field}</w:instrText></w:r></w:p><w:p>".encode()

    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:p>", run, 1)

    assert refusal(changed(letter("x"), change)) == "template.unsafe"


def _field(code: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark.format('end')}"


@pytest.mark.parametrize(
    "runs",
    [
        _field("PAGE") + _field("DDEAUTO cmd"),  # beside another
        _field(
            'IF 1 = 1 "' + "</w:instrText></w:r>" + _field("DDEAUTO cmd") + "<w:r><w:instrText>&quot;"
        ),  # in another
        _field("</w:instrText></w:r>" + _field("QUOTE 68 68 69") + "<w:r><w:instrText> cmd"),  # its name is made
        _field("PAGE</w:instrText></w:r></w:p><w:p><w:r><w:instrText>") + _field("LINK Excel"),
        "<w:del><w:r><w:delInstrText>DDEAUTO cmd</w:delInstrText></w:r></w:del>",  # comes back with one click
    ],
)
def test_a_field_that_fetches_is_found_wherever_it_stands(runs: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:p>", f"<w:p>{runs}</w:p><w:p>".encode(), 1)

    assert refusal(changed(letter("x"), change)) == "template.unsafe"


def test_fields_that_fetch_nothing_are_let_in_side_by_side() -> None:
    runs = _field("PAGE") + _field('HYPERLINK "https://school.example/import"') + _field("NUMPAGES")

    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:p>", f"<w:p>{runs}</w:p><w:p>".encode(), 1)

    assert "word/document.xml" in unpacked(changed(letter("x"), change))


def test_a_mail_merge_is_refused_for_it_asks_a_database_on_opening() -> None:
    source = b'<w:mailMerge><w:connectString w:val="Data Source=x"/></w:mailMerge></w:settings>'

    def change(parts: dict[str, bytes]) -> None:
        parts["word/settings.xml"] = parts["word/settings.xml"].replace(b"</w:settings>", source)

    assert refusal(changed(letter("x"), change)) == "template.unsafe"


def test_a_part_that_word_reads_under_another_name_is_refused() -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/evil.dat"] = b"<x/>"
        kind = b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"'
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"</Types>", b'<Override PartName="/word/evil.dat" ' + kind + b"/></Types>"
        )

    assert refusal(changed(letter("x"), change)) == "template.unsafe"


def test_bombs_are_refused_before_they_unfold() -> None:
    def zeros(parts: dict[str, bytes]) -> None:
        parts["word/media/a.png"] = bytes(31_000_000)

    def entities(parts: dict[str, bytes]) -> None:
        dtd = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
        parts["word/settings.xml"] = dtd + b"<x>&b;</x>"

    assert refusal(changed(letter("x"), zeros)) == "template.large"
    assert refusal(changed(letter("x"), entities)) == "template.unsafe"
    many = changed(letter("x"), lambda parts: parts.update({f"word/media/{n}.png": b"" for n in range(400)}))
    assert refusal(many) == "template.large"
    assert refusal(bytes(6_000_000)) == "template.large"


def test_a_size_that_lies_is_no_way_in() -> None:
    """The archive says 10 bytes; the part is much larger."""
    content = bytearray(changed(letter("x"), lambda parts: parts.update({"word/media/a.png": bytes(31_000_000)})))
    place = content.rindex(b"word/media/a.png") - 46
    content[place + 24 : place + 28] = struct.pack("<I", 10)
    assert refusal(bytes(content)) in ("template.large", "template.damaged")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" * 200])
def test_another_file_gives_a_sentence(content: bytes) -> None:
    assert refusal(content) == "template.damaged"


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=255))
@settings(max_examples=40, deadline=None)
def test_a_damaged_file_never_breaks_the_program(place: int, value: int) -> None:
    content = bytearray(SMALL)
    content[place % len(content)] = value
    key = "template."
    try:
        problems_of(bytes(content))
    except Expected as error:
        key = error.key
    assert key.startswith("template.")


SMALL = letter("{{ leerling }}", "{% if entree %}x{% endif %}")


def test_names_are_plain() -> None:
    assert all(re.fullmatch(r"[a-z_]+", name) for name in NAMES)
    assert len(NAMES) == len(FIELDS)
    assert Article("1", "a", "b").titel == "a"
