"""Keys as a coach and a school meet them: adding and removing, old backups, the school's key, and a lost laptop."""

import io
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from jobcoach.app import main
from jobcoach.caseload import keys
from jobcoach.caseload.inbox import Door, DropNote, PlaceAsLog, PlaceAsTask, note_waiting, waiting_notes
from jobcoach.caseload.log_book import log_of
from jobcoach.caseload.tasks import open_tasks_of
from jobcoach.model.choices import LogKind
from jobcoach.model.expected import Expected
from jobcoach.model.people import Student
from jobcoach.ui.words.keys import told
from jobcoach.ui.words.lost_laptop import page_lines
from jobcoach.vault import backup, copies, escrow, lost_laptop, reseal
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from jobcoach.vault.slots import opened as key_of
from tests.caseload.open_vault import (
    PASSPHRASE,
    TODAY,
    Caseload,
    add_company,
    add_dossier,
    add_student,
    make_caseload,
    refused,
)

CHEAP = Cost(8 * 1024, 1, 1)
OTHER = "lantaarn citroen houtskool brug"
WORD = "kraan lucht mossel vork"


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    made = make_caseload(tmp_path)
    yield made
    made.vault.lock()


@pytest.fixture
def school(tmp_path: Path, caseload: Caseload) -> Path:
    """The administrator's folder with the pair."""
    escrow.make_pair(tmp_path / "beheer", name="De Linde", password=to_bytes(WORD), cost=CHEAP, now=caseload.clock())
    return tmp_path / "beheer"


def kinds(caseload: Caseload) -> list[tuple[str, str]]:
    return [(slot.type, slot.person) for slot in keys.slots_of(caseload.vault)]


# --- people --------------------------------------------------------------------------------------------------------


def test_a_second_person_gets_in_and_out(caseload: Caseload) -> None:
    caseload.run(keys.add_person(caseload.vault, person="Piet  Bakker", passphrase=OTHER, cost=CHEAP))
    assert kinds(caseload) == [("passphrase", "Marieke Hol"), ("passphrase", "Piet Bakker")]
    piet = keys.slots_of(caseload.vault)[1]
    assert not keys.is_mine(caseload.vault, piet)
    with refused("keys.person_exists"):
        caseload.run(keys.add_person(caseload.vault, person="piet bakker", passphrase=OTHER + " nog", cost=CHEAP))
    folder = caseload.vault.folder
    caseload.vault.lock()
    vault = unlock(folder, passphrase=to_bytes(OTHER), clock=caseload.clock)
    assert vault.person == "Piet Bakker"
    keys.remove_slot(vault, piet.id)
    with refused("keys.absent"):
        keys.remove_slot(vault, piet.id)
    vault.lock()
    with refused("vault.wrong_key"):
        unlock(folder, passphrase=to_bytes(OTHER), clock=caseload.clock)
    reopened = again(caseload)
    verbs = [verb for _, verb, _, _ in Caseload(reopened, caseload.clock).audit()]
    assert verbs[-2:] == ["AddPerson", "RemoveKey"]
    reopened.lock()


def again(caseload: Caseload) -> Vault:
    return unlock(caseload.vault.folder, passphrase=to_bytes(PASSPHRASE), clock=caseload.clock)


def test_the_last_passphrase_stays(caseload: Caseload, school: Path) -> None:
    caseload.vault.add_recovery()
    keys.set_school_key(caseload.vault, keys.read_school_key(school / escrow.PUBLIC_FILE))
    mine = next(slot for slot in keys.slots_of(caseload.vault) if slot.type == "passphrase")
    with refused("keys.last_slot"):
        keys.remove_slot(caseload.vault, mine.id)
    for slot in keys.slots_of(caseload.vault):
        if slot.type != "passphrase":
            keys.remove_slot(caseload.vault, slot.id)
    assert kinds(caseload) == [("passphrase", "Marieke Hol")]


@pytest.mark.parametrize(
    ("person", "text", "key"),
    [
        ("", OTHER, "keys.person"),
        ("Piet", "geheim", "vault.passphrase_short"),
        ("Piet", "", "vault.passphrase_empty"),
        ("Piet", "x" * 1000, "vault.passphrase_long"),
        ("Piet", "oefenen mag hier altijd", "vault.passphrase_practice"),
    ],
)
def test_what_is_refused_changes_nothing(caseload: Caseload, person: str, text: str, key: str) -> None:
    before = (caseload.vault.folder / "kop.json").read_bytes()
    with refused(key):
        caseload.run(keys.add_person(caseload.vault, person=person, passphrase=text, cost=CHEAP))
    assert (caseload.vault.folder / "kop.json").read_bytes() == before


