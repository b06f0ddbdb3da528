"""The bin: what was put in it is gone from every list, every paper and every overdracht, and nothing else breaks."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from jobcoach.caseload.employers import (
    DeleteEmployer,
    RemoveContactPerson,
    SaveContactPerson,
    contacts_of,
    employer_rows,
)
from jobcoach.caseload.handover_findings import findings_of
from jobcoach.caseload.handovers import handover_rows
from jobcoach.caseload.internships import DeleteInternship, SaveInternship, internship_form, internship_rows, places
from jobcoach.caseload.log_book import DeleteLog, KeepLog, log_choices, log_of
from jobcoach.caseload.papers import CorrectPaper, StartPaper, data_of, issue_paper, lines_of, papers_of
from jobcoach.caseload.sealing import preview, seal_handover
from jobcoach.caseload.search import search
from jobcoach.caseload.skills import AddEvidence, SaveTalent, talents_of, talents_with_evidence
from jobcoach.caseload.students import DeleteStudent, student_form, student_rows
from jobcoach.caseload.tasks import SaveTask
from jobcoach.caseload.today import board
from jobcoach.caseload.undo import Undo
from jobcoach.model.choices import LogKind, TaskKind
from tests.caseload.open_vault import (
    TODAY,
    Caseload,
    Dossier,
    add_company,
    add_dossier,
    add_paper,
    add_recipient,
    good_line,
    opened,
    prepare,
    refused,
    say_yes,
)


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path) as made:
        yield made


def everything(employer: Any) -> dict[str, Callable[[Any], object]]:
    """What a coach can look at."""
    return {
        "students": student_rows(on=TODAY),
        "stages": internship_rows(on=TODAY),
        "overdrachten": handover_rows(on=TODAY),
        "vandaag": board(on=TODAY),
        "logboek": log_of(employer=employer),
        "zoeken": search("Sanne"),
        "keuzes": log_choices,
        "bedrijven": employer_rows(on=TODAY),
    }


def fill(caseload: Caseload) -> tuple[Dossier, Any, Any]:
    """A student who stands in every list."""
    dossier = add_dossier(caseload)
    recipient = add_recipient(caseload)
    say_yes(caseload, dossier.student, recipient)
    handover = prepare(caseload, dossier.student, recipient)
    paper = add_paper(caseload, dossier.stage)
    late = TODAY - timedelta(days=2)
    caseload.do(SaveTask(what="Sanne bellen", student=dossier.student, employer=dossier.employer, due=late))
    caseload.do(
        SaveTask(what="langs Sanne", student=dossier.student, internship=dossier.stage, due=TODAY, kind=TaskKind.BEZOEK)
    )
    caseload.do(KeepLog(kind=LogKind.BEZOEK, on=TODAY, note="Sanne ging goed", student=dossier.student))
    return dossier, handover, paper


def test_a_student_in_the_bin_is_gone_everywhere_and_comes_back_with_everything(caseload: Caseload) -> None:
    empty = {name: caseload.ask(question) for name, question in everything(0).items() if name != "bedrijven"}
    dossier, handover, paper = fill(caseload)
    before = {name: caseload.ask(question) for name, question in everything(dossier.employer).items()}
    binned = caseload.outcome(DeleteStudent(student=dossier.student)).change_set

    after = {name: caseload.ask(question) for name, question in everything(dossier.employer).items()}
    (company,) = after.pop("bedrijven")
    assert company.students_now == 0
    choices = after.pop("keuzes")
    assert choices.students == ()
    assert after == {name: empty[name] for name in after}
    assert caseload.ask(papers_of(dossier.student)) == ()
    with refused("record.gone"):
        caseload.ask(student_form(dossier.student))
    with refused("record.gone"):
        caseload.ask(data_of(paper))
    with refused("record.gone"):
        caseload.ask(findings_of(handover))

    assert binned is not None
    caseload.do(Undo(binned))
    assert {name: caseload.ask(question) for name, question in everything(dossier.employer).items()} == before


def test_nothing_is_issued_or_sealed_about_a_student_in_the_bin(caseload: Caseload) -> None:
    dossier, handover, paper = fill(caseload)
    caseload.do(DeleteStudent(student=dossier.student))
    for job in (seal_handover(handover), preview(handover), issue_paper(paper)):
        with refused("record.gone"):
            caseload.run(job)
    with refused("record.gone"):
        caseload.do(StartPaper(internship=dossier.stage))


def test_a_company_with_stages_stays(caseload: Caseload) -> None:
    """Else a stage, its praktijkverklaring and the overdracht lose the company's name."""
    dossier = add_dossier(caseload)
    add_paper(caseload, dossier.stage)
    with refused("employer.in_use"):
        caseload.do(DeleteEmployer(employer=dossier.employer))
    caseload.do(DeleteStudent(student=dossier.student))
    with refused("employer.in_use"):  # the student may come back
        caseload.do(DeleteEmployer(employer=dossier.employer))


