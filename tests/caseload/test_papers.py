"""Praktijkverklaringen: complete before they are issued, frozen ever after, numbered once, corrected by a new one."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from jobcoach.caseload.catalogue import werkprocessen
from jobcoach.caseload.documents import NoteExported, NotePrinted, content_of, documents_of
from jobcoach.caseload.employers import employer_form
from jobcoach.caseload.internships import internship_form
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.papers import (
    CorrectPaper,
    RemoveLine,
    SaveLine,
    SaveRemarks,
    StartPaper,
    data_of,
    issue_paper,
    lines_of,
    papers_of,
)
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.caseload.students import student_form
from jobcoach.caseload.undo import Act, Undo
from jobcoach.documents.praktijkverklaring_paper import build
from jobcoach.model.base import DocumentId, PraktijkverklaringId
from jobcoach.model.choices import Independence, LogKind, PaperStatus
from jobcoach.model.expected import Expected
from jobcoach.model.journal import ChangeSet
from jobcoach.model.praktijkverklaring import Praktijkverklaring
from tests.caseload.every_column import pdf_text
from tests.caseload.open_vault import (
    TODAY,
    Caseload,
    Dossier,
    add_dossier,
    add_paper,
    good_line,
    opened,
    refused,
)


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caseload]:
    with opened(tmp_path_factory.mktemp("papieren")) as made:
        yield made


@pytest.fixture
def dossier(caseload: Caseload) -> Dossier:
    return add_dossier(caseload)


def row(caseload: Caseload, paper: PraktijkverklaringId) -> tuple[str, str, str, PaperStatus]:
    """(number, frozen text, digest, status) as they stand in the vault."""

    def answer(session: Any) -> tuple[str, str, str, PaperStatus]:
        found = session.get(Praktijkverklaring, paper)
        return found.number, found.frozen, found.digest, found.status

    return caseload.ask(answer)


def words(pdf: bytes) -> str:
    return " ".join(pdf_text(pdf).split())


def test_issuing_freezes_the_paper_whatever_happens_to_the_dossier(caseload: Caseload, dossier: Dossier) -> None:
    paper = add_paper(caseload, dossier.stage)
    document = caseload.run(issue_paper(paper))
    pdf, before = caseload.ask(content_of(document)), row(caseload, paper)
    assert before[3] is PaperStatus.UITGEGEVEN
    assert hashlib.sha256(before[1].encode()).hexdigest() == before[2]

    caseload.do(replace(caseload.ask(student_form(dossier.student)), last_name="Van Buren", born_on=date(2007, 1, 1)))
    caseload.do(replace(caseload.ask(internship_form(dossier.stage)), hours_per_week="40", end=TODAY))
    caseload.do(replace(caseload.ask(employer_form(dossier.employer)), name="Andere Naam BV"))
    caseload.clock.forward(days=3)
    assert caseload.ask(content_of(document)) == pdf
    assert row(caseload, paper) == before
    assert "Bruinsma" in words(pdf)
    assert before[0] in words(pdf)
    caseload.clock.forward(days=-3)


def test_an_issued_paper_takes_no_change_by_any_way(caseload: Caseload, dossier: Dossier) -> None:
    paper = caseload.do(StartPaper(internship=dossier.stage))
    kept = caseload.outcome(good_line(caseload, paper))
    caseload.run(issue_paper(paper))
    (line,) = caseload.ask(lines_of(paper))
    open_paper = add_paper(caseload, dossier.stage)
    assert line.id is not None
    for verb in (
        replace(line, done="Iets anders."),
        good_line(caseload, paper),
        RemoveLine(line=line.id),
        SaveRemarks(paper=paper, remarks="Ook nog dit."),
    ):
        with refused("paper.frozen"):
            caseload.do(verb)  # type: ignore[arg-type]
    with refused("record.gone"):  # a line of this paper, passed off as one of another
        caseload.do(replace(line, paper=open_paper, done="Iets anders."))
    assert kept.change_set is not None
    with refused("paper.frozen"):
        caseload.do(Undo(kept.change_set))
    with refused("paper.frozen"):
        caseload.run(issue_paper(paper))
    assert caseload.ask(lines_of(paper)) == (line,)


def test_what_an_issued_paper_rests_on_cannot_be_undone(caseload: Caseload, dossier: Dossier) -> None:
    paper = add_paper(caseload, dossier.stage)
    seen = caseload.do(KeepLog(kind=LogKind.NOTITIE, on=TODAY, note="Sneed brood", student=dossier.student))
    (line,) = caseload.ask(lines_of(paper))
    acted = caseload.do(Act(replace(line, evidence=(seen,))))
    assert acted.change_set is not None
    caseload.run(issue_paper(paper))
    with refused("paper.frozen"):
        caseload.do(Undo(acted.change_set))
    assert caseload.ask(lines_of(paper))[0].evidence == (seen,)


def test_issuing_cannot_be_undone(caseload: Caseload, dossier: Dossier) -> None:
    paper = add_paper(caseload, dossier.stage)
    caseload.run(issue_paper(paper))
    last = caseload.ask(lambda session: session.scalar(select(ChangeSet.id).order_by(ChangeSet.id.desc()).limit(1)))
    with refused("undo.stays"):
        caseload.do(Undo(last))
    assert caseload.ask(papers_of(dossier.student))[0].status is PaperStatus.UITGEGEVEN


def test_a_correction_is_a_new_version_that_names_the_old(caseload: Caseload, dossier: Dossier) -> None:
    old = add_paper(caseload, dossier.stage)
    with refused("paper.not_issued"):
        caseload.do(CorrectPaper(paper=old))
    kept = caseload.run(issue_paper(old))
    pdf = caseload.ask(content_of(kept))
    new = caseload.do(CorrectPaper(paper=old))
    assert caseload.do(CorrectPaper(paper=old)) == new  # a second correction would be a second version 2
    (line,) = caseload.ask(lines_of(new))
    caseload.do(replace(line, done="Sneed elke ochtend 80 broden."))
    newer = caseload.run(issue_paper(new))
    second, first = caseload.ask(papers_of(dossier.student))
    assert (first.status, second.status) == (PaperStatus.VERVANGEN, PaperStatus.UITGEGEVEN)
    assert (first.version, second.version) == (1, 2)
    assert first.number != second.number
    assert caseload.ask(content_of(kept)) == pdf
    text = words(caseload.ask(content_of(newer)))
    assert "80 broden" in text
    assert first.number in text
    with refused("paper.not_issued"):  # what was replaced is not corrected again
        caseload.do(CorrectPaper(paper=old))


def test_the_number_of_a_failed_issue_stays_with_its_paper(caseload: Caseload, dossier: Dossier) -> None:
    failed, other = add_paper(caseload, dossier.stage), add_paper(caseload, dossier.stage)

    class Stopped(DirectWork):
        def check(self) -> None:
            raise Expected("job.stopped")

    with refused("job.stopped"):
        issue_paper(failed)(Stopped(caseload.vault))
    number, frozen, _, status = row(caseload, failed)
    assert number
    assert (frozen, status) == ("", PaperStatus.CONCEPT)
    assert caseload.ask(documents_of(dossier.student)) == ()
    caseload.run(issue_paper(other))
    caseload.run(issue_paper(failed))
    assert row(caseload, failed)[0] == number
    assert int(row(caseload, other)[0][-4:]) == int(number[-4:]) + 1


def test_numbers_rise_and_start_again_each_year(caseload: Caseload, dossier: Dossier) -> None:
    caseload.clock.forward(days=365 * 4)
    year = caseload.today.year
    numbers = []
    for _ in range(3):
        paper = add_paper(caseload, dossier.stage)
        caseload.run(issue_paper(paper))
        numbers.append(row(caseload, paper)[0])
    caseload.clock.forward(days=-365 * 4)
    assert numbers == [f"99ZZ-K1-{year}-{sequence:04d}" for sequence in (1, 2, 3)]


class MeanWhile(DirectWork):
    """Work during which the coach goes on: ``act`` is carried out once, right before the given step of the job."""

    def __init__(self, caseload: Caseload, step: str, act: Callable[[], object]) -> None:
        super().__init__(caseload.vault)
        self.step, self.act = step, act

    def say(self, step: str, done: int = 0, total: int = 0) -> None:
        if step == self.step:
            self.act()


def test_a_dossier_that_changes_while_it_is_printed_is_not_issued(caseload: Caseload, dossier: Dossier) -> None:
    paper = add_paper(caseload, dossier.stage)
    (line,) = caseload.ask(lines_of(paper))

    def change() -> None:
        caseload.do(replace(line, done="Heel iets anders."))

    with refused("paper.changed"):
        issue_paper(paper)(MeanWhile(caseload, "Afdrukken", change))
    assert caseload.ask(papers_of(dossier.student))[0].status is PaperStatus.CONCEPT
    assert caseload.ask(documents_of(dossier.student)) == ()
    document = caseload.run(issue_paper(paper))
    assert "Heel iets anders." in words(caseload.ask(content_of(document)))


@pytest.mark.parametrize("weak", [Independence.NOT_SEEN, Independence.WITH_HELP])
def test_what_is_not_mastered_is_not_printed(caseload: Caseload, dossier: Dossier, weak: Independence) -> None:
    paper = add_paper(caseload, dossier.stage)
    caseload.do(good_line(caseload, paper, free_title="Deeg draaien", independence=weak))
    assert caseload.ask(papers_of(dossier.student))[0].lines == 2
    text = words(caseload.ask(content_of(caseload.run(issue_paper(paper)))))
    assert "Brood snijden" in text
    assert "Deeg draaien" not in text


def test_a_paper_with_only_weak_lines_is_not_issued(caseload: Caseload, dossier: Dossier) -> None:
    paper = caseload.do(StartPaper(internship=dossier.stage))
    caseload.do(good_line(caseload, paper, independence=Independence.WITH_HELP))
    with refused("paper.missing") as caught:
        caseload.run(issue_paper(paper))
    assert caught.value.values == {"fields": ("werkproces",)}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("where", "facts", "field"),
    [
        ("student", {"born_on": None}, "born_on"),
        ("employer", {"leerbedrijf_id": ""}, "leerbedrijf_id"),
        ("stage", {"trainer": None}, "trainer"),
        ("stage", {"hours_per_week": ""}, "hours"),
        ("stage", {"end": None}, "end"),
        ("line", {"done": " "}, "line:1"),
        ("line", {"independence": None}, "werkproces"),
        ("line", {"assessed_on": None}, "line:1"),
        ("line", {"assessor": ""}, "line:1"),
    ],
)
def test_what_is_missing_is_named_and_takes_no_number(
    caseload: Caseload, dossier: Dossier, where: str, facts: dict[str, Any], field: str
) -> None:
    paper = add_paper(caseload, dossier.stage)
    forms: dict[str, Any] = {
        "student": student_form(dossier.student),
        "employer": employer_form(dossier.employer),
        "stage": internship_form(dossier.stage),
        "line": lambda session: lines_of(paper)(session)[0],
    }
    caseload.do(replace(caseload.ask(forms[where]), **facts))
    (listed,) = caseload.ask(papers_of(dossier.student))
    assert field in listed.missing
    with refused("paper.missing") as caught:
        caseload.run(issue_paper(paper))
    assert field in caught.value.values["fields"]  # type: ignore[attr-defined]
    assert row(caseload, paper)[0] == ""


def test_a_concept_says_so_across_the_page_and_an_issued_paper_does_not(caseload: Caseload, dossier: Dossier) -> None:
    paper = add_paper(caseload, dossier.stage)
    concept = pdf_text(build(caseload.ask(data_of(paper))))
    issued = pdf_text(caseload.ask(content_of(caseload.run(issue_paper(paper)))))
    assert "concept" in concept.casefold()
    assert "concept" not in issued.casefold()


@pytest.mark.parametrize(
    "change", ["content = x'255044462d'", "content = CAST(content || x'00' AS BLOB)", "digest = 'x'"]
)
def test_tampered_bytes_are_never_given_out(caseload: Caseload, dossier: Dossier, change: str) -> None:
    document = caseload.run(issue_paper(add_paper(caseload, dossier.stage)))
    caseload.sql(f"UPDATE document SET {change} WHERE id = ?", document)
    with refused("document.changed"):
        caseload.ask(content_of(document))


def test_documents_are_listed_without_bytes_and_their_going_out_is_audited(
    caseload: Caseload, dossier: Dossier
) -> None:
    document = caseload.run(issue_paper(add_paper(caseload, dossier.stage)))
    (listed,) = caseload.ask(documents_of(dossier.student))
    assert (listed.id, listed.made_on, listed.size) == (document, TODAY, len(caseload.ask(content_of(document))))
    assert listed.file_name == f"praktijkverklaring_{listed.number}.pdf"
    assert ("geexporteerd", "IssuePaper", dossier.student) in [item[:3] for item in caseload.audit()]
    caseload.do(NotePrinted(about=listed.number, student=dossier.student))
    caseload.do(NoteExported(about=listed.number, student=dossier.student))
    assert [item[:3] for item in caseload.audit()[-2:]] == [
        ("geprint", "NotePrinted", dossier.student),
        ("geexporteerd", "NoteExported", dossier.student),
    ]
    with refused("record.gone"):
        caseload.ask(content_of(DocumentId(9_999)))


def test_lines_rest_on_the_log_of_the_same_student(caseload: Caseload, dossier: Dossier) -> None:
    other = add_dossier(caseload, "Noor", "Yilmaz")
    own = caseload.do(KeepLog(kind=LogKind.STAGEDAG, on=TODAY, note="brood", student=dossier.student))
    foreign = caseload.do(KeepLog(kind=LogKind.STAGEDAG, on=TODAY, note="taart", student=other.student))
    paper = caseload.do(StartPaper(internship=dossier.stage))
    with refused("evidence.other_student"):
        caseload.do(good_line(caseload, paper, evidence=(own, foreign)))
    assert caseload.ask(lines_of(paper)) == ()
    caseload.do(good_line(caseload, paper, evidence=(own,)))
    (line,) = caseload.ask(lines_of(paper))
    assert line.evidence == (own,)
    caseload.do(replace(line, evidence=()))
    assert caseload.ask(lines_of(paper))[0].evidence == ()


def test_lines_keep_their_places_when_one_goes(caseload: Caseload, dossier: Dossier) -> None:
    paper = caseload.do(StartPaper(internship=dossier.stage))
    first, second = (caseload.do(good_line(caseload, paper, free_title=title)) for title in ("Een", "Twee"))
    gone = caseload.outcome(RemoveLine(line=first)).change_set
    caseload.do(good_line(caseload, paper, free_title="Drie", done=""))
    assert [line.free_title for line in caseload.ask(lines_of(paper))] == ["Twee", "Drie"]
    assert caseload.ask(papers_of(dossier.student))[0].missing == ("line:3",)
    assert gone is not None
    caseload.do(Undo(gone))
    assert [line.free_title for line in caseload.ask(lines_of(paper))] == ["Een", "Twee", "Drie"]
    assert second


@pytest.mark.parametrize(
    ("facts", "key"),
    [({"free_title": " "}, "paper.line"), ({"assessed_on": TODAY + timedelta(days=1)}, "paper.future")],
)
def test_a_line_that_cannot_be_is_refused(
    caseload: Caseload, dossier: Dossier, facts: dict[str, Any], key: str
) -> None:
    paper = caseload.do(StartPaper(internship=dossier.stage))
    with refused(key):
        caseload.do(good_line(caseload, paper, **facts))
    assert caseload.ask(lines_of(paper)) == ()


def test_catalogue_lines_are_printed_under_their_qualification(caseload: Caseload, dossier: Dossier) -> None:
    process = next(item for item in caseload.ask(werkprocessen("mise en place")))
    paper = caseload.do(StartPaper(internship=dossier.stage))
    caseload.do(good_line(caseload, paper, werkproces=process.id, free_title=""))
    caseload.do(good_line(caseload, paper, free_title="Eigen werk"))
    text = words(build(caseload.ask(data_of(paper))))
    assert process.code in text
    assert process.qualification in text
    assert "Eigen werk" in text


text = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Co", "Cn")), max_size=200)


@settings(max_examples=25)
@given(done=text, remarks=text)
def test_any_text_that_can_be_typed_is_issued_or_refused_with_a_sentence(
    caseload: Caseload, done: str, remarks: str
) -> None:
    dossier = add_dossier(caseload)
    paper = caseload.do(StartPaper(internship=dossier.stage))
    caseload.do(SaveRemarks(paper=paper, remarks=remarks))
    caseload.do(SaveLine(**{**_slots(good_line(caseload, paper)), "done": done}))
    try:
        document = caseload.run(issue_paper(paper))
    except Expected as error:
        refusal = error.key
        assert row(caseload, paper)[3] is PaperStatus.CONCEPT
    else:
        refusal = ""
        assert caseload.ask(content_of(document)).startswith(b"%PDF")
    assert refusal in ("", "paper.missing", "documents.character")


def _slots(verb: SaveLine) -> dict[str, Any]:
    return {name: getattr(verb, name) for name in verb.__slots__}


def test_two_corrections_are_never_both_issued(caseload: Caseload, dossier: Dossier) -> None:
    """One is taken back, another is made, and then the taking back is taken back."""
    old = add_paper(caseload, dossier.stage)
    caseload.run(issue_paper(old))
    begun = caseload.outcome(CorrectPaper(paper=old))
    assert begun.change_set is not None
    taken_back = caseload.outcome(Undo(begun.change_set))
    second = caseload.do(CorrectPaper(paper=old))
    assert second != begun.result
    assert taken_back.change_set is not None
    caseload.do(Undo(taken_back.change_set))
    caseload.run(issue_paper(second))
    with refused("paper.replaced"):
        caseload.run(issue_paper(begun.result))
    statuses = [row.status for row in caseload.ask(papers_of(dossier.student))]
    assert statuses.count(PaperStatus.UITGEGEVEN) == 1
