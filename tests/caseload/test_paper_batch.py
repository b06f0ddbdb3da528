"""A class at once: who is complete, one that fails, a stop half-way, one PDF, and files in a folder."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from jobcoach.caseload.documents import content_of
from jobcoach.caseload.employers import AddRecognition, location_of
from jobcoach.caseload.paper_batch import BatchResult, as_one, batch_rows, issue_batch, save_files
from jobcoach.caseload.papers import StartPaper, lines_of, papers_of, reason_of
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.documents.joined import joined
from jobcoach.documents.pages import page_count
from jobcoach.model.base import PraktijkverklaringId
from jobcoach.model.choices import PaperStatus
from jobcoach.model.expected import Expected
from tests.caseload.open_vault import Caseload, Dossier, add_dossier, add_paper, good_line, opened, refused


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path, seal=False) as made:
        yield made


NAMES = (("Sanne", "Bruinsma"), ("Daan", "Postma"), ("Aylin", "Kaya"), ("Thijs", "Ökten"))


def a_class(caseload: Caseload) -> tuple[list[PraktijkverklaringId], list[Dossier]]:
    """Four complete concepts; the third has a letter that no font has, the second a company of another qualification."""
    papers, dossiers = [], []
    for call_name, last_name in NAMES:
        dossier = add_dossier(caseload, call_name, last_name, class_name="5B")
        papers.append(add_paper(caseload, dossier.stage))
        dossiers.append(dossier)
    line = caseload.ask(lines_of(papers[2]))[0]
    caseload.do(good_line(caseload, papers[2], id=line.id, done="Las het teken \U00013000 voor."))
    location = caseload.ask(location_of(dossiers[1].employer))
    caseload.do(AddRecognition(location=location, code="25180", end=date(2025, 1, 1)))
    return papers, dossiers


def test_the_list_tells_who_is_complete_and_what_the_others_miss(caseload: Caseload) -> None:
    a_class(caseload)
    other = add_dossier(caseload, "Noor", "Aalders", class_name="4A")
    caseload.do(StartPaper(internship=other.stage))
    rows = caseload.ask(batch_rows())
    assert [(row.class_name, row.student_name) for row in rows] == [
        ("4A", "Noor Aalders"), ("5B", "Sanne Bruinsma"), ("5B", "Aylin Kaya"), ("5B", "Daan Postma"),
        ("5B", "Thijs Ökten"),
    ]  # fmt: skip
    assert (rows[0].may_be_issued, rows[0].missing) == (False, ("werkproces",))
    assert [row.may_be_issued for row in rows[1:]] == [True] * 4
    assert [row.asks_reason for row in rows[1:]] == [False, False, True, False]


def test_one_that_fails_does_not_stop_the_rest(caseload: Caseload) -> None:
    papers, _ = a_class(caseload)
    done = caseload.run(issue_batch(papers, reason="Verlenging loopt."))
    assert [paper for paper, _ in done.issued] == [papers[0], papers[1], papers[3]]
    assert [(item.paper, item.error.key) for item in done.not_done] == [(papers[2], "documents.character")]
    assert caseload.ask(reason_of(papers[1])) == "Verlenging loopt."
    assert caseload.ask(reason_of(papers[0])) == "", "no warning, no reason"
    statuses = {row.paper: row.status for row in caseload.ask(batch_rows())}
    assert statuses[papers[2]] is PaperStatus.CONCEPT
    numbers = [row.number for row in caseload.ask(batch_rows()) if row.document]
    assert len(set(numbers)) == 3


def test_without_a_reason_the_one_with_a_warning_stays_a_concept(caseload: Caseload) -> None:
    papers, _ = a_class(caseload)
    done = caseload.run(issue_batch(papers[:2]))
    assert [item.error.key for item in done.not_done] == ["paper.findings"]
    assert len(done.issued) == 1


class StoppedAfter(DirectWork):
    """A coach who presses Stop when this many were begun."""

    def __init__(self, caseload: Caseload, number: int) -> None:
        super().__init__(caseload.vault)
        self.left = number

    def say(self, step: str, done: int = 0, total: int = 0) -> None:
        self.seen = (step, done, total)

    def check(self) -> None:
        if self.seen[1] >= self.left:
            raise Expected("job.stopped")


def test_a_stop_keeps_what_was_issued(caseload: Caseload) -> None:
    papers, _ = a_class(caseload)
    work = StoppedAfter(caseload, 1)
    done = issue_batch(papers, reason="x")(work)
    assert isinstance(done, BatchResult)
    assert done.stopped
    assert [paper for paper, _ in done.issued] == papers[:1]
    assert work.seen == ("Uitgeven", 1, 4)


def test_nothing_chosen_is_told(caseload: Caseload, tmp_path: Path) -> None:
    for job in (issue_batch(()), as_one(()), save_files((), tmp_path)):
        with refused("batch.nothing"):
            caseload.run(job)  # type: ignore[arg-type]


def test_all_as_one_pdf_every_paper_on_a_front_side(caseload: Caseload) -> None:
    papers, _ = a_class(caseload)
    done = caseload.run(issue_batch(papers, reason="x"))
    documents = [document for _, document in done.issued]
    whole = caseload.run(as_one(documents))
    sizes = [page_count(caseload.ask(content_of(document))) for document in documents]
    expected = 0
    for size in sizes:
        expected += expected % 2 + size
    assert page_count(whole) == expected
    text = pypdfium2.PdfDocument(BytesIO(whole))[0].get_textpage().get_text_range()
    assert "Sanne" in text


def test_joining_something_that_is_no_pdf_is_told() -> None:
    with refused("documents.unreadable"):
        joined([b"geen pdf"])


def test_files_in_a_folder_have_numbers_for_names_and_overwrite_nothing(caseload: Caseload, tmp_path: Path) -> None:
    papers, dossiers = a_class(caseload)
    done = caseload.run(issue_batch(papers, reason="x"))
    documents = [document for _, document in done.issued]
    out = tmp_path / "uit"
    out.mkdir()
    first = caseload.ask(papers_of(dossiers[0].student))[0].number
    (out / f"praktijkverklaring_{first}.pdf").write_text("van mij")
    saved = caseload.run(save_files(documents, out))
    assert saved.files == 2
    assert [error.key for _, error in saved.not_done] == ["file.exists"]
    assert (out / f"praktijkverklaring_{first}.pdf").read_text() == "van mij"
    names = {path.name for path in out.iterdir()}
    assert len(names) == 3
    assert not [name for name in names for _, last in NAMES if last in name]
    exported = [student for kind, verb, student, _ in caseload.audit() if verb == "NoteExported"]
    assert len(exported) == 2


def test_a_folder_that_is_gone_is_told_per_file(caseload: Caseload, tmp_path: Path) -> None:
    papers, _ = a_class(caseload)
    done = caseload.run(issue_batch(papers[:1]))
    saved = caseload.run(save_files([document for _, document in done.issued], tmp_path / "weg"))
    assert saved.files == 0
    assert [error.key for _, error in saved.not_done] == ["file.folder"]
