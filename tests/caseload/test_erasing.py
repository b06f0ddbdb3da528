"""A dossier that is erased is gone from every byte of the vault, and nobody else loses anything."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from jobcoach.caseload.drafts import KeepDraft, draft_of
from jobcoach.caseload.employers import SaveContactPerson
from jobcoach.caseload.erasing import EraseStudent, erasing_of
from jobcoach.caseload.handovers import MarkSent
from jobcoach.caseload.inbox import PlaceAsLog
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.notices import open_notices
from jobcoach.caseload.own_words import SaveOwnWords
from jobcoach.caseload.recipients import OwnRecipient
from jobcoach.caseload.safety import Safety
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.students import DeleteStudent, student_rows
from jobcoach.caseload.tasks import SaveTask
from jobcoach.caseload.undo import Act, Undo
from jobcoach.model.base import StudentId
from jobcoach.model.choices import Act as What
from jobcoach.model.choices import ErasureReason, LogKind, NoticeReason, Question, Relation
from jobcoach.model.journal import AuditEntry
from jobcoach.model.people import Student
from jobcoach.model.tasks import Task
from jobcoach.vault import attachments, ledger
from jobcoach.vault.changes import check_chain
from jobcoach.vault.inbox import DRAFT_FORM
from jobcoach.vault.keeper import unlock
from jobcoach.vault.notices import notice
from jobcoach.vault.passphrase import to_bytes
from tests.caseload.open_vault import (
    PASSPHRASE,
    Caseload,
    Dossier,
    add_company,
    add_paper,
    add_recipient,
    add_stage,
    add_student,
    opened,
    prepare,
    refused,
    say_yes,
)
from tests.vault.pages import hits

WORDS = ("Kwiebelaar", "Zonderlingsma", "kanariegeheim", "vogelkooitje", "papegaaienvoer")
REASON = ErasureReason.VERZOEK


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path) as made:
        yield made


def whole(
    caseload: Caseload, call_name: str = "Kwiebelaar", last_name: str = "Zonderlingsma", word: str = "kanariegeheim"
) -> Dossier:
    """A dossier with something of everything, the word in each text of it, and two versions in the change log."""
    student, employer = add_student(caseload, call_name, last_name), add_company(caseload, "Bakkerij")
    trainer = caseload.do(SaveContactPerson(employer=employer, name="Opleider", trainer=True))
    stage = add_stage(caseload, student, employer, trainer=trainer)
    found = Dossier(student=student, employer=employer, stage=stage)
    for note in (f"{word} een", f"{word} twee"):
        caseload.do(KeepLog(student=student, kind=LogKind.STAGEDAG, on=caseload.today, minutes=60, note=note))
        caseload.do(SaveOwnWords(student=student, question=Question.GOOD_AT, answer=note, read_back=True))
    caseload.do(SaveNetworkPerson(student=student, name=f"{word} ouder", relation=Relation.OUDER, share=True))
    caseload.do(SaveTask(what=f"{word} bellen", student=student))
    caseload.do(SaveTask(what=f"{word} bezoek", internship=found.stage))  # hangs on the stage alone
    caseload.do(KeepDraft(form="own_words", subject=f"{student}/later", content=json.dumps({"answer": word})))
    add_paper(caseload, found.stage)
    return found


def send(caseload: Caseload, student: StudentId, recipient: int, *, act: What = What.VERZOEK) -> None:
    if act is What.VERZOEK:
        say_yes(caseload, student, recipient)
    number = prepare(caseload, student, recipient, act=act)
    caseload.run(seal_handover(number))
    caseload.do(MarkSent(handover=number, on=caseload.today))


def rows(caseload: Caseload) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every dossier table."""

    def read(session: Any) -> dict[str, list[tuple[Any, ...]]]:
        run = session.connection().exec_driver_sql
        skipped = ("audit_entry", "change", "change_set", "vault_fact", "sqlite_sequence")
        names = run("SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'search%'").scalars().all()
        return {name: [tuple(row) for row in run(f'SELECT * FROM "{name}"')] for name in names if name not in skipped}

    return caseload.ask(read)


def uids(caseload: Caseload) -> frozenset[str]:
    with caseload.vault.inside() as inside:
        return ledger.read(caseload.vault.folder, caseload.vault.id, inside.master)


def uid_of(caseload: Caseload, student: int) -> str:
    return str(caseload.ask(lambda session: session.get(Student, student).uid))


def files(caseload: Caseload) -> list[Path]:
    return list((caseload.vault.folder / attachments.FOLDER).glob("*"))


