"""The dossier, area by area: each verb seen through its question, each refusal, its audit entry, its undo."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from jobcoach.caseload.catalogue import AddEdition, NewQualification, NewWerkproces, werkprocessen
from jobcoach.caseload.drafts import DropDraft, KeepDraft, draft_of
from jobcoach.caseload.employers import (
    AddRecognition,
    RemoveRecognition,
    SaveContactPerson,
    SaveEmployer,
    contacts_of,
    employer_form,
    employer_rows,
    location_of,
    recognitions_of,
)
from jobcoach.caseload.internships import SaveInternship, internship_form, internship_rows, places
from jobcoach.caseload.log_book import DeleteLog, KeepLog, log_of, read_for_log, running_stage
from jobcoach.caseload.network import RemoveNetworkPerson, SaveNetworkPerson, network_of
from jobcoach.caseload.own_words import (
    AddInterest,
    RemoveInterest,
    RemoveNeed,
    SaveAdvice,
    SaveNeed,
    SaveOwnWords,
    advice_form,
    me_of,
)
from jobcoach.caseload.school import SaveCoach, SaveSchool, coach_form, school_form
from jobcoach.caseload.seals import MakeSeal, names, seal_card, seal_to_use
from jobcoach.caseload.search import search
from jobcoach.caseload.skills import (
    AddCompetenceList,
    AddEvidence,
    RemoveEvidence,
    RemoveTalent,
    SaveScores,
    SaveTalent,
    competences_of,
    talents_of,
)
from jobcoach.caseload.students import OpenDossier, SaveStudent, student_form, student_rows
from jobcoach.caseload.tasks import DeleteTask, FinishTask, SaveTask, open_tasks_of
from jobcoach.caseload.undo import Undo
from jobcoach.model.base import StudentId
from jobcoach.model.choices import LogKind, Question, Rater, Relation, TaskKind
from jobcoach.model.note_reading import Promise
from tests.caseload.open_vault import (
    TODAY,
    Caseload,
    Dossier,
    add_company,
    add_dossier,
    add_stage,
    add_student,
    opened,
    refused,
)

GONE = StudentId(9_999)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caseload]:
    with opened(tmp_path_factory.mktemp("dossier")) as made:
        yield made


@pytest.fixture
def dossier(caseload: Caseload) -> Dossier:
    return add_dossier(caseload)


# --- every verb: seen, audited, undone -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A verb and the question through which it is seen; both are made for a fresh dossier."""

    verb: Callable[[Caseload, Dossier], Any]
    question: Callable[[Dossier], Any]


def _later(verb: Callable[[Any], Any], made: Callable[[Dossier], Any]) -> Callable[[Caseload, Dossier], Any]:
    """A verb about a row that ``made`` makes first."""
    return lambda caseload, dossier: verb(caseload.do(made(dossier)))


def _log(dossier: Dossier, **facts: Any) -> KeepLog:
    return KeepLog(**{"kind": LogKind.STAGEDAG, "on": TODAY, "note": "bakte", "student": dossier.student} | facts)


def _talk(dossier: Dossier) -> SaveTalent:
    return SaveTalent(student=dossier.student, label="Netjes")


def _task(dossier: Dossier) -> SaveTask:
    return SaveTask(what="bellen", student=dossier.student, due=TODAY)


