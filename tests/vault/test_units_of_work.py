"""Questions and verbs: one transaction each, one place that commits, and what a session tells a verb."""

import threading
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text, update
from sqlalchemy.orm import Session

from jobcoach.model.expected import Expected
from jobcoach.model.journal import Draft
from jobcoach.model.people import Student
from jobcoach.vault.changes import next_number
from jobcoach.vault.keeper import Vault
from tests.vault.acts import NOW, AddStudent, Edit, audit, changes, names, sets


def test_a_verb_gives_its_result_and_says_what_it_touched(vault: Vault) -> None:
    outcome = vault.carry_out(AddStudent("Sanne", "de Vries"))
    assert outcome.result == 1
    assert outcome.touched == {"student"}
    assert outcome.change_set == sets(vault)[0].id
    assert vault.ask(names) == ("Sanne",)


def test_a_verb_knows_now_today_and_who(vault: Vault) -> None:
    info = vault.carry_out(lambda session: dict(session.info)).result
    assert info["now"] == NOW
    assert info["today"] == date(2026, 11, 20)
    assert info["who"] == "Marja Hoekstra"


def test_today_is_the_day_in_amsterdam(folder: Path) -> None:
    from datetime import UTC, datetime

    from jobcoach.vault.keeper import create
    from jobcoach.vault.passphrase import to_bytes
    from tests.vault.acts import CHEAP, LABEL

    late = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)  # half past midnight in Amsterdam
    made = create(folder, passphrase=to_bytes("x"), person="M", label=LABEL, cost=CHEAP, clock=lambda: late)
    assert made.ask(lambda session: session.info["today"]) == date(2026, 7, 2)
    made.lock()


def test_any_error_leaves_the_vault_as_it_was(vault: Vault) -> None:
    def half(session: Session) -> None:
        AddStudent("Half", "Werk")(session)
        raise Expected("student.name")

    with pytest.raises(Expected, match=r"student\.name"):
        vault.carry_out(half)
    assert vault.ask(names) == ()
    assert not audit(vault)
    assert not sets(vault)


def test_half_a_sign_is_refused_in_words_and_the_words_stay_out_of_the_traceback(vault: Vault) -> None:
    for act in (
        lambda: vault.carry_out(AddStudent("Fenna\ud83d", "Prins")),
        lambda: vault.ask(
            lambda session: session.scalars(select(Student).where(Student.call_name == "Fenna\ud83d")).all()
        ),
    ):
        with pytest.raises(Expected, match=r"vault\.not_text") as refused:
            act()
        assert refused.value.__suppress_context__
    assert vault.ask(names) == ()
    assert not audit(vault)


def test_a_broken_rule_of_the_database_rolls_back(vault: Vault) -> None:
    from sqlalchemy.exc import IntegrityError

    vault.carry_out(AddStudent("Een", "A", uid="zelfde"))
    with pytest.raises(IntegrityError):
        vault.carry_out(AddStudent("Twee", "B", uid="zelfde"))
    assert vault.ask(names) == ("Een",)


def test_a_verb_that_goes_on_after_a_failed_flush_is_not_kept(vault: Vault) -> None:
    from sqlalchemy.exc import IntegrityError

    vault.carry_out(AddStudent("Een", "A", uid="zelfde"))

    def stubborn(session: Session) -> None:
        AddStudent("Drie", "C")(session)
        with pytest.raises(IntegrityError):
            AddStudent("Twee", "B", uid="zelfde")(session)
        session.rollback()
        AddStudent("Vier", "D")(session)

    with pytest.raises(RuntimeError, match="rollback"):
        vault.carry_out(stubborn)
    assert vault.ask(names) == ("Een",)


@pytest.mark.parametrize("way", ["add", "change", "delete", "flush", "core", "raw"])
def test_a_question_cannot_write(vault: Vault, way: str) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))

    def question(session: Session) -> None:
        row = session.get_one(Student, 1)
        if way == "add":
            session.add(Student(uid="u", call_name="N", last_name="N"))
        elif way == "change":
            row.call_name = "Anders"
        elif way == "delete":
            session.delete(row)
        elif way == "flush":
            row.call_name = "Anders"
            session.flush()
        elif way == "core":
            session.execute(insert(Draft).values(form="f", subject="s", content="c", saved_at=NOW))
        else:
            session.connection().exec_driver_sql("UPDATE student SET call_name = 'Anders'")

    with pytest.raises((RuntimeError, Expected)):
        vault.ask(question)
    assert vault.ask(names) == ("Sanne",)


def test_a_question_does_not_wait_for_a_verb(vault: Vault) -> None:
    """A question takes no write lock: it answers from before while a verb is still busy."""
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    busy, answered = threading.Event(), threading.Event()

    def slow(session: Session) -> None:
        AddStudent("Later", "X")(session)
        busy.set()
        assert answered.wait(20)

    worker = threading.Thread(target=lambda: vault.carry_out(slow))
    worker.start()
    assert busy.wait(20)
    seen = vault.ask(names)
    answered.set()
    worker.join(20)
    assert seen == ("Sanne",)
    assert vault.ask(names) == ("Sanne", "Later")


