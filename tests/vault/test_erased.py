"""Erased words are gone from every byte that is kept: rows, index, free pages and log, read page by page."""

from pathlib import Path

from sqlalchemy.orm import Session

from jobcoach.model.internships import LogEntry
from jobcoach.model.people import Student
from jobcoach.vault.changes import upkeep
from jobcoach.vault.engine import maintenance
from jobcoach.vault.keeper import Vault
from tests.vault.acts import AddStudent, Log
from tests.vault.pages import hits

WORDS = ("Kwiebelaar", "Zonderlingsma", "kanariegeheim", "vogelkooitje")


def write(vault: Vault) -> None:
    for number in range(3):
        vault.carry_out(AddStudent(f"Anders{number}", "Blijver"))
        vault.carry_out(Log(1 + number, "de kast is opgeruimd en de vloer geveegd"))
    vault.carry_out(AddStudent("Kwiebelaar", "Zonderlingsma"))
    for number in range(40):
        vault.carry_out(Log(4, f"{number} kanariegeheim in het vogelkooitje " * 30))


def erase(session: Session) -> None:
    with upkeep(session):
        for row in session.query(LogEntry).filter_by(student_id=4):
            session.delete(row)
        session.flush()
        session.delete(session.get_one(Student, 4))


def test_the_words_of_an_erased_student_are_gone_when_the_act_is_done(vault: Vault) -> None:
    """They used to stay in the index (secure-delete), in free pages (secure_delete), and in the log until the lock."""
    write(vault)
    assert hits(vault, *WORDS)["log"] > 0
    maintenance(vault._engine, "PRAGMA wal_checkpoint(PASSIVE)")
    assert hits(vault, *WORDS)["file"] > 40
    vault.carry_out(erase)
    assert hits(vault, *WORDS) == {"file": 0, "log": 0}
    assert hits(vault, "opgeruimd", "Blijver")["file"] > 0, "what was not erased is read by the same reader"


def test_somebody_who_reads_meanwhile_keeps_the_words_until_the_lock(vault: Vault, tmp_path: Path) -> None:
    """The log cannot be emptied under a reader, and the coach does not wait for one."""
    write(vault)

    def reading(session: Session) -> None:
        assert session.query(LogEntry).count() > 0
        vault.carry_out(erase)

    vault.ask(reading)
    assert hits(vault, *WORDS)["log"] > 0
    key = bytearray(vault._key)
    vault.lock()
    vault._key[:] = key  # to read with, after the lock has wiped it
    assert hits(vault, *WORDS) == {"file": 0, "log": 0}


def test_the_reader_finds_what_an_index_without_secure_delete_keeps(vault: Vault) -> None:
    """The control: the same story with the setting of the index switched off."""
    maintenance(vault._engine, "INSERT INTO search(search, rank) VALUES('secure-delete', 0)")
    write(vault)
    vault.carry_out(erase)
    assert hits(vault, *WORDS)["file"] > 0


def test_the_reader_finds_what_pages_without_secure_delete_keep(vault: Vault) -> None:
    """The control for free pages: rows whose bytes nobody overwrote."""
    raw = vault._engine.raw_connection()
    try:
        raw.driver_connection.execute("PRAGMA secure_delete=OFF")
    finally:
        raw.close()
    write(vault)
    vault.carry_out(erase)
    assert hits(vault, *WORDS)["file"] > 0
