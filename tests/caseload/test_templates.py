"""The school's own Word templates in the vault: taken in, filled for a stage, kept, and put away."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from jobcoach.caseload.documents import content_of, documents_of
from jobcoach.caseload.internships import internship_form
from jobcoach.caseload.templates import (
    WORD,
    KeepTemplate,
    RemoveTemplate,
    fill_template,
    our_template,
    take_template,
    template_rows,
)
from tests.caseload.open_vault import Caseload, add_dossier, opened, refused


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path, seal=False) as made:
        yield made


def word_file(folder: Path, name: str, *lines: str) -> Path:
    paper = Document()
    for line in lines:
        paper.add_paragraph(line)
    target = BytesIO()
    paper.save(target)
    file = folder / name
    file.write_bytes(target.getvalue())
    return file


def xml_of(content: bytes) -> str:
    return ZipFile(BytesIO(content)).read("word/document.xml").decode()


def test_a_good_template_is_kept_and_filled_for_a_stage(caseload: Caseload, tmp_path: Path) -> None:
    dossier = add_dossier(caseload)
    caseload.do(replace(caseload.ask(internship_form(dossier.stage)), goal="Zelf <b>werk</b> & vragen."))
    checked = caseload.run(take_template(word_file(tmp_path, "Onze brief.docx", "Beste {{ roepnaam }}: {{ doel }}")))
    assert checked.mistakes == ()
    (row,) = caseload.ask(template_rows)
    assert (row.id, row.name) == (checked.kept, "Onze brief")
    document = caseload.run(fill_template(dossier.stage, row.id))
    (kept,) = caseload.ask(documents_of(dossier.student))
    assert (kept.id, kept.media_type, kept.file_name) == (document, WORD, "stageovereenkomst_99ZZ-K1-2026-0001.docx")
    assert "Beste Sanne: Zelf &lt;b&gt;werk&lt;/b&gt; &amp; vragen." in xml_of(caseload.ask(content_of(document)))


def test_a_template_with_a_mistake_is_not_kept_and_costs_no_number(caseload: Caseload, tmp_path: Path) -> None:
    dossier = add_dossier(caseload)
    checked = caseload.run(take_template(word_file(tmp_path, "fout.docx", "Beste {{ roepnam }}")))
    assert [(one.key, one.nearest) for one in checked.mistakes] == [("unknown", "roepnaam")]
    assert caseload.ask(template_rows) == ()
    bad = caseload.do(
        KeepTemplate(name="Stil", file_name="x.docx", content=word_file(tmp_path, "x.docx", "{{ x }}").read_bytes())
    )
    with refused("template.wrong"):
        caseload.run(fill_template(dossier.stage, bad))
    assert caseload.ask(documents_of(dossier.student)) == ()
    document = caseload.run(fill_template(dossier.stage))
    assert "99ZZ-K1-2026-0001" in xml_of(caseload.ask(content_of(document)))


def test_the_same_name_replaces_and_what_is_removed_is_gone(caseload: Caseload, tmp_path: Path) -> None:
    for line in ("een {{ school }}", "twee {{ school }}"):
        caseload.run(take_template(word_file(tmp_path, "Brief.docx", line)))
    (row,) = caseload.ask(template_rows)
    assert "twee" in xml_of(caseload.ask(content_of(row.id)))
    caseload.do(RemoveTemplate(template=row.id))
    assert caseload.ask(template_rows) == ()


def test_a_document_of_a_student_is_no_template(caseload: Caseload) -> None:
    dossier = add_dossier(caseload)
    document = caseload.run(fill_template(dossier.stage))
    with refused("record.gone"):
        caseload.do(RemoveTemplate(template=document))
    assert caseload.ask(template_rows) == ()


def test_a_file_that_is_not_there_gives_a_sentence(caseload: Caseload, tmp_path: Path) -> None:
    with refused("file.unreadable"):
        caseload.run(take_template(tmp_path / "weg.docx"))
    (tmp_path / "nep.docx").write_bytes(b"geen word")
    with refused("template.damaged"):
        caseload.run(take_template(tmp_path / "nep.docx"))


def test_our_own_template_can_be_taken_back_in(caseload: Caseload, tmp_path: Path) -> None:
    (tmp_path / "ons.docx").write_bytes(caseload.run(our_template()))
    assert caseload.run(take_template(tmp_path / "ons.docx")).mistakes == ()
