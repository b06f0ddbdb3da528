"""PDF/A and PDF/UA as others judge them: veraPDF, qpdf and poppler, on every file that the house can print."""

import io
import re
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from jobcoach.documents import overgangsdocument_paper, praktijkverklaring_paper
from jobcoach.documents.declaration import xmp
from jobcoach.documents.overgangsdocument import Overgangsdocument
from jobcoach.documents.praktijkverklaring import Praktijkverklaring
from jobcoach.documents.sheet import Sheet
from jobcoach.documents.srgb import profile
from tests.documents import files as made_files
from tests.documents.files import DATA, Made
from tests.documents.golden_text import GOLDEN, tags_of, text_of
from tests.documents.papers import KINDS, PAPERS, Paper
from tests.documents.vera.judge import Verdict, judge, missing

Tool = Callable[..., str]
SORTS = [
    *(
        f"{paper.name}-{kind}{sealed}"
        for paper in PAPERS
        for kind in KINDS
        for sealed in ("", "-sealed")[: 1 + paper.sealed]
    ),
    "example",
    "overgangsdocument-with-data",
    "overgangsdocument-with-data-sealed",
    "overgangsdocument-with-logo-sealed",
    "scan",
]


@pytest.mark.parametrize("name", SORTS)
def test_verapdf_finds_nothing(name: str, files: dict[str, Made], verdicts: dict[tuple[str, str], Verdict]) -> None:
    for judged in files[name].profiles:
        verdict = verdicts[name, judged]
        assert not verdict.failures, f"{judged}: {verdict.failures}"
        assert verdict.checks > (300 if name == "scan" else 1000)


def test_every_file_is_judged(files: dict[str, Made]) -> None:
    assert set(files) == set(SORTS)
    assert all({"ua1"} < set(made.profiles) for name, made in files.items() if name != "scan")


@pytest.mark.parametrize("name", SORTS)
def test_qpdf_finds_nothing(name: str, files: dict[str, Made], tool: Tool) -> None:
    assert "No syntax or stream encoding errors" in tool("qpdf", "--check", pdf=files[name].pdf)


def test_the_judge_is_awake(tmp_path: Path) -> None:
    """Bare ReportLab, and bytes that are no PDF, are refused: a silent judge would pass everything."""
    if lacking := missing():
        pytest.skip(f"{lacking} is not installed: .ci/run says how")
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawString(50, 50, "Geen PDF/A")
    canvas.save()
    (tmp_path / "bare.pdf").write_bytes(target.getvalue())
    (tmp_path / "junk.pdf").write_bytes(b"geen pdf")
    found = judge([(name, tmp_path / f"{stem}.pdf") for stem in ("bare", "junk") for name in ("2a", "ua1")])
    assert len(found) == 4
    assert all(verdict.failures for verdict in found.values())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("paper", PAPERS, ids=lambda one: one.name)
def test_reads_as_agreed(paper: Paper, kind: str, tool: Tool) -> None:
    """Text and tags as they were read and committed; tests/documents/write_golden.py writes them anew."""
    pdf = paper.build(paper.data(kind))
    assert text_of(pdf, tool) == (GOLDEN / f"{paper.name}-{kind}.txt").read_text("utf-8")
    assert tags_of(pdf, tool) == (GOLDEN / f"{paper.name}-{kind}.tags").read_text("utf-8")


def test_the_data_inside_is_the_data(files: dict[str, Made], tool: Tool, tmp_path: Path) -> None:
    for name in ("overgangsdocument-with-data", "overgangsdocument-with-data-sealed"):
        out = tmp_path / f"{name}.json"
        tool("pdfdetach", "-saveall", "-o", str(tmp_path), pdf=files[name].pdf)
        saved = tmp_path / "overdracht.json"
        assert saved.read_bytes() == DATA
        saved.rename(out)


def test_bookmarks_are_the_headings(lang_overgang: Overgangsdocument, verklaring: Praktijkverklaring) -> None:
    import pypdfium2

    def outline(pdf: bytes) -> list[tuple[int, str]]:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [(mark.level, mark.get_title()) for mark in document.get_toc()]
        finally:
            document.close()

    name = replace(lang_overgang, call_name="Şeyma", destination="werk (\\ € ≥")
    found = outline(overgangsdocument_paper.build(name))
    assert found[0] == (0, "Overgangsdocument naar werk (\\ € ≥")
    assert (0, "De feiten") in found
    assert (1, "Waar Şeyma ja en nee op zei") in found
    assert len(found) == len(set(found))
    assert not outline(praktijkverklaring_paper.build(verklaring)), "one page needs none"


def test_the_metadata_is_xml_whatever_was_typed(verklaring: Praktijkverklaring) -> None:
    title = "<b>A & B</b> ]]> \ufffe\x00 'x' \"y\" {0} Şeyma"
    sheet = Sheet(title=title, author=title, subject=title, made_on=verklaring.changed_on)
    told = ET.fromstring(xmp(sheet).encode())
    said = [item.text for item in told.iter() if item.tag.endswith("}li") and item.text and "Şeyma" in item.text]
    assert [" ".join(text.split()) for text in said] == ["<b>A & B</b> ]]> 'x' \"y\" {0} Şeyma"] * 3


def test_the_colour_profile_is_srgb() -> None:
    from PIL import Image, ImageCms

    ours = ImageCms.ImageCmsProfile(io.BytesIO(profile()))
    theirs = ImageCms.createProfile("sRGB")
    colours = Image.new("RGB", (6, 1))
    colours.putdata([(255, 0, 0), (0, 255, 0), (0, 0, 255), (10, 90, 96), (128, 128, 128), (237, 244, 243)])
    back = ImageCms.profileToProfile(colours, ours, theirs)
    assert back is not None
    for one, two in zip(colours.tobytes(), back.tobytes(), strict=True):
        assert abs(one - two) <= 1


def test_a_title_of_a_long_paper_is_a_text_string(lange_verklaring: Praktijkverklaring, tool: Tool) -> None:
    told = tool(
        "pdfinfo", pdf=praktijkverklaring_paper.build(replace(lange_verklaring, student_name="İbrahim (Łukasz)"))
    )
    assert re.search(r"^Title: +Praktijkverklaring İbrahim \(Łukasz\)$", told, re.MULTILINE)


def test_files_are_as_large_as_they_must_be(files: dict[str, Made]) -> None:
    """Tags and metadata do not make a paper heavy to send."""
    assert len(files["praktijkverklaring-short"].pdf) < 60_000
    assert made_files.DATA not in files["overgangsdocument-with-data"].pdf, "the data is packed"


def test_what_comes_back_on_every_page_is_known_as_such(verklaring: Praktijkverklaring) -> None:
    """ISO 14289-1, 7.8; veraPDF cannot see it. Page 2 has a running head, each page a foot, a concept its mark."""
    many = replace(verklaring.qualifications[0], rows=verklaring.qualifications[0].rows * 4)
    pdf = praktijkverklaring_paper.build(replace(verklaring, number="", qualifications=(many,)))
    streams = [zlib.decompress(part) for part in re.findall(rb"stream\r?\n(x\x9c.*?)\nendstream", pdf, re.DOTALL)]
    pages = [stream for stream in streams if b"/Artifact" in stream]
    assert len(pages) == 2
    marks = [re.findall(rb"/Pagination /Subtype /(\w+)", page) for page in pages]
    assert set(marks[0]) == {b"Watermark", b"Footer"}
    assert set(marks[1]) == {b"Watermark", b"Footer", b"Header"}