def test_with_the_schools_key_no_recovery_sheet_is_asked(caseload: Caseload, school: Path) -> None:
    assert keys.needs_recovery(caseload.vault)
    keys.set_school_key(caseload.vault, keys.read_school_key(school / escrow.PUBLIC_FILE))
    assert not keys.needs_recovery(caseload.vault)
    slot = keys.slots_of(caseload.vault)[-1]
    assert (slot.type, slot.person, slot.made_on) == ("escrow", "De Linde", TODAY)
    assert slot.fingerprint == escrow.read_public(school / escrow.PUBLIC_FILE).fingerprint
    keys.set_school_key(caseload.vault, keys.read_school_key(school / escrow.PUBLIC_FILE))
    assert [kind for kind, _ in kinds(caseload)] == ["passphrase", "escrow"], "a new one takes the place of the old"


# --- old backups ---------------------------------------------------------------------------------------------------


def test_old_backups_are_named_and_get_todays_keys(caseload: Caseload, tmp_path: Path) -> None:
    add_student(caseload)
    second = tmp_path / "stick"
    second.mkdir()
    place = backup.make_second_place(second, caseload.vault.id, bundle=caseload.vault.folder)
    with caseload.vault.inside() as inside:
        made = backup.make(inside, second=place)
    assert keys.backups_with_old_keys(caseload.vault, place) == ()
    content = made.file.read_bytes()
    caseload.vault.change_passphrase(to_bytes(OTHER), cost=CHEAP)
    old = keys.backups_with_old_keys(caseload.vault, place)
    assert {one.file for one in old} == {made.file, made.second}
    assert [slot.person for slot in old[0].old] == ["Marieke Hol"]
    assert caseload.run(keys.reseal_backups(caseload.vault, old)) == 2
    assert keys.backups_with_old_keys(caseload.vault, place) == ()
    for file in (made.file, made.second):
        with file.open("rb") as stream:
            header = copies.read_header(stream)
            database = stream.read()
        assert content.endswith(database)
        assert key_of(header, passphrase=to_bytes(OTHER))
        with refused("vault.wrong_key"):
            key_of(header, passphrase=to_bytes(PASSPHRASE))
        assert sorted(item.name for item in file.parent.iterdir()) == [file.name]


def test_a_damaged_backup_is_not_resealed(caseload: Caseload) -> None:
    with caseload.vault.inside() as inside:
        made = backup.make(inside)
    caseload.vault.change_passphrase(to_bytes(OTHER), cost=CHEAP)
    damaged = bytearray(made.file.read_bytes())
    damaged[-2000] ^= 1
    made.file.write_bytes(damaged)
    with caseload.vault.inside() as inside, refused("vault.copy_damaged"):
        reseal.reseal(inside, made.file)
    assert made.file.read_bytes() == damaged
    assert [item.name for item in made.file.parent.iterdir()] == [made.file.name]


# --- the administrator, on the command line -------------------------------------------------------------------------


