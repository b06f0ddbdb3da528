"""What is written down about every change: before-values, the bin, undo, and the audit chain."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.model.choices import DocumentKind, Transport
from jobcoach.model.documents import Document
from jobcoach.model.employers import Employer, Location
from jobcoach.model.expected import Expected
from jobcoach.model.internships import LogEntry
from jobcoach.model.journal import AuditKind
from jobcoach.model.people import Student
from jobcoach.vault.book import decoded, encoded
from jobcoach.vault.changes import check_chain, last_activity, record, take_from_bin, undo, upkeep
from jobcoach.vault.keeper import Vault
from tests.vault.acts import NOW, AddStudent, Bin, Edit, Log, all_names, audit, changes, names, sets


def student(vault: Vault, row: int = 1) -> Student:
    return vault.ask(lambda session: session.get_one(Student, row, execution_options={"include_deleted": True}))


def refused(vault: Vault, change_set: int | None) -> str:
    assert change_set is not None
    with pytest.raises(Expected) as caught:
        vault.carry_out(undo(change_set))
    return caught.value.key


def test_a_change_set_says_who_did_what_and_when(vault: Vault) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    made = sets(vault)[0]
    assert (made.who, made.verb, made.at) == ("Marja Hoekstra", "AddStudent", NOW)
    assert student(vault).change_set_id == made.id


def test_before_values_are_those_in_the_file(vault: Vault) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    vault.carry_out(Edit(1, {"born_on": date(2009, 3, 1), "transport": Transport.FIETS, "decides_alone": False}))
    vault.carry_out(Edit(1, {"born_on": None, "transport": Transport.OV, "decides_alone": True}))
    added, first, second = changes(vault)
    assert (added.action, added.before) == ("insert", "")
    assert decoded(first.before) == {"born_on": None, "transport": None, "decides_alone": 1}
    assert decoded(second.before) == {"born_on": "2009-03-01", "transport": "fiets", "decides_alone": 0}


def test_one_verb_with_many_flushes_is_one_change_set(vault: Vault) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))

    def much(session: Session) -> None:
        row = session.get_one(Student, 1)
        for phone in ("1", "2", "3"):
            row.phone = phone
            session.flush()
        row.email = "s@example.org"
        new = AddStudent("Twee", "B")(session)
        session.get_one(Student, new).phone = "9"

    outcome = vault.carry_out(much)
    noted = {(change.row_id, change.action): change.before for change in changes(vault)[1:]}
    assert noted == {(1, "update"): '{"email":"","phone":""}', (2, "insert"): ""}
    assert len(audit(vault)) == 2
    vault.carry_out(undo(outcome.change_set or 0))
    assert (student(vault).phone, student(vault).email) == ("", "")
    assert vault.ask(names) == ("Sanne",)


def test_bytes_survive_the_log(vault: Vault) -> None:
    content = bytes(range(256))

    def add(session: Session) -> None:
        session.add(
            Document(
                kind=next(iter(DocumentKind)), title="T", file_name="t.pdf", content=content, made_on=date(2026, 1, 1)
            )
        )

    def change(session: Session) -> None:
        session.scalars(select(Document)).one().content = b"anders"

    vault.carry_out(add)
    changed = vault.carry_out(change)
    assert vault.ask(lambda session: session.scalars(select(Document.content)).one()) == b"anders"
    vault.carry_out(undo(changed.change_set or 0))
    assert vault.ask(lambda session: session.scalars(select(Document.content)).one()) == content


@given(st.dictionaries(st.text(), st.none() | st.integers() | st.text() | st.binary() | st.floats(allow_nan=False)))
def test_stored_values_come_back_as_they_were(values: dict[str, object]) -> None:
    assert decoded(encoded(values)) == values


# --- the bin -----------------------------------------------------------------------------------------------------


def test_what_is_in_the_bin_is_not_seen(vault: Vault) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    vault.carry_out(AddStudent("Bo", "Jansen"))
    outcome = vault.carry_out(Bin(1))
    assert vault.ask(names) == ("Bo",)
    assert vault.ask(all_names) == ("Sanne", "Bo")
    assert vault.ask(lambda session: session.get(Student, 1)) is None
    assert student(vault).deleted_at == NOW
    vault.carry_out(undo(outcome.change_set or 0))
    assert vault.ask(names) == ("Sanne", "Bo")


def test_related_rows_in_the_bin_are_not_seen_either(vault: Vault) -> None:
    def add(session: Session) -> None:
        employer = Employer(name="Bakkerij")
        session.add(employer)
        session.flush()
        session.add_all(
            [Location(employer_id=employer.id, place="Sneek"), Location(employer_id=employer.id, place="Bolsward")]
        )

    def places(session: Session) -> list[str]:
        return [location.place for location in session.scalars(select(Employer)).one().locations]

    def joined(session: Session) -> list[str]:
        return list(session.scalars(select(Location.place).join(Employer.locations).order_by(Location.id)))

    vault.carry_out(add)
    from jobcoach.vault.changes import put_in_bin

    vault.carry_out(lambda session: put_in_bin(session, session.get_one(Location, 1)))
    assert vault.ask(places) == vault.ask(joined) == ["Bolsward"]


def test_taking_out_of_the_bin_is_an_act_too(vault: Vault) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    vault.carry_out(Bin(1))

    def back(session: Session) -> None:
        take_from_bin(session.get_one(Student, 1, execution_options={"include_deleted": True}))

    outcome = vault.carry_out(back)
    assert vault.ask(names) == ("Sanne",)
    assert [change.action for change in changes(vault)] == ["insert", "bin", "back"]
    vault.carry_out(undo(outcome.change_set or 0))
    assert vault.ask(names) == ()


# --- undo --------------------------------------------------------------------------------------------------------


def test_undo_of_an_import_takes_every_row_back_and_can_be_undone(vault: Vault) -> None:
    def many(session: Session) -> None:
        for number in range(30):
            AddStudent(f"L{number}", "X")(session)

    outcome = vault.carry_out(many)
    undone = vault.carry_out(undo(outcome.change_set or 0))
    assert vault.ask(names) == ()
    first, second = sets(vault)
    assert (first.undone_by, second.undoes) == (second.id, first.id)
    vault.carry_out(undo(undone.change_set or 0))
    assert len(vault.ask(names)) == 30
    assert audit(vault)[-1].kind is AuditKind.UNDONE
    assert vault.ask(check_chain) is None


def test_undo_is_refused_when_the_row_was_changed_later(vault: Vault) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    first = vault.carry_out(Edit(1, {"phone": "1"}))
    second = vault.carry_out(Edit(1, {"email": "s@example.org"}))
    assert refused(vault, first.change_set) == "vault.undo_conflict"
    assert student(vault).phone == "1"
    vault.carry_out(undo(second.change_set or 0))
    vault.carry_out(undo(first.change_set or 0))
    assert (student(vault).phone, student(vault).email) == ("", "")


def test_undo_happens_once(vault: Vault) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    edit = vault.carry_out(Edit(1, {"phone": "1"}))
    again = vault.carry_out(undo(edit.change_set or 0))
    assert refused(vault, edit.change_set) == "vault.undo_done"
    vault.carry_out(undo(again.change_set or 0))
    assert student(vault).phone == "1"
    assert refused(vault, 999) == "vault.undo_unknown"


def test_undo_is_refused_when_something_hangs_on_a_new_row(vault: Vault) -> None:
    added = vault.carry_out(AddStudent("Sanne", "de Vries"))
    logged = vault.carry_out(Log(1, "eerste dag"))
    assert refused(vault, added.change_set) == "vault.undo_in_use"
    vault.carry_out(undo(logged.change_set or 0))
    vault.carry_out(undo(added.change_set or 0))
    assert vault.ask(names) == ()


@settings(max_examples=15)
@given(
    st.lists(st.tuples(st.sampled_from(["call_name", "phone", "email"]), st.text(max_size=5)), min_size=1, max_size=6)
)
def test_undoing_backwards_always_ends_where_it_began(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str]]
) -> None:
    from tests.vault.acts import new_vault

    vault = new_vault(tmp_path_factory.mktemp("undo") / "a.kluis")
    try:
        vault.carry_out(AddStudent("Sanne", "de Vries"))
        done = [vault.carry_out(Edit(1, {name: value})).change_set for name, value in edits]
        for change_set in reversed([one for one in done if one]):
            vault.carry_out(undo(change_set))
        row = student(vault)
        assert (row.call_name, row.phone, row.email) == ("Sanne", "", "")
        assert vault.ask(check_chain) is None
    finally:
        vault.lock()


def test_what_was_erased_cannot_be_undone(vault: Vault) -> None:
    added = vault.carry_out(AddStudent("Sanne", "de Vries"))

    def erase(session: Session) -> None:
        with upkeep(session):
            session.delete(session.get_one(Student, 1))

    erased = vault.carry_out(erase)
    assert refused(vault, erased.change_set) == "vault.undo_conflict"
    assert refused(vault, added.change_set) == "vault.undo_conflict"
    assert changes(vault)[-1].before == ""


# --- the audit ---------------------------------------------------------------------------------------------------


def test_the_audit_names_rows_and_columns_and_never_a_value(vault: Vault) -> None:
    vault.carry_out(AddStudent("Geheimnaam", "Kanarie"))
    vault.carry_out(Edit(1, {"health": "kanariewoord", "phone": "0612345678"}))
    vault.carry_out(Log(1, "kanariewoord in de notitie", personal=True))
    added, edited, logged = audit(vault)
    assert json.loads(edited.touched) == [["student", "update", [1], ["health", "phone"]]]
    assert json.loads(logged.touched) == [["log_entry", "insert", [1], []]]
    assert [entry.student_id for entry in (added, edited, logged)] == [1, 1, 1]
    written = json.dumps([[str(value) for value in vars(entry).values()] for entry in (added, edited, logged)])
    assert "anarie" not in written
    assert "0612345678" not in written


def test_an_act_over_several_students_belongs_to_none(vault: Vault) -> None:
    vault.carry_out(lambda session: [AddStudent(name, "X")(session) for name in ("A", "B")])
    assert audit(vault)[0].student_id is None


def test_opening_and_printing_are_written_down(vault: Vault) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    outcome = vault.carry_out(lambda session: record(session, AuditKind.OPENED, verb="OpenDossier", student_id=1))
    assert outcome.change_set is None
    assert "audit_entry" in outcome.touched
    entry = audit(vault)[-1]
    assert (entry.kind, entry.verb, entry.student_id, entry.who) == (
        AuditKind.OPENED,
        "OpenDossier",
        1,
        "Marja Hoekstra",
    )
    with pytest.raises(RuntimeError, match="carry_out"):
        vault.ask(lambda session: record(session, AuditKind.PRINTED, verb="Print"))


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE audit_entry SET who = 'Iemand anders' WHERE id = 3",
        "UPDATE audit_entry SET at = '2026-11-19T22:30:00.000Z' WHERE id = 3",
        "UPDATE audit_entry SET student_id = 2 WHERE id = 3",
        "DELETE FROM audit_entry WHERE id = 2",
        "UPDATE audit_entry SET digest = previous WHERE id = 3",
    ],
)
def test_a_changed_audit_is_told(vault: Vault, harm: str) -> None:
    for phone in range(5):
        vault.carry_out(AddStudent(f"S{phone}", "X"))
    assert vault.ask(check_chain) is None
    vault.carry_out(lambda session: session.connection().exec_driver_sql(harm))
    assert vault.ask(check_chain) == 3


def test_last_activity(vault: Vault) -> None:
    assert vault.ask(last_activity) is None
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    assert vault.ask(last_activity) == NOW


def test_no_value_in_the_text_of_an_error(vault: Vault) -> None:
    vault.carry_out(AddStudent("Kanarie", "A", uid="zelfde"))
    with pytest.raises(Exception, match="UNIQUE") as caught:
        vault.carry_out(AddStudent("Kanarie", "B", uid="zelfde"))
    assert "Kanarie" not in str(caught.value)


def test_a_personal_note_is_only_in_the_vault(vault: Vault) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    vault.carry_out(Log(1, "alleen voor mij", personal=True))
    assert vault.ask(lambda session: session.scalars(select(LogEntry.personal)).one())