def test_only_the_vault_commits(vault: Vault) -> None:
    with pytest.raises(RuntimeError, match="only the vault commits"):
        vault.carry_out(lambda session: session.commit())
    with pytest.raises(RuntimeError, match="only the vault commits"):
        vault.ask(lambda session: session.commit())


def test_many_threads_write_without_an_error(vault: Vault) -> None:
    errors: list[BaseException] = []

    def writer(number: int) -> None:
        try:
            for each in range(15):
                vault.carry_out(AddStudent(f"n{number}", f"{each}", uid=f"{number}-{each}"))
                vault.ask(names)
        except BaseException as error:
            errors.append(error)

    workers = [threading.Thread(target=writer, args=(number,)) for number in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert not errors
    assert vault.ask(lambda session: session.scalar(select(func.count()).select_from(Student))) == 120


def test_drafts_and_counters_are_kept_without_audit(vault: Vault) -> None:
    def draft(session: Session) -> None:
        session.add(Draft(form="LogVisit", subject="1", content="half een zin", saved_at=NOW))

    outcome = vault.carry_out(draft)
    assert outcome.touched == {"draft"}
    assert outcome.change_set is None
    vault.carry_out(lambda session: session.execute(update(Draft).values(content="een hele zin")))
    assert vault.ask(lambda session: session.scalar(select(Draft.content))) == "een hele zin"
    assert not audit(vault)
    assert not changes(vault)


def test_numbers_are_never_given_twice(vault: Vault) -> None:
    first = [vault.carry_out(lambda session: next_number(session, 2026)).result for _ in range(3)]
    other = vault.carry_out(lambda session: (next_number(session, 2027), next_number(session, 2027))).result
    assert (first, other) == ([1, 2, 3], (1, 2))


@pytest.mark.parametrize(
    "statement",
    [
        update(Student).values(call_name="Iedereen"),
        Student.__table__.update().values(call_name="Iedereen"),
        insert(Student).values(uid="x", call_name="X", last_name="X"),
        text("UPDATE student SET call_name = 'Iedereen'"),
        text("DELETE FROM audit_entry"),
    ],
    ids=["orm update", "core update", "orm insert", "text update", "text delete"],
)
def test_bulk_statements_are_refused(vault: Vault, statement: object) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    with pytest.raises(RuntimeError, match="change log"):
        vault.carry_out(lambda session: session.execute(statement))
    assert vault.ask(names) == ("Sanne",)


def test_deleting_a_dossier_row_is_refused(vault: Vault) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    with pytest.raises(RuntimeError, match="bin"):
        vault.carry_out(lambda session: session.delete(session.get_one(Student, 1)))
    assert vault.ask(names) == ("Sanne",)


def test_an_interrupted_search_says_so_and_the_next_one_works(vault: Vault) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    started = threading.Event()

    def question(session: Session) -> None:
        session.scalar(select(1))
        started.set()
        session.connection().exec_driver_sql(endless)

    def stop() -> None:
        assert started.wait(20)
        while worker.is_alive():
            vault.interrupt()
            worker.join(0.01)

    caught: list[Expected] = []

    def run() -> None:
        try:
            vault.interruptible_ask(question)
        except Expected as error:
            caught.append(error)

    worker = threading.Thread(target=run)
    worker.start()
    stop()
    assert [error.key for error in caught] == ["vault.interrupted"]
    assert vault.interruptible_ask(names) == ("Sanne",)


def test_locking_ends_what_runs_and_lets_nobody_in(vault: Vault) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    started, caught = threading.Event(), []

    def verb(session: Session) -> None:
        AddStudent("Nooit", "Bewaard")(session)
        started.set()
        session.connection().exec_driver_sql(endless)

    def run() -> None:
        try:
            vault.carry_out(verb)
        except Expected as error:
            caught.append(error.key)

    worker = threading.Thread(target=run)
    worker.start()
    assert started.wait(20)
    vault.lock()
    worker.join(20)
    assert caught in (["vault.interrupted"], ["vault.closed"])
    for use in (lambda: vault.ask(names), lambda: vault.carry_out(AddStudent("A", "B")), vault.add_recovery):
        with pytest.raises(Expected, match=r"vault\.closed"):
            use()
    assert not vault._doors._out
    assert not any(vault._master)
    assert not any(vault._key)
    vault.lock()


def test_a_change_that_is_none_writes_nothing(vault: Vault) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    outcome = vault.carry_out(Edit(1, {"call_name": "Sanne"}))
    assert outcome.touched == frozenset()
    assert outcome.change_set is None
    assert len(audit(vault)) == 1
