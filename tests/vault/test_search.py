"""The index: what is found, how letters are folded, and what leaves with a row."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from jobcoach.model.employers import ContactPerson, Employer, Location
from jobcoach.model.tasks import Task
from jobcoach.vault.changes import undo
from jobcoach.vault.keeper import Vault
from jobcoach.vault.search import found, fts_query
from tests.vault.acts import AddStudent, Bin, Edit, Log


def hits(vault: Vault, text: str) -> list[tuple[str, int]]:
    return [(hit.kind, hit.row_id) for hit in vault.interruptible_ask(found(text))]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz", "lukasz"),
        ("Łukasz", "Łuk"),
        ("Zoë", "zoe"),
        ("Zoe\u0308", "zoë"),
        ("Çağla", "cagla"),
        ("Yıldız", "yildiz"),
        ("İbrahim", "ibrahim"),
        ("Đorđe", "dorde"),
        ("Søren", "soren"),
        ("Groß", "gross"),
        ("Ægir", "aegir"),
        ("Ýmkje", "ymk"),
        ("Noor-Ayşe", "ayse"),
    ],
)
def test_names_are_found_with_the_letters_of_any_keyboard(vault: Vault, name: str, typed: str) -> None:
    vault.carry_out(AddStudent("Iemand", "Anders"))
    vault.carry_out(AddStudent(name, "Testman"))
    assert hits(vault, typed) == [("student", 2)]
    assert vault.interruptible_ask(found(typed))[0].title.startswith(name)


def test_everything_that_has_words_is_in_it(vault: Vault) -> None:
    def add(session: Session) -> None:
        student = AddStudent("Sanne", "de Vries")(session)
        employer = Employer(name="Bakkerij Zonnebloem", can_offer="broodjes smeren")
        session.add(employer)
        session.flush()
        session.add_all(
            [
                Location(employer_id=employer.id, street="Dorpsstraat 1", place="Zonnemaire"),
                ContactPerson(employer_id=employer.id, name="Tjitske Zonderland"),
                Task(what="Zonnescherm regelen", student_id=student),
            ]
        )
        Log(student, "vandaag zonder hulp de oven gevuld", personal=True)(session)

    vault.carry_out(add)
    assert {kind for kind, _ in hits(vault, "zon")} == {"employer", "location", "contact_person", "task", "log_entry"}
    assert hits(vault, "oven sanne") == []
    note = vault.interruptible_ask(found("oven"))[0]
    assert (note.student_id, "oven gevuld" in note.snippet) == (1, True)


def test_the_index_follows_changes_the_bin_and_undo(vault: Vault) -> None:
    vault.carry_out(AddStudent("Sanne", "de Vries"))
    vault.carry_out(Log(1, "heeft de heftruck gepoetst"))
    vault.carry_out(Edit(1, {"call_name": "Femke"}))
    assert (hits(vault, "sanne"), hits(vault, "femke")) == ([], [("student", 1)])
    binned = vault.carry_out(Bin(1))
    assert hits(vault, "femke") == []
    assert hits(vault, "heftruck") == [], "notes of a student in the bin are hidden with the student"
    vault.carry_out(undo(binned.change_set or 0))
    assert hits(vault, "femke") == [("student", 1)]
    assert hits(vault, "heftruck") == [("log_entry", 1)]


def test_notes_of_a_student_in_the_bin_keep_nobody_else_out(vault: Vault) -> None:
    """The best hits may all be hidden ones; then the next best are shown."""
    for name in ("Sanne", "Femke"):
        vault.carry_out(AddStudent(name, "de Vries"))
    vault.carry_out(Log(2, "de heftruck stond ver weg achter in het magazijn bij de andere wagens " * 3))
    for _ in range(5):
        vault.carry_out(Log(1, "heftruck heftruck"))
    assert {hit.student_id for hit in vault.interruptible_ask(found("heftruck", limit=3))} == {1}
    vault.carry_out(Bin(1))
    assert [hit.student_id for hit in vault.interruptible_ask(found("heftruck", limit=3))] == [2]


@settings(max_examples=200)
@given(
    st.text(max_size=60) | st.sampled_from(['"', "a OR b", "fatima:x", "NEAR(", "*", "-", "^a", "{a}", "a\x00b", "'"])
)
def test_nothing_that_is_typed_breaks_the_search(searched: Vault, text: str) -> None:
    searched.interruptible_ask(found(text))


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    from tests.vault.acts import new_vault

    vault = new_vault(tmp_path_factory.mktemp("search") / "a.kluis")
    vault.carry_out(AddStudent("Fatima", "El Amrani"))
    yield vault
    vault.lock()


def test_every_word_is_quoted_and_a_prefix() -> None:
    assert fts_query('fat ama"x - El') == '"fat"* "ama"* "x"* "El"*'
    assert fts_query("  -  ") == ""


def test_words_in_any_order_and_place(searched: Vault) -> None:
    assert hits(searched, "amr fat") == [("student", 1)]
    assert hits(searched, "fatima jansen") == []