def test_a_company_in_the_bin_is_gone_with_its_people_and_tasks(caseload: Caseload) -> None:
    employer = add_company(caseload, "Kwekerij Zuidplas")
    caseload.do(SaveContactPerson(employer=employer, name="Zuidplas de Boer"))
    caseload.do(SaveTask(what="Zuidplas bellen", employer=employer, due=TODAY - timedelta(days=1)))
    caseload.do(KeepLog(kind=LogKind.TELEFOON, on=TODAY, note="Zuidplas gebeld", employer=employer))
    assert len(caseload.ask(search("Zuidplas"))) == 4
    caseload.do(DeleteEmployer(employer=employer))
    assert caseload.ask(search("Zuidplas")) == ()
    assert caseload.ask(board(on=TODAY)).late == ()
    assert caseload.ask(places) == ()
    assert caseload.ask(employer_rows(on=TODAY)) == ()


def test_a_task_with_a_company_in_the_bin_stays_for_its_student(caseload: Caseload) -> None:
    student, employer = add_dossier(caseload).student, add_company(caseload, "Kwekerij Zuidplas")
    caseload.do(SaveTask(what="bellen", student=student, employer=employer, due=TODAY - timedelta(days=1)))
    caseload.do(DeleteEmployer(employer=employer))
    (late,) = caseload.ask(board(on=TODAY)).late
    assert (late.who, late.employer) == ("Sanne Bruinsma", None)


def test_a_stage_goes_to_the_bin_with_its_concept_and_comes_back(caseload: Caseload) -> None:
    dossier = add_dossier(caseload)
    paper = add_paper(caseload, dossier.stage)
    binned = caseload.outcome(DeleteInternship(internship=dossier.stage)).change_set
    assert caseload.ask(papers_of(dossier.student)) == ()
    with refused("record.gone"):
        caseload.ask(data_of(paper))
    assert binned is not None
    caseload.do(Undo(binned))
    assert len(caseload.ask(papers_of(dossier.student))) == len(caseload.ask(internship_rows(on=TODAY))) == 1


def test_a_stage_with_an_issued_paper_stays(caseload: Caseload) -> None:
    dossier = add_dossier(caseload)
    caseload.run(issue_paper(add_paper(caseload, dossier.stage)))
    with refused("internship.in_use") as caught:
        caseload.do(DeleteInternship(internship=dossier.stage))
    assert caught.value.values == {"number": "99ZZ-K1-2026-0001"}  # type: ignore[attr-defined]


def test_a_trainer_in_the_bin_is_no_trainer(caseload: Caseload) -> None:
    dossier = add_dossier(caseload)
    paper = add_paper(caseload, dossier.stage)
    form = caseload.ask(internship_form(dossier.stage))
    assert form.trainer is not None
    caseload.do(RemoveContactPerson(person=form.trainer))
    assert caseload.ask(contacts_of(dossier.employer)) == ()
    assert caseload.ask(internship_form(dossier.stage)).trainer is None
    assert caseload.ask(data_of(paper)).trainer == ""
    assert caseload.ask(papers_of(dossier.student))[0].missing == ("trainer",)
    with refused("record.gone"):
        caseload.do(SaveInternship(**{name: getattr(form, name) for name in form.__slots__}))


def test_evidence_falls_with_its_log_entry_and_rises_with_it(caseload: Caseload) -> None:
    dossier = add_dossier(caseload)
    entry = caseload.do(KeepLog(kind=LogKind.BEZOEK, on=TODAY, note="sneed brood", student=dossier.student))
    talent = caseload.do(SaveTalent(student=dossier.student, label="Netjes werken"))
    caseload.do(AddEvidence(talent=talent, log_entry=entry))

    def count(session: Any) -> int:
        return talents_with_evidence(session, dossier.student)

    assert caseload.ask(count) == 1
    binned = caseload.outcome(DeleteLog(entry=entry)).change_set
    assert caseload.ask(talents_of(dossier.student))[0].evidence == ()
    assert caseload.ask(count) == 0
    assert binned is not None
    caseload.do(Undo(binned))
    assert caseload.ask(talents_of(dossier.student))[0].evidence[0].text == "sneed brood"


def test_a_paper_is_corrected_though_its_evidence_went_to_the_bin(caseload: Caseload) -> None:
    dossier = add_dossier(caseload)
    entry = caseload.do(KeepLog(kind=LogKind.STAGEDAG, on=TODAY, note="sneed brood", student=dossier.student))
    paper = caseload.do(StartPaper(internship=dossier.stage))
    caseload.do(good_line(caseload, paper, evidence=(entry,)))
    caseload.run(issue_paper(paper))
    caseload.do(DeleteLog(entry=entry))
    assert caseload.ask(lines_of(paper))[0].evidence == ()
    new = caseload.do(CorrectPaper(paper=paper))
    (line,) = caseload.ask(lines_of(new))
    assert (line.free_title, line.evidence) == ("Brood snijden", ())
