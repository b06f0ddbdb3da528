"""The scan of a signed consent form is the proof of the answers on it, and of no others."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from jobcoach.caseload.consents import Answer, RecordConsent, consents_of
from jobcoach.caseload.form_facts import Wish
from jobcoach.caseload.form_papers import INSTEMMING, TOESTEMMING, FormPaper, make_form
from jobcoach.caseload.paper_ways import ways_of
from jobcoach.caseload.scans import KeepScan
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.choices import Act, Capacity, Subject, Way
from tests.caseload.open_vault import Caseload, add_recipient, add_student, opened, say_yes

PDF = b"%PDF-1.7 a scan"


@pytest.fixture
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caseload]:
    with opened(tmp_path_factory.mktemp("scan"), seal=False) as made:
        yield made


def scanned(caseload: Caseload, student: StudentId, recipient: int, paper: FormPaper = TOESTEMMING) -> DocumentId:
    form = caseload.run(make_form(paper, Wish(student=student, recipient=recipient, act=Act.VERZOEK)))
    return scan_again(caseload, student, form)


def scan_again(caseload: Caseload, student: StudentId, form: DocumentId | None = None) -> DocumentId:
    ways = [way for way in caseload.ask(ways_of(student)) if form in (None, way.document)]
    return caseload.do(KeepScan(way=ways[0].id, pdf=PDF))


def proofs(caseload: Caseload, student: StudentId) -> dict[Subject | None, DocumentId | None]:
    return {row.subject: row.document for row in caseload.ask(consents_of(student))}


def test_a_scan_before_or_after_the_answers_is_linked_and_a_later_one_takes_its_place(caseload: Caseload) -> None:
    student, recipient = add_student(caseload), add_recipient(caseload)
    first = scanned(caseload, student, recipient)
    say_yes(caseload, student, recipient)
    assert set(proofs(caseload, student).values()) == {first}
    second = scan_again(caseload, student)
    assert set(proofs(caseload, student).values()) == {second}


def test_what_was_said_in_a_talk_or_before_the_form_has_no_scan(caseload: Caseload) -> None:
    student, recipient = add_student(caseload), add_recipient(caseload)
    say_yes(caseload, student, recipient, on=caseload.today - timedelta(days=1))
    caseload.do(
        RecordConsent(
            student=student, recipient=recipient, act=Act.VERZOEK, by_name="Sanne", capacity=Capacity.STUDENT,
            on=caseload.today, way=Way.GESPREK, answers=(Answer(subject=Subject.STAGES, yes=False),),
        )
    )  # fmt: skip
    scanned(caseload, student, recipient)
    assert {row.document for row in caseload.ask(consents_of(student))} == {None}


def test_the_instemming_proves_the_act_alone(caseload: Caseload) -> None:
    student, recipient = add_student(caseload), add_recipient(caseload)
    say_yes(caseload, student, recipient)
    scan = scanned(caseload, student, recipient, INSTEMMING)
    found = proofs(caseload, student)
    assert found.pop(None) == scan
    assert set(found.values()) == {None}


def test_answers_to_two_recipients_are_not_guessed_at(caseload: Caseload) -> None:
    student, here, there = add_student(caseload), add_recipient(caseload), add_recipient(caseload, "gemeente Elders")
    say_yes(caseload, student, here)
    say_yes(caseload, student, there)
    scanned(caseload, student, here)
    assert {row.document for row in caseload.ask(consents_of(student))} == {None}
