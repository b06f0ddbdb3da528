"""The head of a dossier, how far it is for a handover, its timeline, and acts that can be turned back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from jobcoach.caseload.consents import Answer, RecordConsent, WithdrawConsent, consents_of
from jobcoach.caseload.dossier import LogStep, dossier_head, how_many_students
from jobcoach.caseload.employers import SaveEmployer, location_of
from jobcoach.caseload.internships import SaveInternship
from jobcoach.caseload.log_book import KeepLog, log_of
from jobcoach.caseload.own_words import SaveAdvice, SaveNeed, SaveOwnWords
from jobcoach.caseload.readiness import readiness_of
from jobcoach.caseload.recipients import SaveRecipient
from jobcoach.caseload.school import SaveCoach
from jobcoach.caseload.skills import AddCompetenceList, AddEvidence, SaveScores, SaveTalent
from jobcoach.caseload.students import DeleteStudent, SaveStudent
from jobcoach.caseload.tasks import SaveTask, open_tasks_of
from jobcoach.caseload.timeline import Happening, timeline_of
from jobcoach.caseload.undo import Act, Undo
from jobcoach.model.choices import Act as Asked
from jobcoach.model.choices import Capacity, LogKind, Question, Rater, Subject, TaskKind
from jobcoach.model.expected import Expected
from jobcoach.model.readiness import Box
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import Label, Vault, create
from jobcoach.vault.passphrase import to_bytes

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = create(
        tmp_path / "linde.kluis",
        passphrase=to_bytes("vijver kapstok linnen zaag"),
        person="Marja Hoekstra",
        label=Label(school="Praktijkschool De Linde", initials="MH"),
        cost=Cost(8 * 1024, 1, 1),
        clock=lambda: NOW,
    )
    yield made
    made.lock()


@pytest.fixture
def noor(vault: Vault) -> int:
    verb = SaveStudent(call_name="Noor", last_name="Visser", born_on=date(TODAY.year - 17, 1, 2), class_name="5B")
    return vault.carry_out(verb).result


def stage_of(vault: Vault, student: int, *, start: date, end: date | None = None) -> int:
    bakery = vault.carry_out(SaveEmployer(name="Bakkerij Korenaar", place="Lindeborg")).result
    where = vault.ask(location_of(bakery))
    return vault.carry_out(SaveInternship(student=student, location=where, start=start, end=end)).result


def test_the_head_knows_age_running_stage_and_the_most_pressing_task(vault: Vault, noor: int) -> None:
    stage_of(vault, noor, start=date(TODAY.year - 1, 1, 5))
    vault.carry_out(SaveTask(what="Later", student=noor, due=date(TODAY.year + 1, 1, 1)))
    vault.carry_out(SaveTask(what="Nu", student=noor, due=TODAY, kind=TaskKind.BEZOEK))
    vault.carry_out(SaveTask(what="Ooit", student=noor))
    head = vault.ask(dossier_head(noor, on=TODAY))
    assert (head.name, head.initials, head.age) == ("Noor Visser", "NV", 17)
    assert (head.employer, head.since) == ("Bakkerij Korenaar", date(TODAY.year - 1, 1, 5))
    assert head.next_step is not None
    assert (head.next_step.what, head.next_step.kind) == ("Nu", TaskKind.BEZOEK)


def test_a_stage_that_ended_is_not_running(vault: Vault, noor: int) -> None:
    stage_of(vault, noor, start=date(TODAY.year - 2, 1, 5), end=date(TODAY.year - 1, 1, 5))
    assert vault.ask(dossier_head(noor, on=TODAY)).stage is None


def test_a_dossier_in_the_bin_has_no_head_and_counts_no_more(vault: Vault, noor: int) -> None:
    vault.carry_out(DeleteStudent(student=noor))
    assert vault.ask(how_many_students) == 0
    with pytest.raises(Expected) as caught:
        vault.ask(dossier_head(noor, on=TODAY))
    assert caught.value.key == "record.gone"


def test_each_box_fills_with_what_belongs_in_it_and_empties_again(vault: Vault, noor: int) -> None:
    def missing() -> set[Box]:
        found = vault.ask(readiness_of(noor, on=TODAY))
        assert found.full | set(found.missing) == set(Box)
        assert not found.full & set(found.missing)
        return set(found.missing)

    left = missing()
    assert left == set(Box)
    facts = SaveStudent(id=noor, call_name="Noor", last_name="Visser", born_on=date(TODAY.year - 17, 1, 2),
                        street="Dorp 1", place="Lindeborg", municipality="Lindeborg")  # fmt: skip
    talent = vault.carry_out(SaveTalent(student=noor, label="Netjes")).result
    entry = vault.carry_out(KeepLog(student=noor, kind=LogKind.NOTITIE, on=TODAY, note="Alles recht gezet")).result
    listed = vault.carry_out(AddCompetenceList(name="Lijst", edition="1", source="", items=(("1", "Plannen"),))).result
    assert listed
    recipient = vault.carry_out(SaveRecipient(name="Gemeente Lindeborg")).result
    steps: list[tuple[Box, object]] = [
        (Box.PERSON, facts),
        (Box.TALENTS, AddEvidence(talent=talent, log_entry=entry)),
        (Box.COMPETENCES, SaveScores(student=noor, rater=Rater.SCHOOL, on=TODAY, scores=((1, 3),))),
        (Box.ADVICE, SaveAdvice(student=noor, work_advice="Bakkerij, drie dagen")),
        (Box.NEEDS, SaveNeed(student=noor, need="Eén opdracht tegelijk")),
        (Box.CONTACT, SaveCoach(name="Marja Hoekstra", email="m@voorbeeld.nl")),
        (
            Box.CONSENT,
            RecordConsent(student=noor, recipient=recipient, act=Asked.VERZOEK, by_name="Noor", capacity=Capacity.STUDENT,
                          on=TODAY, answers=(Answer(subject=Subject.GEGEVENS, yes=True),)),
        ),
    ]  # fmt: skip
    for box, verb in steps:
        vault.carry_out(verb)  # type: ignore[arg-type]
        left.remove(box)
        assert missing() == left
    stage_of(vault, noor, start=TODAY)
    for question in (Question.GOOD_AT, Question.LATER):
        vault.carry_out(SaveOwnWords(student=noor, question=question, answer="Bakken"))
    assert missing() == set()
    (given,) = vault.ask(consents_of(noor))
    vault.carry_out(WithdrawConsent(consent=given.id))
    assert missing() == {Box.CONSENT}


@pytest.mark.parametrize(
    ("age", "who"), [(15, {Capacity.PARENT}), (17, {Capacity.PARENT, Capacity.STUDENT}), (18, {Capacity.STUDENT})]
)
def test_readiness_tells_who_must_say_yes(vault: Vault, age: int, who: set[Capacity]) -> None:
    student = vault.carry_out(SaveStudent(call_name="A", last_name="B", born_on=date(TODAY.year - age, 1, 2))).result
    assert set(vault.ask(readiness_of(student, on=TODAY)).deciders) == who


def test_the_timeline_shows_plans_first_and_then_the_newest(vault: Vault, noor: int) -> None:
    stage_of(vault, noor, start=date(TODAY.year - 1, 1, 5), end=date(TODAY.year - 1, 6, 5))
    vault.carry_out(KeepLog(student=noor, kind=LogKind.BEZOEK, on=TODAY, note="Liep goed"))
    vault.carry_out(SaveTask(what="Bezoek", kind=TaskKind.BEZOEK, student=noor, due=TODAY, at="10:30"))
    vault.carry_out(SaveTask(what="Te laat", student=noor, due=date(TODAY.year - 1, 2, 1)))
    moments = vault.ask(timeline_of(noor, on=TODAY))
    assert [(item.kind, item.coming) for item in moments] == [
        (Happening.VISIT, True),
        (Happening.LOG, False),
        (Happening.STAGE_END, False),
        (Happening.STAGE_START, False),
    ]
    assert moments[0].at == "10:30"
    assert moments[1].text == "Liep goed"
    assert len(vault.ask(timeline_of(noor, on=TODAY, limit=2))) == 2


def test_an_act_tells_its_change_set_and_undo_turns_it_back(vault: Vault, noor: int) -> None:
    acted = vault.carry_out(Act(DeleteStudent(student=noor))).result
    assert acted.change_set is not None
    vault.carry_out(Undo(acted.change_set))
    assert vault.ask(how_many_students) == 1
    with pytest.raises(Expected) as caught:
        vault.carry_out(Undo(acted.change_set))
    assert caught.value.key == "vault.undo_done"


def test_logging_a_visit_ticks_it_off_and_undo_brings_both_back(vault: Vault, noor: int) -> None:
    task = vault.carry_out(SaveTask(what="Bezoek", kind=TaskKind.BEZOEK, student=noor, due=TODAY)).result
    log = KeepLog(student=noor, kind=LogKind.BEZOEK, on=TODAY, note="Was er")
    acted = vault.carry_out(Act(LogStep(log=log, task=task))).result
    assert vault.ask(open_tasks_of(noor)) == ()
    assert acted.change_set is not None
    vault.carry_out(Undo(acted.change_set))
    assert [item.id for item in vault.ask(open_tasks_of(noor))] == [task]
    assert vault.ask(log_of(student=noor)) == ()