def test_no_page_knows_the_student_any_more(caseload: Caseload) -> None:
    found = whole(caseload)
    send(caseload, found.student, add_recipient(caseload))
    note = {"who": "", "where": "", "what": "vogelkooitje", "at": caseload.clock().isoformat()}
    caseload.do(KeepDraft(form=DRAFT_FORM, subject="n1", content=json.dumps(note)))
    caseload.do(
        PlaceAsLog(note="n1", kind=LogKind.GESPREK, on=caseload.today, text="vogelkooitje", student=found.student)
    )
    quick = {"note": "papegaaienvoer", "facts": "", "start": str(found.student)}
    caseload.do(KeepDraft(form="quick_log", subject="", content=json.dumps(quick)))
    before = hits(caseload.vault, *WORDS)
    assert before["file"] + before["log"] > 20
    uid = uid_of(caseload, found.student)
    caseload.do(EraseStudent(student=found.student, reason=REASON))
    assert hits(caseload.vault, *WORDS) == {"file": 0, "log": 0}
    assert uids(caseload) == {uid}
    assert caseload.ask(check_chain) is None
    broken = caseload.ask(lambda session: session.connection().exec_driver_sql("PRAGMA foreign_key_check").all())
    assert broken == []


def test_its_large_documents_go_and_those_of_another_stay(caseload: Caseload, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "LARGE", 1)
    first, second = whole(caseload), whole(caseload, "Anna", "Blijver", "blijft")
    town = add_recipient(caseload)
    send(caseload, first.student, town)
    own = len(files(caseload))
    send(caseload, second.student, town)
    assert own > 0
    total = len(files(caseload))
    caseload.do(EraseStudent(student=first.student, reason=REASON))
    assert len(files(caseload)) == total - own


def test_another_student_loses_nothing(caseload: Caseload) -> None:
    second = whole(caseload, "Anna", "Blijver", "blijft")
    send(caseload, second.student, add_recipient(caseload))
    before = rows(caseload)
    first = whole(caseload)
    more = rows(caseload)
    caseload.do(EraseStudent(student=first.student, reason=REASON))
    after = rows(caseload)
    for name in ("employer", "location", "contact_person"):  # of the first student's stage, and they stay
        assert after.pop(name) == more.pop(name)
        before.pop(name)
    assert after == before


def test_a_task_of_another_that_points_at_the_dossier_only_lets_go(caseload: Caseload) -> None:
    first, second = whole(caseload), whole(caseload, "Anna", "Blijver", "blijft")
    task = caseload.do(SaveTask(what="samen reizen", student=second.student, internship=first.stage))
    caseload.do(EraseStudent(student=first.student, reason=REASON))
    row = caseload.ask(lambda session: session.get(Task, task))
    assert (row.what, row.student_id, row.internship_id) == ("samen reizen", second.student, None)


def test_each_recipient_must_hear_and_the_own_map_need_not(caseload: Caseload) -> None:
    student = whole(caseload).student
    for name in ("gemeente Boterdam", "gemeente Elders"):
        send(caseload, student, add_recipient(caseload, name))
    send(caseload, student, caseload.do(OwnRecipient()), act=What.MEEGEVEN)
    told = caseload.ask(erasing_of(student))
    assert told.recipients == ("gemeente Boterdam", "gemeente Elders")
    assert (told.internships, told.log_entries, told.papers, told.handovers) == (1, 2, 1, 3)
    assert caseload.do(EraseStudent(student=student, reason=REASON)) == 2
    cards = caseload.ask(open_notices)
    assert sorted(card.recipient for card in cards) == ["gemeente Boterdam", "gemeente Elders"]
    assert {(card.reason, card.student) for card in cards} == {(NoticeReason.WISSEN, None)}


def test_the_audit_says_why_and_no_name(caseload: Caseload) -> None:
    student = whole(caseload).student
    caseload.do(EraseStudent(student=student, reason=ErasureReason.FOUT))
    query = select(AuditEntry).where(AuditEntry.verb == "EraseStudent")
    entries = caseload.ask(lambda session: [(row.about, row.touched) for row in session.scalars(query)])
    assert "fout" in {about for about, _ in entries}
    assert not any("wiebel" in text for entry in entries for text in entry)


def test_nothing_turns_it_back(caseload: Caseload) -> None:
    student = whole(caseload).student
    binned = caseload.do(Act(DeleteStudent(student=student))).change_set
    erased = caseload.do(Act(EraseStudent(student=student, reason=REASON))).change_set
    assert binned
    assert erased
    for change_set in range(1, erased + 1):
        touched = caseload.ask(
            lambda session, number=change_set: (
                session.connection()
                .exec_driver_sql(
                    "SELECT 1 FROM change o JOIN change n ON o.table_name = n.table_name AND o.row_id = n.row_id "
                    "AND n.action = 'erase' WHERE o.change_set_id = ?",
                    (number,),
                )
                .first()
            )
        )
        if touched:
            with refused("vault.undo_conflict"):
                caseload.vault.carry_out(Undo(change_set))
    with refused("record.gone"):
        caseload.do(EraseStudent(student=student, reason=REASON))