def command(monkeypatch: pytest.MonkeyPatch, typed: str, *words: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    return main([*words, "--password-stdin"])


def test_the_whole_way_of_the_administrator(
    caseload: Caseload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Make the pair, give it to the coach, the coach forgets, the school opens, the coach is told."""
    monkeypatch.setattr("jobcoach.vault.kdf.calibrate", lambda: CHEAP)
    monkeypatch.setattr("jobcoach.vault.opened.calibrate", lambda: CHEAP)
    place, folder = tmp_path / "usb", caseload.vault.folder
    assert command(monkeypatch, f"{WORD}\n", "beheer", "sleutel", str(place), "--school", "De Linde") == 0
    said = capsys.readouterr().out
    key = keys.read_school_key(place / "schoolsleutel.json")
    assert key.fingerprint in said
    assert WORD not in said
    keys.set_school_key(caseload.vault, key)
    caseload.vault.lock()
    words = ("beheer", "open", str(folder), "--sleutel", str(place / "beheersleutel.json"))
    assert command(monkeypatch, f"mis\n{OTHER}\n", *words) == 1
    assert "past niet op de beheersleutel" in capsys.readouterr().err
    assert command(monkeypatch, f"{WORD}\ngeheim\n", *words) == 1
    assert command(monkeypatch, f"{WORD}\n{OTHER}\n", *words) == 0
    assert "Marieke Hol" in capsys.readouterr().out
    with refused("vault.wrong_key"):
        again(caseload)
    vault = unlock(folder, passphrase=to_bytes(OTHER), clock=caseload.clock)
    assert vault.person == "Marieke Hol"
    assert [one.key for one in vault.notices] == ["vault.escrow_used"]
    assert "schoolsleutel" in told(vault.notices[0])
    keys.acknowledge_school(vault)
    assert vault.notices == ()
    entries = [(kind, verb) for kind, verb, _, _ in Caseload(vault, caseload.clock).audit()]
    assert ("ontgrendeld", "OpenedBySchool") in entries
    assert ("gewijzigd", "ChangePassphrase") in entries
    vault.lock()


def test_an_empty_line_lets_the_program_choose(
    caseload: Caseload, school: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("jobcoach.vault.opened.calibrate", lambda: CHEAP)
    keys.set_school_key(caseload.vault, keys.read_school_key(school / escrow.PUBLIC_FILE))
    caseload.run(keys.add_person(caseload.vault, person="Piet Bakker", passphrase=OTHER, cost=CHEAP))
    caseload.vault.lock()
    folder, file = str(caseload.vault.folder), str(school / escrow.PRIVATE_FILE)
    assert command(monkeypatch, f"{WORD}\n\n", "beheer", "open", folder, "--sleutel", file) == 1
    assert "--voor" in capsys.readouterr().err
    assert command(monkeypatch, f"{WORD}\n\n", "beheer", "open", folder, "--sleutel", file, "--voor", "Jan") == 1
    capsys.readouterr()
    assert (
        command(monkeypatch, f"{WORD}\n\n", "beheer", "open", folder, "--sleutel", file, "--voor", "Piet Bakker") == 0
    )
    chosen = capsys.readouterr().out.split("De nieuwe wachtzin is: ")[1].split("\n")[0]
    assert len(chosen.split()) == 5
    vault = unlock(caseload.vault.folder, passphrase=to_bytes(chosen), clock=caseload.clock)
    assert vault.person == "Piet Bakker"
    vault.lock()
    again(caseload).lock()


@pytest.mark.parametrize("words", [[], ["iets"], ["open", "x"], ["open"], ["sleutel", "x"], ["vermist"]])
def test_a_wrong_command_is_explained(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["beheer", *words]) == 64
    assert "jobcoach --help" in capsys.readouterr().err


def test_a_key_that_does_not_fit_says_so(
    caseload: Caseload, school: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    caseload.vault.lock()
    words = ("beheer", "open", str(caseload.vault.folder), "--sleutel", str(school / escrow.PRIVATE_FILE))
    assert command(monkeypatch, f"{WORD}\n{OTHER}\n", *words) == 1
    assert "past niet op deze kluis" in capsys.readouterr().err
    again(caseload).lock()


# --- the lost laptop -----------------------------------------------------------------------------------------------


def test_the_page_is_for_the_school_and_the_sheet_only(
    caseload: Caseload,
    school: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    add_dossier(caseload, "Sanne", "Bruinsma")
    daan = add_student(caseload, "Daan", "Visser", born_on=date(2011, 11, 25))
    caseload.do(lambda session: setattr(session.get_one(Student, daan), "health", "Allergie voor noten"))
    facts = caseload.ask(lost_laptop.facts)
    with caseload.vault.inside() as inside:
        assert not lost_laptop.write(inside, facts, last_backup=None), "nobody could read it yet"
    code = caseload.vault.add_recovery()
    keys.set_school_key(caseload.vault, keys.read_school_key(school / escrow.PUBLIC_FILE))
    stick = tmp_path / "stick"
    stick.mkdir()
    with caseload.vault.inside() as inside:
        assert lost_laptop.write(
            inside, facts, last_backup=caseload.clock(), places=(stick, tmp_path / "niet aangesloten")
        )
    raw = (stick / lost_laptop.FILE).read_bytes()
    assert raw == (caseload.vault.folder / lost_laptop.FILE).read_bytes()
    for word in (b"Linde", b"Marieke", b"Sanne", b"Allergie"):
        assert word not in raw
    private, _ = escrow.read_private(school / escrow.PRIVATE_FILE, to_bytes(WORD))
    page = lost_laptop.read(stick / lost_laptop.FILE, escrow=private)
    assert page == lost_laptop.read(stick / lost_laptop.FILE, recovery=code.lower())
    assert (page.facts.students, page.facts.with_health, page.facts.minors) == (2, 1, (1, 1))
    assert [kind for kind, _, _ in page.slots] == ["passphrase", "recovery", "escrow"]
    assert page.last_backup == caseload.clock()
    text = "\n".join(page_lines(page))
    assert "2 leerlingen" in text
    assert "Sanne" not in text
    assert "72 uur" in text
    for other in ({"recovery": caseload.vault.add_recovery()}, {}):
        with refused("lost.wrong_key"):
            lost_laptop.read(stick / lost_laptop.FILE, **other)
    words = ("beheer", "vermist", str(stick / lost_laptop.FILE), "--sleutel", str(school / escrow.PRIVATE_FILE))
    assert command(monkeypatch, f"{WORD}\n", *words) == 0
    assert capsys.readouterr().out.strip() == text.strip()
    assert command(monkeypatch, f"{code}\n", "beheer", "vermist", str(stick / lost_laptop.FILE)) == 0


def test_a_damaged_page_is_refused(caseload: Caseload, tmp_path: Path) -> None:
    code = caseload.vault.add_recovery()
    facts = caseload.ask(lost_laptop.facts)
    with caseload.vault.inside() as inside:
        lost_laptop.write(inside, facts, last_backup=None)
    file = caseload.vault.folder / lost_laptop.FILE
    whole = file.read_bytes()
    for damaged in (b"", b"{}", whole[:-5], b"[" * 9000, whole.replace(b'"version":1', b'"version":2'), b"9" * 300_000):
        file.write_bytes(damaged)
        with refused("lost.file"):
            lost_laptop.read(file, recovery=code)
    for at in range(0, len(whole), 97):
        changed = bytearray(whole)
        changed[at] ^= 1
        file.write_bytes(changed)
        with pytest.raises(Expected):
            lost_laptop.read(file, recovery=code)


# --- notes at the door ----------------------------------------------------------------------------------------------


def test_a_note_at_the_door_becomes_a_log_entry_or_a_task(caseload: Caseload) -> None:
    student = add_student(caseload)
    company = add_company(caseload)
    door = Door(caseload.vault.folder, clock=caseload.clock)
    assert door.is_ready
    door.leave(who="Sanne", where="Korenaar", what="Komt donderdag een uur later")
    door.leave(who="Korenaar", where="", what="Bel over de veiligheidsschoenen")
    door.leave(who="niemand", where="", what="vergissing")
    assert door.count() == 3
    caseload.vault.lock()
    vault = again(caseload)
    work = Caseload(vault, caseload.clock)
    assert door.count() == 0
    by_text = {note.what: note for note in work.ask(waiting_notes)}
    note = by_text["Komt donderdag een uur later"]
    assert note.text == "Sanne\nKorenaar\nKomt donderdag een uur later"
    with refused("log.nobody"):
        work.do(PlaceAsLog(note=note.id, kind=LogKind.STAGEDAG, on=TODAY, text=note.text))
    assert work.ask(note_waiting(note.id)) == note, "a note that could not be placed still waits"
    work.do(PlaceAsLog(note=note.id, kind=LogKind.TELEFOON, on=TODAY, text=note.text, student=student))
    assert "donderdag" in work.ask(log_of(student=student))[0].note
    other = by_text["Bel over de veiligheidsschoenen"]
    work.do(PlaceAsTask(note=other.id, what=other.what, student=student, employer=company))
    assert work.ask(open_tasks_of(student))[0].what == other.what
    work.do(DropNote(note=by_text["vergissing"].id))
    assert work.ask(waiting_notes) == ()
    for gone in (PlaceAsLog(note=note.id, kind=LogKind.TELEFOON, on=TODAY, text="x"), DropNote(note=note.id)):
        with refused("inbox.gone"):
            work.do(gone)
    vault.lock()
