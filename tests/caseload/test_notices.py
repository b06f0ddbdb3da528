"""After a package went out: who must hear of a withdrawal, a correction or an erasure, and nobody else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from jobcoach.caseload.consents import Answer, RecordConsent, WithdrawConsent, consents_of
from jobcoach.caseload.handover_content import gather
from jobcoach.caseload.handovers import (
    DeleteHandover,
    MarkSent,
    RecordAnswer,
    ReplaceHandover,
    SaveHandover,
    handover_form,
    handover_rows,
)
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.notices import (
    MarkTold,
    NoticeCard,
    corrects,
    not_to_send,
    notice_card,
    notices_of,
    open_notices,
)
from jobcoach.caseload.own_words import SaveAdvice, SaveNeed, SaveOwnWords
from jobcoach.caseload.recipients import OwnRecipient
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.skills import SaveTalent
from jobcoach.caseload.students import DeleteStudent
from jobcoach.caseload.telling import CorrectShared, tell_erased
from jobcoach.caseload.undo import Undo
from jobcoach.handover.data import as_value
from jobcoach.model.base import HandoverId, StudentId
from jobcoach.model.choices import Act, Capacity, HandoverStatus, NoticeReason, NoticeWay, Question, Relation, Subject
from jobcoach.model.handover import Handover
from jobcoach.model.notices import RecipientNotice, about_of, about_text, packages_of, subjects_in
from jobcoach.model.tasks import Task
from tests.caseload.open_vault import (
    Caseload,
    add_dossier,
    add_recipient,
    opened,
    prepare,
    refused,
    say_yes,
)


@pytest.fixture
def caseload(tmp_path: Any) -> Iterator[Caseload]:
    with opened(tmp_path) as made:
        yield made


def full_dossier(caseload: Caseload) -> StudentId:
    student = add_dossier(caseload).student
    caseload.do(SaveOwnWords(student=student, question=Question.GOOD_AT, answer="Brood bakken.", read_back=True))
    caseload.do(SaveTalent(student=student, label="Opgewekt"))
    caseload.do(SaveNeed(student=student, need="Een vaste plek", now="Zit bij het raam"))
    caseload.do(
        SaveAdvice(student=student, work_advice="Werk met een vast ritme.", health="Draagt een gehoorapparaat.")
    )
    caseload.do(SaveNetworkPerson(student=student, name="Piet Bruinsma", relation=Relation.OUDER, share=True))
    return student


def send(caseload: Caseload, handover: HandoverId) -> HandoverId:
    caseload.run(seal_handover(handover))
    caseload.do(MarkSent(handover=handover, on=caseload.today))
    return handover


def sent_to(caseload: Caseload, student: StudentId, name: str, *, refuse: frozenset[Subject] = frozenset()) -> int:
    """A recipient that got a package in which only what is not refused stands."""
    recipient = add_recipient(caseload, name)
    say_yes(caseload, student, recipient, refuse=refuse)
    send(caseload, prepare(caseload, student, recipient))
    return recipient


def withdraw(caseload: Caseload, student: StudentId, recipient: str, subject: Subject | None) -> int:
    row = next(
        item
        for item in caseload.ask(consents_of(student))  # the newest first
        if item.recipient == recipient and item.subject is subject and item.withdrawn_on is None
    )
    return int(caseload.outcome(WithdrawConsent(consent=row.id)).change_set or 0)


def told(cards: tuple[NoticeCard, ...]) -> list[tuple[str, NoticeReason, set[Subject], int]]:
    return sorted((item.recipient, item.reason, set(item.about), len(item.packages)) for item in cards)


def number_of(caseload: Caseload, recipient: str) -> list[str]:
    return sorted(row.number for row in caseload.ask(handover_rows(on=caseload.today)) if row.recipient == recipient)


# --- withdrawal --------------------------------------------------------------------------------------------------


def test_only_who_got_the_subject_hears_that_it_was_withdrawn(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    sent_to(caseload, student, "gemeente Boterdam")
    sent_to(caseload, student, "gemeente Elders")
    withdraw(caseload, student, "gemeente Boterdam", Subject.GEZONDHEID)
    (card,) = caseload.ask(notices_of(student))
    assert (card.recipient, card.reason) == ("gemeente Boterdam", NoticeReason.INTREKKING)
    assert set(card.about) == {Subject.GEZONDHEID}
    assert [item.number for item in card.packages] == number_of(caseload, "gemeente Boterdam")
    assert caseload.ask(open_notices) == (card,)


def test_who_got_a_package_without_the_subject_hears_nothing(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    recipient = sent_to(caseload, student, "gemeente Boterdam", refuse=frozenset({Subject.GEZONDHEID}))
    say_yes(caseload, student, recipient)  # a yes afterwards, that nothing was sent on
    withdraw(caseload, student, "gemeente Boterdam", Subject.GEZONDHEID)
    assert caseload.ask(notices_of(student)) == ()


def test_a_yes_to_the_act_itself_is_about_the_whole_package(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    sent_to(caseload, student, "gemeente Boterdam", refuse=frozenset({Subject.NETWERK}))
    withdraw(caseload, student, "gemeente Boterdam", Subject.STAGES)
    withdraw(caseload, student, "gemeente Boterdam", None)
    withdraw(caseload, student, "gemeente Boterdam", Subject.NODIG)
    (card,) = caseload.ask(notices_of(student))
    assert card.about == {}, "once everything is withdrawn, one subject more or less says nothing"


def test_two_subjects_and_two_packages_make_one_notice(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    recipient = sent_to(caseload, student, "gemeente Boterdam")
    send(caseload, prepare(caseload, student, recipient))
    withdraw(caseload, student, "gemeente Boterdam", Subject.NODIG)
    withdraw(caseload, student, "gemeente Boterdam", Subject.STAGES)
    assert told(caseload.ask(notices_of(student))) == [
        ("gemeente Boterdam", NoticeReason.INTREKKING, {Subject.NODIG, Subject.STAGES}, 2)
    ]


def test_what_was_told_is_over_and_a_new_withdrawal_is_a_new_notice(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    sent_to(caseload, student, "gemeente Boterdam")
    withdraw(caseload, student, "gemeente Boterdam", Subject.NODIG)
    (card,) = caseload.ask(open_notices)
    caseload.do(MarkTold(notice=card.id, on=caseload.today, way=NoticeWay.MAIL))
    assert caseload.ask(open_notices) == ()
    withdraw(caseload, student, "gemeente Boterdam", Subject.STAGES)
    (new,) = caseload.ask(open_notices)
    assert set(new.about) == {Subject.STAGES}


def test_a_no_that_comes_later_is_as_good_as_a_withdrawal(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    recipient = sent_to(caseload, student, "gemeente Boterdam")

    def answer(*answers: Answer) -> None:
        caseload.do(
            RecordConsent(
                student=student,
                recipient=recipient,
                act=Act.VERZOEK,
                by_name="Sanne Bruinsma",
                capacity=Capacity.STUDENT,
                on=caseload.today,
                answers=answers,
            )
        )

    answer(Answer(subject=Subject.NODIG, yes=True))
    answer(Answer(subject=Subject.NETWERK, yes=False, ask_again_on=caseload.today + timedelta(days=9)))
    assert caseload.ask(notices_of(student)) == ()
    answer(Answer(subject=Subject.NODIG, yes=False))
    assert told(caseload.ask(notices_of(student))) == [
        ("gemeente Boterdam", NoticeReason.INTREKKING, {Subject.NODIG}, 1)
    ]


def test_an_older_yes_that_is_withdrawn_changes_nothing_and_tells_nobody(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    recipient = sent_to(caseload, student, "gemeente Boterdam")
    say_yes(caseload, student, recipient)
    older = [one for one in caseload.ask(consents_of(student)) if one.subject is Subject.NODIG][-1]
    caseload.do(WithdrawConsent(consent=older.id))
    assert caseload.ask(notices_of(student)) == ()


def test_a_no_that_is_said_again_is_no_news_for_who_was_told(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    recipient = sent_to(caseload, student, "gemeente Boterdam")
    withdraw(caseload, student, "gemeente Boterdam", Subject.NODIG)
    (card,) = caseload.ask(open_notices)
    caseload.do(MarkTold(notice=card.id, on=caseload.today, way=NoticeWay.MAIL))
    say_yes(caseload, student, recipient, refuse=frozenset({Subject.NODIG}))
    assert caseload.ask(open_notices) == ()
    say_yes(caseload, student, recipient, refuse=frozenset({Subject.NODIG, Subject.STAGES}))
    (new,) = caseload.ask(open_notices)
    assert set(new.about) == {Subject.STAGES}


def test_a_no_that_was_typed_wrong_and_is_taken_away_tells_nobody(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    sent_to(caseload, student, "gemeente Boterdam", refuse=frozenset({Subject.NETWERK}))
    withdraw(caseload, student, "gemeente Boterdam", Subject.NETWERK)
    assert caseload.ask(notices_of(student)) == ()


def test_a_withdrawal_that_is_taken_back_takes_the_notice_along(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    sent_to(caseload, student, "gemeente Boterdam")
    change_set = withdraw(caseload, student, "gemeente Boterdam", Subject.NODIG)
    assert len(caseload.ask(open_notices)) == 1
    caseload.do(Undo(change_set))
    assert caseload.ask(open_notices) == ()


def test_nothing_that_was_not_sent_is_told(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    recipient = add_recipient(caseload)
    say_yes(caseload, student, recipient)
    handover = prepare(caseload, student, recipient)
    caseload.run(seal_handover(handover))
    assert caseload.ask(not_to_send(handover)) is None
    withdraw(caseload, student, "gemeente Boterdam", Subject.NODIG)
    assert caseload.ask(open_notices) == ()
    assert caseload.ask(not_to_send(handover)) == {Subject.NODIG}
    caseload.do(MarkSent(handover=handover, on=caseload.today))  # it went all the same: then its recipient must hear
    assert told(caseload.ask(open_notices)) == [("gemeente Boterdam", NoticeReason.INTREKKING, {Subject.NODIG}, 1)]


def test_what_was_withdrawn_and_given_again_before_sending_may_go(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    recipient = add_recipient(caseload)
    say_yes(caseload, student, recipient)
    handover = prepare(caseload, student, recipient)
    caseload.run(seal_handover(handover))
    withdraw(caseload, student, "gemeente Boterdam", Subject.NODIG)
    say_yes(caseload, student, recipient)
    assert caseload.ask(not_to_send(handover)) is None
    withdraw(caseload, student, "gemeente Boterdam", None)
    assert caseload.ask(not_to_send(handover)) == frozenset()


def test_the_own_map_makes_no_notice(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    own = caseload.do(OwnRecipient())
    handover = caseload.do(
        SaveHandover(student=student, recipient=own, act=Act.MEEGEVEN, read_by_student=True, plan="x: y")
    )
    send(caseload, handover)
    assert caseload.ask(corrects(student)) == {}
    with refused("notice.nobody"):
        caseload.do(CorrectShared(student=student, right={Subject.NODIG: "Een vaste plek bij de deur"}))
    assert caseload.do(lambda session: tell_erased(session, student)) == 0


# --- correction --------------------------------------------------------------------------------------------------


def test_a_correction_reaches_each_recipient_with_its_own_part_only(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    sent_to(caseload, student, "gemeente Boterdam")
    sent_to(caseload, student, "gemeente Elders", refuse=frozenset({Subject.GEZONDHEID}))
    sent_to(caseload, student, "gemeente Niets", refuse=frozenset({Subject.GEZONDHEID, Subject.NODIG}))
    assert caseload.ask(corrects(student))[Subject.GEZONDHEID] == ("gemeente Boterdam",)
    right = {Subject.GEZONDHEID: "Draagt een bril.", Subject.NODIG: "Een vaste\n plek", Subject.STAGES: "  "}
    assert caseload.do(CorrectShared(student=student, right=right)) == 2
    about = {item.recipient: item.about for item in caseload.ask(notices_of(student))}
    assert about == {
        "gemeente Boterdam": {Subject.NODIG: "Een vaste plek", Subject.GEZONDHEID: "Draagt een bril."},
        "gemeente Elders": {Subject.NODIG: "Een vaste plek"},
    }


def test_an_empty_correction_is_refused(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    with refused("notice.nothing"):
        caseload.do(CorrectShared(student=student, right={Subject.NODIG: " "}))


def test_a_corrected_package_that_went_out_tells_its_recipient_and_no_other(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    sent_to(caseload, student, "gemeente Boterdam")
    sent_to(caseload, student, "gemeente Elders")
    first = next(row for row in caseload.ask(handover_rows(on=caseload.today)) if row.recipient == "gemeente Boterdam")
    caseload.do(CorrectShared(student=student, right={Subject.NODIG: "Een vaste plek bij de deur"}))
    withdraw(caseload, student, "gemeente Boterdam", Subject.NETWERK)
    new = caseload.do(ReplaceHandover(handover=first.id))
    caseload.do(replace(caseload.ask(handover_form(new)), read_by_student=True))
    caseload.run(seal_handover(new))
    assert len(caseload.ask(open_notices)) == 3, "sealing tells nobody yet"
    caseload.do(MarkSent(handover=new, on=caseload.today))
    left = told(caseload.ask(open_notices))
    assert [(name, reason) for name, reason, *_ in left] == [
        ("gemeente Boterdam", NoticeReason.INTREKKING),
        ("gemeente Elders", NoticeReason.VERBETERING),
    ]
    (done,) = [item for item in caseload.ask(notices_of(student)) if item.told_on]
    assert (done.way, done.told_on) == (NoticeWay.PAKKET, caseload.today)


# --- erasure -----------------------------------------------------------------------------------------------------


def test_what_survives_an_erasure_names_the_package_and_nobody(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    sent_to(caseload, student, "gemeente Boterdam")
    sent_to(caseload, student, "gemeente Elders", refuse=frozenset({Subject.GEZONDHEID}))
    caseload.do(CorrectShared(student=student, right={Subject.NODIG: "Een vaste plek bij de deur"}))
    assert caseload.do(lambda session: tell_erased(session, student)) == 2
    caseload.do(DeleteStudent(student=student))
    found = caseload.ask(open_notices)
    assert told(found) == [
        ("gemeente Boterdam", NoticeReason.WISSEN, set(), 1),
        ("gemeente Elders", NoticeReason.WISSEN, set(), 1),
    ], "what hangs on the student is hidden with the student, what was erased stays"
    rows: list[tuple[Any, ...]] = caseload.ask(
        lambda session: [
            tuple(getattr(row, name) for name in ("student_id", "about", "remark", "packages"))
            for row in session.scalars(select(RecipientNotice).where(RecipientNotice.reason == NoticeReason.WISSEN))
        ]
    )
    digests = caseload.ask(
        lambda session: set(session.scalars(select(Handover.digest), execution_options={"include_deleted": True}))
    )
    for student_id, about, remark, packages in rows:
        assert (student_id, about, remark) == (None, "", "")
        (package,) = packages_of(packages)
        assert package.digest in digests
        assert len(package.digest) == 64
        assert "Bruinsma" not in packages
        assert "Sanne" not in packages
    card = caseload.ask(notice_card(found[0].id))
    assert (card.student, card.student_name, card.initials) == (None, "", "")


# --- telling -----------------------------------------------------------------------------------------------------


def test_days_and_ways_that_cannot_be_are_refused(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    sent_to(caseload, student, "gemeente Boterdam")
    withdraw(caseload, student, "gemeente Boterdam", Subject.NODIG)
    (card,) = caseload.ask(open_notices)
    assert card.due == date(2026, 12, 1), "five working days"
    tomorrow, yesterday = caseload.today + timedelta(days=1), caseload.today - timedelta(days=1)
    with refused("notice.future"):
        caseload.do(MarkTold(notice=card.id, on=tomorrow, way=NoticeWay.MAIL))
    with refused("notice.order"):
        caseload.do(MarkTold(notice=card.id, on=yesterday, way=NoticeWay.MAIL))
    with refused("notice.remark"):
        caseload.do(MarkTold(notice=card.id, on=caseload.today, way=NoticeWay.NIET, remark=" "))
    assert caseload.ask(open_notices) == (card,)
    caseload.do(MarkTold(notice=card.id, on=caseload.today, way=NoticeWay.NIET, remark="De dienst bestaat niet meer"))
    with refused("notice.told"):
        caseload.do(MarkTold(notice=card.id, on=caseload.today, way=NoticeWay.MAIL))


# --- what is in a package ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("alone", Subject)
def test_a_package_with_one_subject_is_read_as_holding_just_that(caseload: Caseload, alone: Subject) -> None:
    """The reading in model/notices follows what ``gather`` writes, subject by subject."""
    student = full_dossier(caseload)
    recipient = add_recipient(caseload)
    say_yes(caseload, student, recipient, refuse=frozenset(Subject) - {alone, Subject.NODIG})
    handover = prepare(caseload, student, recipient)

    def read(session: Any) -> frozenset[Subject]:
        return subjects_in(as_value(gather(session, session.get(Handover, handover)).snapshot))

    # health has no place of its own: it stands among what is needed
    assert caseload.ask(read) == {alone, Subject.NODIG}
    say_yes(caseload, student, recipient, refuse=frozenset(Subject) - {alone})
    assert caseload.ask(read) == ({alone} if alone is not Subject.GEZONDHEID else set())


def test_what_is_kept_about_subjects_reads_back_and_forgives_what_is_none() -> None:
    about = {Subject.NODIG: "Een plek: bij het raam\nen stil", Subject.STAGES: ""}
    assert about_of(about_text(about)) == {Subject.STAGES: "", Subject.NODIG: "Een plek: bij het raam en stil"}
    assert about_of("Zomaar iets\nnodig") == {Subject.NODIG: ""}
    assert packages_of("Zomaar iets\n1, 2, 3") == ()
    assert subjects_in({}) == frozenset()


# --- the answer --------------------------------------------------------------------------------------------------


def test_what_came_back_keeps_what_must_be_mended_and_begins_the_next(caseload: Caseload) -> None:
    student = full_dossier(caseload)
    recipient = sent_to(caseload, student, "gemeente Boterdam")
    (row,) = caseload.ask(handover_rows(on=caseload.today))
    new = caseload.do(
        RecordAnswer(handover=row.id, status=HandoverStatus.TERUG, on=caseload.today, answer="De startdatum ontbreekt.")
    )
    rows = {item.id: item for item in caseload.ask(handover_rows(on=caseload.today))}
    assert new is not None
    assert rows[new].asked == "De startdatum ontbreekt."
    assert rows[new].replaces == (row.id, row.number)
    assert rows[row.id].replaced_by == (new, "")
    assert (rows[new].version, rows[new].status) == (2, HandoverStatus.VOORBEREID)
    assert rows[new].recipient == "gemeente Boterdam"
    assert recipient
    caseload.do(DeleteHandover(handover=new))
    assert caseload.ask(lambda session: session.scalars(select(Task).where(Task.done_on.is_(None))).all()) == []