def again(caseload: Caseload) -> Caseload:
    vault = unlock(caseload.vault.folder, passphrase=to_bytes(PASSPHRASE), clock=caseload.clock)
    return Caseload(vault, caseload.clock)


def test_a_crash_before_the_ledger_is_made_good_at_the_next_unlock(
    caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGE", 1)
    student = whole(caseload).student
    send(caseload, student, add_recipient(caseload))
    uid, before = uid_of(caseload, student), len(files(caseload))

    def killed(*_rest: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(ledger, "add", killed)
        with pytest.raises(KeyboardInterrupt):
            caseload.do(EraseStudent(student=student, reason=REASON))
    assert uids(caseload) == frozenset()
    assert len(files(caseload)) == before > 0
    caseload.vault.lock()
    later = again(caseload)
    assert uids(later) == {uid}
    assert files(later) == []
    later.vault.lock()
    once_more = again(caseload)
    assert once_more.vault.ask(erasing_waits) is None, "and it is not done every time"
    once_more.vault.lock()


def erasing_waits(session: Any) -> Any:
    return session.connection().exec_driver_sql("SELECT value FROM vault_fact WHERE key = 'erasing'").scalar()


def test_an_older_backup_does_not_bring_the_student_back(caseload: Caseload) -> None:
    student = whole(caseload).student
    whole(caseload, "Anna", "Blijver", "blijft")
    send(caseload, student, add_recipient(caseload))
    safety = Safety(caseload.vault)
    caseload.run(safety.back_up())
    caseload.do(EraseStudent(student=student, reason=REASON))
    (backup,) = caseload.run(safety.backups())
    ready = caseload.run(safety.prepare_restore(backup))
    assert ready.prepared.erased == 1
    caseload.vault.lock()
    ready.prepared.swap(now=caseload.clock())
    later = again(caseload)
    assert [row.name for row in later.ask(student_rows(on=later.today))] == ["Anna Blijver"]
    (card,) = later.ask(open_notices)
    assert (card.reason, card.remark) == (NoticeReason.WISSEN, ledger.TOLD_AGAIN)
    later.vault.lock()


def test_thirty_days_in_the_bin_and_then_it_is_really_gone(caseload: Caseload) -> None:
    student, other = whole(caseload).student, whole(caseload, "Anna", "Blijver", "blijft").student
    send(caseload, student, add_recipient(caseload))
    caseload.do(DeleteStudent(student=student))
    after_unlock = Safety(caseload.vault).after_unlock
    caseload.clock.forward(days=29, hours=23)
    caseload.run(after_unlock(now=caseload.clock()))
    assert caseload.ask(erasing_of(student)).call_name == "Kwiebelaar"
    caseload.clock.forward(hours=1)
    caseload.do(DeleteStudent(student=other))
    caseload.run(after_unlock(now=caseload.clock()))
    with refused("record.gone"):
        caseload.ask(erasing_of(student))
    assert caseload.ask(erasing_of(other)).call_name == "Anna"
    assert [card.reason for card in caseload.ask(open_notices)] == [NoticeReason.WISSEN]


def test_nothing_is_erased_by_itself_while_the_vault_waits_for_an_answer(caseload: Caseload) -> None:
    student = whole(caseload).student
    caseload.do(DeleteStudent(student=student))
    caseload.clock.forward(days=40)
    caseload.vault.notices = (notice("vault.rolled_back"),)
    caseload.run(Safety(caseload.vault).after_unlock(now=caseload.clock()))
    assert caseload.ask(erasing_of(student)).call_name == "Kwiebelaar"


def test_drafts_of_others_stay(caseload: Caseload) -> None:
    first, second = whole(caseload), whole(caseload, "Anna", "Blijver", "blijft")
    kept = [
        ("own_words", f"{second.student}/helps"),
        ("quick_log", ""),
        ("employer", str(first.student)),  # the number of a company, which happens to be the same
        ("handover.content_step", f"new:{second.student}"),
    ]
    for form, subject in kept:
        caseload.do(KeepDraft(form=form, subject=subject, content=json.dumps({"start": str(second.student)})))
    caseload.do(KeepDraft(form="handover.content_step", subject=f"new:{first.student}", content="{}"))
    caseload.do(EraseStudent(student=first.student, reason=REASON))
    for form, subject in kept:
        assert caseload.ask(draft_of(form=form, subject=subject)) is not None, form
    assert caseload.ask(draft_of(form="handover.content_step", subject=f"new:{first.student}")) is None
