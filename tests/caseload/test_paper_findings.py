"""Before issuing: recognition of the company, dates of the catalogue, words that stay out, and a reason that is kept."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from jobcoach.caseload.catalogue import AddEdition, NewQualification, NewWerkproces, werkprocessen
from jobcoach.caseload.catalogue_editions import TypeWerkproces
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.employers import AddRecognition, location_of, recognitions_of
from jobcoach.caseload.paper_evidence import assessments_of
from jobcoach.caseload.paper_findings import PaperWarning, paper_findings
from jobcoach.caseload.papers import (
    CorrectPaper,
    SaveGoOnReason,
    SaveLine,
    SaveRemarks,
    data_of,
    issue_paper,
    lines_of,
    papers_of,
    reason_of,
)
from jobcoach.caseload.skills import SaveScores, competences_of
from jobcoach.model.base import PraktijkverklaringId, WerkprocesId
from jobcoach.model.choices import Independence, Rater
from jobcoach.model.journal import AuditEntry, Change
from jobcoach.ui.words.papers import finding_chip, finding_words
from tests.caseload.open_vault import Caseload, Dossier, add_dossier, add_paper, good_line, opened, refused

W = PaperWarning


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path, seal=False) as made:
        yield made


@pytest.fixture
def dossier(caseload: Caseload) -> Dossier:
    return add_dossier(caseload)


def kok(caseload: Caseload) -> WerkprocesId:
    return caseload.ask(werkprocessen("mise en place"))[0].id


def recognise(caseload: Caseload, dossier: Dossier, code: str = "27060", **facts: object) -> None:
    caseload.do(AddRecognition(location=caseload.ask(location_of(dossier.employer)), code=code, **facts))  # type: ignore[arg-type]


def a_paper(caseload: Caseload, dossier: Dossier, **facts: object) -> PraktijkverklaringId:
    paper = add_paper(caseload, dossier.stage)
    line = caseload.ask(lines_of(paper))[0]
    caseload.do(good_line(caseload, paper, id=line.id, free_title="", werkproces=kok(caseload), **facts))
    return paper


def kinds(caseload: Caseload, paper: PraktijkverklaringId) -> list[PaperWarning]:
    return [item.kind for item in caseload.ask(paper_findings(paper))]


def test_a_company_that_is_recognised_gives_no_finding(caseload: Caseload, dossier: Dossier) -> None:
    recognise(caseload, dossier)
    paper = a_paper(caseload, dossier)
    assert kinds(caseload, paper) == []
    caseload.run(issue_paper(paper))
    assert caseload.ask(reason_of(paper)) == ""


@pytest.mark.parametrize(
    ("recognition", "expected"),
    [
        (None, [W.NOT_NOTED]),
        ({"code": "25180"}, [W.OTHER]),
        ({"end": date(2026, 11, 1)}, [W.ENDED]),
        ({"start": date(2026, 11, 23)}, [W.NOT_YET]),
        ({"end": date(2026, 11, 21)}, []),
        ({"feasible": "B1-K1-W3, b1-k2-w2"}, [W.NOT_FEASIBLE]),
        ({"feasible": "B1-K1-W1"}, []),
    ],
)
def test_what_the_recognition_says_on_the_day_of_the_assessment(
    caseload: Caseload, dossier: Dossier, recognition: dict[str, object] | None, expected: list[PaperWarning]
) -> None:
    if recognition is not None:
        recognise(caseload, dossier, **recognition)  # type: ignore[arg-type]
    assert kinds(caseload, a_paper(caseload, dossier)) == expected


def test_a_recognition_knows_how_many_werkprocessen(caseload: Caseload, dossier: Dossier) -> None:
    recognise(caseload, dossier, feasible="B1-K1-W1;B1-K1-W3")
    assert caseload.ask(recognitions_of(dossier.employer))[0][4] == 2
    with refused("catalogue.code"):
        recognise(caseload, dossier, feasible="bakken")


def test_a_recognition_that_nobody_noted_is_only_told(caseload: Caseload, dossier: Dossier) -> None:
    paper = a_paper(caseload, dossier)
    (finding,) = caseload.ask(paper_findings(paper))
    assert not finding.needs_reason
    caseload.run(issue_paper(paper))


def test_a_line_that_is_not_printed_asks_nothing(caseload: Caseload, dossier: Dossier) -> None:
    recognise(caseload, dossier, code="25180")
    paper = a_paper(caseload, dossier, independence=Independence.WITH_HELP)
    assert kinds(caseload, paper) == []


def test_going_on_needs_a_reason_and_the_reason_stays(caseload: Caseload, dossier: Dossier) -> None:
    recognise(caseload, dossier, end=date(2026, 11, 1))
    paper = a_paper(caseload, dossier)
    for empty in ("", "  "):
        with refused("paper.findings"):
            caseload.run(issue_paper(paper, reason=empty))
    (row,) = caseload.ask(papers_of(dossier.student))
    assert (row.number, row.document) == ("", None), "no number is used up"
    caseload.run(issue_paper(paper, reason="Verlenging is aangevraagd."))
    assert caseload.ask(reason_of(paper)) == "Verlenging is aangevraagd."
    touched = caseload.ask(
        lambda session: [entry.touched for entry in session.scalars(select(AuditEntry)) if entry.verb == "_Number"]
    )
    assert any("praktijkverklaring" in words for words in touched)
    pdf = caseload.ask(content_of(caseload.ask(papers_of(dossier.student))[0].document))  # type: ignore[arg-type]
    assert b"Verlenging" not in pdf


def test_a_reason_that_was_kept_before_counts(caseload: Caseload, dossier: Dossier) -> None:
    recognise(caseload, dossier, end=date(2026, 11, 1))
    paper = a_paper(caseload, dossier)
    caseload.do(SaveGoOnReason(paper=paper, reason="Verlenging is aangevraagd."))
    caseload.run(issue_paper(paper))
    with refused("paper.frozen"):
        caseload.do(SaveGoOnReason(paper=paper, reason="Anders"))
    new = caseload.do(CorrectPaper(paper=paper))
    assert caseload.ask(reason_of(new)) == "", "a new version is looked at anew"
    with refused("paper.findings"):
        caseload.run(issue_paper(new))


def test_a_qualification_of_another_time_is_told(caseload: Caseload, dossier: Dossier) -> None:
    part = NewWerkproces(kerntaak_code="B1-K1", kerntaak_title="Proef", code="B1-K1-W1", title="Proefwerk")
    caseload.do(
        AddEdition(
            name="Later", source="proef", status="proef", valid_from=date(2027, 8, 1),
            qualifications=(NewQualification(dossier_code="", dossier_name="", code="27901", name="Proef", level=1, werkprocessen=(part,)),),
        )
    )  # fmt: skip
    recognise(caseload, dossier, code="27901")
    paper = add_paper(caseload, dossier.stage)
    line = caseload.ask(lines_of(paper))[0]
    later = caseload.ask(werkprocessen("Proefwerk"))[0].id
    caseload.do(good_line(caseload, paper, id=line.id, free_title="", werkproces=later))
    assert kinds(caseload, paper) == [W.NOT_VALID]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"done": "Werkt met ADHD prima in de keuken."}, [W.MEDICAL]),
        ({"circumstances": "bsn 111222333"}, [W.BSN]),
        ({"done": "Woont bij jeugdzorg."}, [W.PRIVATE]),
        ({"done": "Kon bellen met 0612345678 en 4 keer 25250."}, []),
    ],
)
def test_words_that_stay_off_a_praktijkverklaring(
    caseload: Caseload, dossier: Dossier, facts: dict[str, str], expected: list[PaperWarning]
) -> None:
    recognise(caseload, dossier)
    paper = a_paper(caseload, dossier, **facts)
    found = caseload.ask(paper_findings(paper))
    assert [item.kind for item in found] == expected
    assert "111222333" not in "".join(map(finding_words, found))
    if expected:
        with refused("paper.findings"):
            caseload.run(issue_paper(paper))


def test_remarks_are_looked_at_too(caseload: Caseload, dossier: Dossier) -> None:
    recognise(caseload, dossier)
    paper = a_paper(caseload, dossier)
    caseload.do(SaveRemarks(paper=paper, remarks="Heeft autisme."))
    (finding,) = caseload.ask(paper_findings(paper))
    assert finding_words(finding).startswith("Bijzonderheden: “autisme”")


def test_every_finding_has_words() -> None:
    from jobcoach.caseload.paper_findings import PaperFinding

    for kind in PaperWarning:
        finding = PaperFinding(kind=kind, line=1, title="Brood", day=date(2026, 1, 1), code="27060", words="x")
        assert finding_words(finding).endswith((".", "?"))
        assert len(finding_chip(finding)) < 32


def test_what_was_typed_by_hand_prints_as_not_checked(caseload: Caseload, dossier: Dossier) -> None:
    caseload.do(TypeWerkproces(code="27060", name="Kok", werkproces_code="B1-K9-W9", title="Getypt werk"))
    paper = a_paper(caseload, dossier)
    typed = caseload.ask(werkprocessen("Getypt werk"))[0].id
    caseload.do(good_line(caseload, paper, free_title="", werkproces=typed))
    rows = [row for part in caseload.ask(data_of(paper)).qualifications for row in part.rows]
    assert {row.code: row.checked for row in rows} == {"B1-K1-W1": True, "B1-K9-W9": False}


# --- evidence --------------------------------------------------------------------------------------------------


def scored(caseload: Caseload, dossier: Dossier) -> int:
    listed = caseload.ask(competences_of(dossier.student))
    assert listed is not None
    on = caseload.today - timedelta(days=1)
    caseload.do(SaveScores(student=dossier.student, rater=Rater.SCHOOL, on=on, scores=((listed.rows[0].id, 3),)))
    return caseload.ask(assessments_of(dossier.student))[0].id


def test_a_score_is_evidence_and_goes_with_a_correction(caseload: Caseload, dossier: Dossier) -> None:
    score = scored(caseload, dossier)
    row = caseload.ask(assessments_of(dossier.student))[0]
    assert (row.competence, row.score) == ("Samenwerken en overleggen", "meestal")
    paper = add_paper(caseload, dossier.stage)
    line = caseload.ask(lines_of(paper))[0].id
    caseload.do(good_line(caseload, paper, id=line, assessments=(score,)))
    caseload.do(good_line(caseload, paper, id=line, assessments=(score,)))
    assert caseload.ask(lines_of(paper))[0].assessments == (score,)
    caseload.run(issue_paper(paper))
    new = caseload.do(CorrectPaper(paper=paper))
    assert caseload.ask(lines_of(new))[0].assessments == (score,)
    caseload.do(good_line(caseload, new, id=caseload.ask(lines_of(new))[0].id))
    assert caseload.ask(lines_of(new))[0].assessments == ()


def test_a_score_of_someone_else_proves_nothing(caseload: Caseload, dossier: Dossier) -> None:
    other = add_dossier(caseload, "Daan", "Vreemd")
    paper = add_paper(caseload, dossier.stage)
    with refused("evidence.other_student"):
        caseload.do(SaveLine(paper=paper, free_title="x", assessments=(scored(caseload, other),)))


def test_the_change_log_tells_the_reason(caseload: Caseload, dossier: Dossier) -> None:
    paper = a_paper(caseload, dossier)
    caseload.do(SaveGoOnReason(paper=paper, reason="Omdat."))
    changed = caseload.ask(
        lambda session: [
            row.row_id for row in session.scalars(select(Change)) if row.table_name == "praktijkverklaring"
        ]
    )
    assert paper in changed