CASES = {
    "student": Case(
        lambda c, d: replace(c.ask(student_form(d.student)), place="Boterdam"), lambda d: student_form(d.student)
    ),
    "advice": Case(
        lambda c, d: SaveAdvice(student=d.student, work_advice="bakken", health="rug"),
        lambda d: advice_form(d.student),
    ),
    "words": Case(
        lambda c, d: SaveOwnWords(student=d.student, question=Question.LATER, answer=" bakker "),
        lambda d: me_of(d.student),
    ),
    "interest": Case(
        lambda c, d: AddInterest(student=d.student, label="brood", likes=False), lambda d: me_of(d.student)
    ),
    "interest gone": Case(
        _later(lambda row: RemoveInterest(interest=row), lambda d: AddInterest(student=d.student, label="x")),
        lambda d: me_of(d.student),
    ),
    "need": Case(lambda c, d: SaveNeed(student=d.student, need="rust", now="hoek"), lambda d: me_of(d.student)),
    "need gone": Case(
        _later(lambda row: RemoveNeed(need=row), lambda d: SaveNeed(student=d.student, need="x")),
        lambda d: me_of(d.student),
    ),
    "network": Case(
        lambda c, d: SaveNetworkPerson(student=d.student, name="Oma", relation=Relation.FAMILIE),
        lambda d: network_of(d.student),
    ),
    "network gone": Case(
        _later(
            lambda row: RemoveNetworkPerson(person=row),
            lambda d: SaveNetworkPerson(student=d.student, name="Oma", relation=Relation.FAMILIE),
        ),
        lambda d: network_of(d.student),
    ),
    "talent": Case(lambda c, d: _talk(d), lambda d: talents_of(d.student)),
    "talent gone": Case(_later(lambda row: RemoveTalent(talent=row), _talk), lambda d: talents_of(d.student)),
    "evidence": Case(
        lambda c, d: AddEvidence(talent=c.do(_talk(d)), log_entry=c.do(_log(d))), lambda d: talents_of(d.student)
    ),
    "evidence gone": Case(
        lambda c, d: RemoveEvidence(evidence=c.do(AddEvidence(talent=c.do(_talk(d)), log_entry=c.do(_log(d))))),
        lambda d: talents_of(d.student),
    ),
    "scores": Case(
        lambda c, d: SaveScores(
            student=d.student,
            rater=Rater.COMPANY,
            on=TODAY,
            scores=((c.ask(competences_of(d.student)).rows[0].id, 4),),  # type: ignore[union-attr]
        ),
        lambda d: competences_of(d.student),
    ),
    "stage": Case(
        lambda c, d: replace(c.ask(internship_form(d.stage)), tasks="bakken", end=None),
        lambda d: internship_form(d.stage),
    ),
    "log": Case(
        lambda c, d: _log(d, minutes=300, promises=(Promise(what="bellen", due=TOMORROW),)),
        lambda d: lambda s: (log_of(student=d.student)(s), open_tasks_of(d.student)(s)),
    ),
    "log gone": Case(_later(lambda row: DeleteLog(entry=row), _log), lambda d: log_of(student=d.student)),
    "task": Case(lambda c, d: _task(d), lambda d: open_tasks_of(d.student)),
    "task done": Case(_later(lambda row: FinishTask(task=row), _task), lambda d: open_tasks_of(d.student)),
    "task gone": Case(_later(lambda row: DeleteTask(task=row), _task), lambda d: open_tasks_of(d.student)),
    "company": Case(
        lambda c, d: replace(c.ask(employer_form(d.employer)), sector="groen", max_students=3),
        lambda d: employer_form(d.employer),
    ),
    "contact": Case(lambda c, d: SaveContactPerson(employer=d.employer, name="Bo"), lambda d: contacts_of(d.employer)),
    "recognition": Case(
        lambda c, d: AddRecognition(location=c.ask(location_of(d.employer)), code="27060", end=TODAY),
        lambda d: recognitions_of(d.employer),
    ),
    "recognition gone": Case(
        lambda c, d: RemoveRecognition(
            recognition=c.do(AddRecognition(location=c.ask(location_of(d.employer)), code="27060"))
        ),
        lambda d: recognitions_of(d.employer),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_verb_is_seen_audited_and_undone(caseload: Caseload, dossier: Dossier, name: str) -> None:
    case = CASES[name]
    verb = case.verb(caseload, dossier)
    question = case.question(dossier)
    before = caseload.ask(question)
    outcome = caseload.outcome(verb)
    after = caseload.ask(question)
    assert after != before
    kind, verb_name, _, touched = caseload.audit()[-1]
    assert (kind, verb_name) == ("gewijzigd", type(verb).__name__)
    assert not any(word in touched for word in ("bakte", "bakken", "rug", "Oma", "Boterdam"))  # never a value
    assert outcome.change_set is not None
    undone = caseload.outcome(Undo(outcome.change_set))
    assert caseload.ask(question) == before
    assert undone.change_set is not None
    caseload.do(Undo(undone.change_set))
    assert caseload.ask(question) == after


def test_saving_what_did_not_change_writes_nothing(caseload: Caseload, dossier: Dossier) -> None:
    before = caseload.audit()
    for form in (student_form(dossier.student), internship_form(dossier.stage), employer_form(dossier.employer)):
        assert caseload.outcome(caseload.ask(form)).change_set is None  # type: ignore[arg-type]
    assert caseload.audit() == before


REFUSALS: list[tuple[Callable[[Caseload, Dossier], Any], str]] = [
    (lambda c, d: SaveStudent(call_name=" ", last_name="Kaya"), "student.name"),
    (lambda c, d: SaveStudent(call_name="Yusuf", last_name=""), "student.name"),
    (lambda c, d: SaveStudent(call_name="Yusuf", last_name="Kaya", born_on=date(1950, 1, 1)), "student.born_on"),
    (lambda c, d: SaveStudent(call_name="Yusuf", last_name="Kaya", born_on=TOMORROW), "student.born_on"),
    (lambda c, d: SaveStudent(id=GONE, call_name="Yusuf", last_name="Kaya"), "record.gone"),
    (lambda c, d: AddInterest(student=d.student, label=" "), "interest.label"),
    (lambda c, d: SaveNeed(student=d.student, need=" "), "need.text"),
    (lambda c, d: SaveNeed(student=d.student, need="x", id=9_999), "record.gone"),
    (lambda c, d: SaveOwnWords(student=GONE, question=Question.LATER, answer="x"), "record.gone"),
    (lambda c, d: SaveAdvice(student=GONE), "record.gone"),
    (lambda c, d: SaveNetworkPerson(student=d.student, name=" ", relation=Relation.BUUR), "network.name"),
    (lambda c, d: SaveTalent(student=d.student, label=" "), "talent.label"),
    (lambda c, d: AddCompetenceList(name="x", edition="", source="", items=()), "competences.empty"),
    (lambda c, d: SaveScores(student=d.student, rater=Rater.SCHOOL, on=TOMORROW, scores=()), "score.future"),
    (lambda c, d: SaveEmployer(name=" "), "employer.name"),
    (lambda c, d: SaveContactPerson(employer=d.employer, name=" "), "contact.name"),
    (lambda c, d: AddRecognition(location=c.ask(location_of(d.employer)), code=" "), "recognition.code"),
    (lambda c, d: replace(c.ask(internship_form(d.stage)), end=date(2026, 8, 31)), "internship.period"),
    (lambda c, d: _log(d, note=" "), "log.empty"),
    (lambda c, d: _log(d, student=None), "log.nobody"),
    (lambda c, d: _log(d, on=TOMORROW), "log.future"),
    (lambda c, d: _log(d, minutes=0), "log.minutes"),
    (lambda c, d: _log(d, minutes=1_441), "log.minutes"),
    (lambda c, d: _log(d, on=date(2026, 8, 31), internship=d.stage), "log.outside"),
    (lambda c, d: _log(d, student=add_student(c, "Noor", "Yilmaz"), internship=d.stage), "log.other_stage"),
    (lambda c, d: SaveTask(what=" "), "task.what"),
    (lambda c, d: SaveSchool(name=" "), "school.name"),
    (lambda c, d: SaveSchool(name="De Linde", brin="99Z"), "school.brin"),
    (lambda c, d: SaveSchool(name="De Linde", brin="99ÖZ"), "school.brin"),
    (lambda c, d: SaveCoach(name=" "), "coach.name"),
    *[
        (lambda c, d, code=code: SaveCoach(name="Marieke Hol", code=code), "coach.code")
        for code in ("", "K 1", "A/B", "KÖ", "../../x", "C:\\x", "K_1", "-K1", "K1-", "K1\nx", "ſ", "A23456789")
    ],
]


@pytest.mark.parametrize("number", range(len(REFUSALS)))
def test_what_cannot_be_is_refused_and_changes_nothing(caseload: Caseload, dossier: Dossier, number: int) -> None:
    make, key = REFUSALS[number]
    verb = make(caseload, dossier)
    before = caseload.audit()
    with refused(key):
        caseload.do(verb)
    assert caseload.audit() == before


def test_refusals_that_need_something_first(caseload: Caseload, dossier: Dossier) -> None:
    talent, entry = caseload.do(_talk(dossier)), caseload.do(_log(dossier))
    caseload.do(AddEvidence(talent=talent, log_entry=entry))
    with refused("evidence.twice"):
        caseload.do(AddEvidence(talent=talent, log_entry=entry))
    other = add_dossier(caseload, "Noor", "Yilmaz")
    with refused("evidence.other_student"):
        caseload.do(AddEvidence(talent=talent, log_entry=caseload.do(_log(other))))
    task = caseload.do(_task(dossier))
    caseload.do(FinishTask(task=task))
    with refused("task.done"):
        caseload.do(FinishTask(task=task))
    listed = caseload.ask(competences_of(dossier.student))
    assert listed is not None
    for score in (0, len(listed.scale) + 1, -1):
        with refused("score.range"):
            caseload.do(
                SaveScores(student=dossier.student, rater=Rater.SCHOOL, on=TODAY, scores=((listed.rows[0].id, score),))
            )


# --- areas with rules of their own ---------------------------------------------------------------------------------


def test_students_are_listed_by_last_name_and_found_by_any_part(caseload: Caseload) -> None:
    for call_name, infix, last_name, group in (("Zoë", "", "Āboltiņš", "P9a"), ("Ömer", "van der", "Yıldız", "P9b")):
        caseload.do(SaveStudent(call_name=call_name, infix=infix, last_name=last_name, class_name=group))
    for wanted in ("ömer", "VAN DER yıl", "p9b"):
        assert [row.name for row in caseload.ask(student_rows(on=TODAY, filter_text=wanted))] == ["Ömer van der Yıldız"]
    assert caseload.ask(student_rows(on=TODAY, filter_text="%")) == ()


def test_students_show_their_most_pressing_step(caseload: Caseload, dossier: Dossier) -> None:
    for what, due in (("later", TOMORROW), ("laat", TODAY - timedelta(days=3)), ("ooit", None)):
        caseload.do(SaveTask(what=what, student=dossier.student, due=due))
    row = next(row for row in caseload.ask(student_rows(on=TODAY)) if row.id == dossier.student)
    assert (row.next_step, row.late) == ("laat", True)
    first = caseload.ask(student_rows(on=TODAY, by_date=True))
    assert first[0].due == min(item.due for item in first if item.due)


def test_a_dossier_that_is_opened_is_noted(caseload: Caseload, dossier: Dossier) -> None:
    caseload.do(OpenDossier(student=dossier.student))
    assert caseload.audit()[-1][:3] == ("geopend", "OpenDossier", dossier.student)


def test_own_words_keep_the_day_they_were_told(caseload: Caseload, dossier: Dossier) -> None:
    say = SaveOwnWords(student=dossier.student, question=Question.GOOD_AT, answer="bakken")
    caseload.do(say)
    caseload.clock.forward(days=5)
    caseload.do(replace(say, read_back=True))
    words = caseload.ask(me_of(dossier.student)).words[0]
    assert (words.told_on, words.read_back) == (TODAY, True)
    caseload.do(replace(say, answer="brood bakken"))
    assert caseload.ask(me_of(dossier.student)).words[0].told_on == caseload.today
    caseload.do(replace(say, answer=" "))
    assert caseload.ask(me_of(dossier.student)).words[0].answer == ""
    caseload.clock.forward(days=-5)


def test_a_log_takes_the_only_stage_that_runs(caseload: Caseload, dossier: Dossier) -> None:
    assert caseload.ask(running_stage(dossier.student, on=TODAY)) == (dossier.stage, "Bedrijf Bruinsma")
    caseload.do(_log(dossier))
    assert len(caseload.ask(log_of(internship=dossier.stage))) == 1
    other = add_company(caseload, "Kwekerij Zuidplas")
    add_stage(caseload, dossier.student, other)
    assert caseload.ask(running_stage(dossier.student, on=TODAY)) is None
    caseload.do(_log(dossier, note="ergens anders"))
    assert len(caseload.ask(log_of(internship=dossier.stage))) == 1
    caseload.do(_log(dossier, note="bij de kweker", employer=other))
    assert [row.note for row in caseload.ask(log_of(employer=other))] == ["bij de kweker"]


def test_a_log_of_a_stage_is_about_its_student(caseload: Caseload, dossier: Dossier) -> None:
    caseload.do(_log(dossier, student=None, internship=dossier.stage))
    (row,) = caseload.ask(log_of(student=dossier.student))
    assert row.student_name == "Sanne Bruinsma"


def test_a_typed_note_knows_the_people_of_this_caseload(caseload: Caseload) -> None:
    student = caseload.do(SaveStudent(call_name="Fatimazahra", infix="el", last_name="Amrani"))
    employer = add_company(caseload, "Garage Zwaluw")
    reading = caseload.ask(read_for_log("Fatimazahra gisteren 3 uur bij garage zwaluw, beloofd: morgen bellen"))
    assert (reading.student, reading.employer, reading.minutes) == (student, employer, 180)
    assert reading.on == TODAY - timedelta(days=1)
    assert reading.promises == (Promise(what="bellen", due=TOMORROW),)


def test_stages_are_filtered_and_places_offered(caseload: Caseload, dossier: Dossier) -> None:
    ended = replace(caseload.ask(internship_form(dossier.stage)), id=None, end=date(2026, 9, 30))
    caseload.do(ended)
    rows = caseload.ask(internship_rows(on=TODAY, student=dossier.student))
    assert sorted(row.running for row in rows) == [False, True]
    assert len(caseload.ask(internship_rows(on=TODAY, student=dossier.student, running=True))) == 1
    assert len(caseload.ask(internship_rows(on=TODAY, employer=dossier.employer))) == 2
    place = next(place for place in caseload.ask(places) if place.employer == dossier.employer)
    assert (place.name, place.people[0][1]) == ("Bedrijf Bruinsma, Boterdam", "Opleider Bruinsma")
    with refused("record.gone"):
        caseload.do(SaveInternship(student=GONE, location=place.location, start=TODAY))
    row = next(row for row in caseload.ask(employer_rows(on=TODAY)) if row.id == dossier.employer)
    assert row.students_now == 1


def test_the_catalogue_is_added_whole_or_not_at_all(caseload: Caseload) -> None:
    good = NewWerkproces(kerntaak_code="B1-K1", kerntaak_title="Zaagt", code="b1-k1-w1", title="Zaagt planken")
    one = NewQualification(
        dossier_code="1", dossier_name="Hout", code="99001", name="Zager", level=2, werkprocessen=(good,)
    )
    edition = AddEdition(name="Hout", source="proef", status="proef", valid_from=None, qualifications=(one,))
    bad = replace(one, werkprocessen=(good, replace(good, code="W1")))
    with refused("catalogue.code"):
        caseload.do(replace(edition, qualifications=(one, bad)))
    assert caseload.ask(werkprocessen("Zaagt")) == ()
    caseload.do(edition)
    (row,) = caseload.ask(werkprocessen("zaagt PLANKEN"))
    assert (row.code, row.qualification, row.edition) == ("B1-K1-W1", "Zager", "Hout")
    assert caseload.ask(werkprocessen("100%")) == ()


@pytest.mark.parametrize(
    "words", ["'", '"', "a*", "NEAR(", "kaya OR 1", "-kaya", "^", "title:kaya", "\0\0", "ab" * 500]
)
def test_search_takes_any_words(caseload: Caseload, words: str) -> None:
    assert isinstance(caseload.ask(search(words)), tuple)


def test_search_finds_notes_people_and_companies_by_the_start_of_words(caseload: Caseload) -> None:
    student = add_student(caseload, "Łukasz", "Wiśniewski")
    employer = add_company(caseload, "Drukkerij Wisselspoor")
    caseload.do(KeepLog(kind=LogKind.NOTITIE, on=TODAY, note="wisselde van plek", student=student))
    caseload.do(SaveTask(what="wissel bespreken", employer=employer, kind=TaskKind.OVERIG))
    hits = caseload.ask(search("wis"))
    assert {hit.kind for hit in hits} == {"student", "employer", "log_entry", "task"}
    assert hits[0].kind == "student"
    assert all(hit.student == student or hit.employer == employer for hit in hits)
    assert [hit.student for hit in caseload.ask(search("lukasz wisn"))] == [student]
    assert caseload.ask(search("w")) == ()


def test_a_draft_survives_and_leaves_no_trace_in_the_audit(caseload: Caseload) -> None:
    before = caseload.audit()
    for text in ("Vandaag ging", "Vandaag ging het goed"):
        caseload.do(KeepDraft(form="log", subject="7", content=text))
    kept = caseload.ask(draft_of(form="log", subject="7"))
    assert kept is not None
    assert kept.content == "Vandaag ging het goed"
    assert kept.saved_at == caseload.clock()
    assert "goed" not in repr(kept)
    assert caseload.ask(draft_of(form="log", subject="8")) is None
    for _ in range(2):
        caseload.do(DropDraft(form="log", subject="7"))
    assert caseload.ask(draft_of(form="log", subject="7")) is None
    assert caseload.audit() == before


def test_school_and_coach_are_changed_and_practice_stays(caseload: Caseload) -> None:
    school, coach = caseload.ask(school_form), caseload.ask(coach_form)
    caseload.do(replace(school, phone="010 555 0101", brin="99zz", practice=True))
    caseload.do(replace(coach, reachable="ma t/m do"))
    changed = caseload.ask(school_form)
    assert (changed.phone, changed.brin, changed.practice) == ("010 555 0101", "99ZZ", False)
    assert caseload.ask(coach_form).reachable == "ma t/m do"
    caseload.do(school)
    caseload.do(coach)


def test_a_seal_is_made_once_and_never_undone(caseload: Caseload) -> None:
    card = caseload.ask(seal_card)
    assert card is not None
    assert caseload.outcome(MakeSeal()).change_set is None
    assert caseload.ask(seal_card) == card
    assert "PRIVATE" not in repr(caseload.ask(seal_to_use()))
    made = caseload.ask(
        lambda session: (
            session.connection()
            .exec_driver_sql("SELECT id FROM change_set WHERE verb = 'KeepSeal' ORDER BY id LIMIT 1")
            .scalar()
        )
    )
    with refused("undo.stays"):
        caseload.do(Undo(made))


def test_without_a_brin_there_is_no_seal(tmp_path: Any) -> None:
    with opened(tmp_path, seal=False) as caseload:
        caseload.do(replace(caseload.ask(school_form), brin=""))
        with refused("seal.brin"):
            caseload.ask(names)
        with refused("seal.none"):
            caseload.ask(seal_to_use())
        assert caseload.ask(seal_card) is None
