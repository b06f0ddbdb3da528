"""The profile sheet: the student's own words, read by the student, with nothing that was refused or too personal."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobcoach.caseload.consents import WithdrawConsent, consents_of
from jobcoach.caseload.documents import content_of, documents_of
from jobcoach.caseload.own_words import AddInterest, SaveAdvice, SaveNeed, SaveOwnWords
from jobcoach.caseload.profile import make_profile, profile_data
from jobcoach.caseload.skills import SaveTalent
from jobcoach.model.base import StudentId
from jobcoach.model.choices import DocumentKind, Question, Subject, Transport
from tests.caseload.every_column import pdf_text, whole_dossier
from tests.caseload.open_vault import Caseload, add_dossier, add_recipient, opened, refused, say_yes


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path, seal=False) as made:
        yield made


def told(caseload: Caseload, *, read_back: bool = True) -> StudentId:
    student = add_dossier(caseload, transport=Transport.FIETS).student
    for question, answer in ((Question.HELPS, "Doe het voor."), (Question.DIFFICULT, "Bellen met mensen.")):
        caseload.do(SaveOwnWords(student=student, question=question, answer=answer, read_back=read_back))
    caseload.do(SaveTalent(student=student, label="Netjes werken", example="Zet broden recht."))
    caseload.do(SaveNeed(student=student, need="Een vaste plek", now="Joke wijst hem aan."))
    caseload.do(SaveAdvice(student=student, work_advice="bakkerij", max_hours="24 uur", health="slechte rug"))
    caseload.do(AddInterest(student=student, label="Dieren"))
    return student


def text_of(caseload: Caseload, student: StudentId) -> str:
    return re.sub(r"\s+", " ", pdf_text(caseload.ask(content_of(caseload.run(make_profile(student))))))


def test_it_says_how_somebody_works_and_no_background(caseload: Caseload) -> None:
    student = told(caseload)
    text = text_of(caseload, student)
    for words in ("Doe het voor.", "Netjes werken", "Zet broden recht.", "Een vaste plek", "Dieren", "fiets", "24 uur"):
        assert words in text
    assert "Marieke Hol, 06 5550 0001" in text
    for words in ("Bellen met mensen", "slechte rug", "2008", "Joke", "Bedrijf Bruinsma", "bakkerij"):
        assert words not in text
    (row,) = caseload.ask(documents_of(student))
    assert row.kind is DocumentKind.PROFIELBLAD


def test_words_that_the_student_did_not_read_stop_it(caseload: Caseload) -> None:
    student = told(caseload, read_back=False)
    with refused("profile.unread") as caught:
        caseload.run(make_profile(student))
    assert caught.value.values["questions"] == "Dit helpt mij"
    assert caseload.ask(documents_of(student)) == ()


@pytest.mark.parametrize(
    ("subject", "gone", "stays"),
    [
        (Subject.EIGEN_WOORDEN, ("Doe het voor.", "Netjes werken", "Dieren"), "Een vaste plek"),
        (Subject.NODIG, ("Een vaste plek", "24 uur"), "Netjes werken"),
        (Subject.GEGEVENS, ("fiets",), "Netjes werken"),
        (Subject.STAGES, ("ma di",), "Netjes werken"),
    ],
)
def test_what_was_refused_to_anybody_is_not_on_it(
    caseload: Caseload, subject: Subject, gone: tuple[str, ...], stays: str
) -> None:
    student = told(caseload)
    say_yes(caseload, student, add_recipient(caseload), refuse=frozenset({subject}))
    say_yes(caseload, student, add_recipient(caseload, "gemeente Elders"))
    text = text_of(caseload, student)
    assert not [words for words in gone if words in text]
    assert stays in text


def test_a_yes_that_was_taken_back_is_a_no(caseload: Caseload) -> None:
    student = told(caseload)
    say_yes(caseload, student, add_recipient(caseload))
    asked = next(row for row in caseload.ask(consents_of(student)) if row.subject is Subject.NODIG)
    caseload.do(WithdrawConsent(consent=asked.id))
    assert "Een vaste plek" not in text_of(caseload, student)


def test_a_medical_word_stops_it_and_is_named(caseload: Caseload) -> None:
    student = told(caseload)
    caseload.do(SaveTalent(student=student, label="Snel", example="Door zijn ADHD is hij snel."))
    with refused("profile.words") as caught:
        caseload.run(make_profile(student))
    assert (caught.value.values["word"], caught.value.values["where"]) == ("ADHD", "Snel")


def test_an_empty_dossier_has_no_profile(caseload: Caseload) -> None:
    with refused("profile.nothing"):
        caseload.run(make_profile(add_dossier(caseload).student))


def test_only_what_belongs_on_it_of_every_column(caseload: Caseload) -> None:
    """Of the complete dossier with a marker in every column: a new column can only get on the sheet on purpose."""
    whole = whole_dossier(caseload)
    caseload.sql("UPDATE own_words SET read_back = 1")
    caseload.sql("UPDATE consent SET yes = 1")
    printed = repr(caseload.ask(profile_data(whole.student)))
    found = {(table, column) for (table, _, column), word in whole.planted.words.items() if word in printed}
    assert found == {
        ("school", "name"), ("school", "location"), ("school", "street"), ("school", "postcode"),
        ("school", "place"), ("school", "director"), ("school", "director_function"),
        ("coach", "name"), ("coach", "phone"), ("coach", "email"), ("coach", "reachable"),
        ("student", "call_name"), ("student", "infix"), ("student", "last_name"), ("student", "max_hours"),
        ("own_words", "answer"), ("talent", "label"), ("talent", "example"), ("need", "need"), ("interest", "label"),
        ("internship", "days"),
    }  # fmt: skip
