"""A vault that is older than it was: told with the day, as a fact, and accepted when the coach says it is right."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jobcoach.ui.words.keys import told
from jobcoach.vault import notices
from jobcoach.vault.keeper import Vault, create, unlock
from jobcoach.vault.notices import notice
from jobcoach.vault.passphrase import to_bytes
from jobcoach.vault.rollback import Seen, SeenHere
from tests.vault.acts import CHEAP, LABEL, NOW, PASSPHRASE, AddStudent, names

DAY = timedelta(days=1)


class Desk:
    """One computer: a vault, what the computer saw of it, and a clock that goes a day ahead at each unlock."""

    def __init__(self, place: Path) -> None:
        self.folder, self.seen, self.now = place / "linde.kluis", place / "gezien", NOW
        create(
            self.folder,
            passphrase=to_bytes(PASSPHRASE),
            person="Marja Hoekstra",
            label=LABEL,
            cost=CHEAP,
            clock=lambda: self.now,
            seen=self.seen,
        ).lock()

    def open(self) -> Vault:
        self.now += DAY
        return unlock(self.folder, passphrase=to_bytes(PASSPHRASE), clock=lambda: self.now, seen=self.seen)

    def work(self, name: str) -> None:
        vault = self.open()
        vault.carry_out(AddStudent(name, "X"))
        vault.lock()

    def copy(self) -> Path:
        copied = self.folder.with_name("kopie")
        shutil.copytree(self.folder, copied)
        return copied

    def put_back(self, copied: Path) -> None:
        shutil.rmtree(self.folder)
        copied.rename(self.folder)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.work("Eerst")
    return made


def keys(vault: Vault) -> list[str]:
    return [one.key for one in vault.notices]


def test_ordinary_days_tell_nothing(desk: Desk) -> None:
    for number in range(4):
        vault = desk.open()
        assert vault.notices == ()
        vault.carry_out(AddStudent(str(number), "X"))
        vault.lock()


def test_a_whole_older_vault_is_told_with_both_days(desk: Desk) -> None:
    old = desk.copy()
    desk.work("Later")
    desk.put_back(old)
    vault = desk.open()
    assert keys(vault) == ["vault.vault_older"]
    sentence = told(vault.notices[0])
    assert "22 november 2026" in sentence, "when this computer saw the newer one"
    assert "21 november 2026" in sentence, "when the older one was closed"
    assert "dit klopt, ga door" in sentence
    vault.lock()
    vault = desk.open()
    assert keys(vault) == ["vault.vault_older"], "not answered, so told again"
    vault.lock()


def test_this_is_right_go_on(desk: Desk) -> None:
    old = desk.copy()
    desk.work("Later")
    desk.work("Nog later")
    desk.put_back(old)
    vault = desk.open()
    vault.accept_rollback()
    vault.carry_out(AddStudent("Opnieuw", "X"))
    vault.lock()
    vault = desk.open()
    assert vault.notices == ()
    assert vault.ask(names) == ("Eerst", "Opnieuw")
    vault.lock()


def test_accepted_once_does_not_accept_the_next(desk: Desk) -> None:
    first = desk.copy()
    desk.work("Later")
    desk.put_back(first)
    vault = desk.open()
    vault.accept_rollback()
    vault.lock()
    second = desk.copy()
    desk.work("Weer later")
    desk.put_back(second)
    vault = desk.open()
    assert keys(vault) == ["vault.vault_older"]
    vault.lock()


def test_another_computer_knows_nothing_and_says_nothing(desk: Desk, tmp_path: Path) -> None:
    old = desk.copy()
    desk.work("Later")
    desk.put_back(old)
    desk.seen = tmp_path / "andere computer"
    vault = desk.open()
    assert vault.notices == ()
    vault.lock()


def test_a_header_that_falls_back_is_not_called_an_old_vault(desk: Desk) -> None:
    desk.work("Later")
    (desk.folder / "kop.json").write_bytes(b"{")
    vault = desk.open()
    assert keys(vault) == ["vault.header_previous"]
    assert vault.ask(names) == ("Eerst", "Later")
    vault.lock()
    vault = desk.open()
    assert vault.notices == ()
    vault.lock()


def test_a_broken_chain_is_told_when_the_file_was_touched(desk: Desk) -> None:
    """Somebody with the key who changes the audit without this program: the seal is off and the chain is looked at."""
    from jobcoach.vault.engine import maintenance, open_engine, salt_of
    from jobcoach.vault.header_file import read
    from jobcoach.vault.kdf import subkey
    from jobcoach.vault.slots import opened

    desk.work("Later")
    header, _ = read(desk.folder)
    master, _ = opened(header, passphrase=to_bytes(PASSPHRASE))
    engine = open_engine(desk.folder / "kluis.db", subkey(master, "db"), salt_of(header.id))
    maintenance(engine, "UPDATE audit_entry SET who='Iemand anders' WHERE id=1", "PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    vault = desk.open()
    assert keys(vault) == ["vault.audit_broken", "vault.database_other"]
    assert "21 november 2026" in told(vault.notices[0])
    assert [one.key for one in vault.look_through()] == ["vault.audit_broken"]
    vault.lock()


def test_what_this_computer_remembers_is_no_person(desk: Desk) -> None:
    (file,) = desk.seen.iterdir()
    content = json.loads(file.read_text())
    assert set(content) == {"generation", "at"}
    assert file.stem.isalnum()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"generation": "x", "at": 3}', b"\xff" * 9999])
def test_a_memory_that_cannot_be_read_is_as_good_as_none(desk: Desk, content: bytes) -> None:
    (file,) = desk.seen.iterdir()
    file.write_bytes(content)
    vault = desk.open()
    assert vault.notices == ()
    vault.lock()


def test_memory_never_goes_back(tmp_path: Path) -> None:
    seen = SeenHere(tmp_path / "gezien")
    seen.remember("ab" * 16, 9, NOW)
    seen.remember("ab" * 16, 4, NOW + DAY)
    assert seen.of("ab" * 16) == Seen(9, NOW)
    assert SeenHere(None).of("ab" * 16) is None


def test_a_clock_that_was_set_back_is_no_rollback(desk: Desk) -> None:
    desk.work("Later")
    desk.now = datetime(2020, 1, 1, tzinfo=UTC)
    vault = desk.open()
    assert vault.notices == ()
    vault.lock()


def test_notices_survive_the_header() -> None:
    found = (notice("vault.vault_older", seen=NOW, closed=None), notice("vault.pages_damaged", count=3, closed=NOW))
    assert notices.from_json(json.loads(json.dumps(notices.to_json(found)))) == found
    assert notices.from_json([{"key": "vault.onbekend", "values": {}}, 7, {"key": "vault.audit_cut"}]) == ()


def test_every_notice_has_a_sentence_with_its_values() -> None:
    for key in notices.STAYING | {"vault.header_previous", "vault.not_closed", "vault.notes_unreadable"}:
        values = dict.fromkeys(("at", "seen", "closed", "newest"), NOW)
        text = told(notice(key, count=2, **values))
        assert "{" not in text
        assert text.endswith(".")
        assert "een onbekende dag" not in text


def test_the_header_of_a_backup_does_not_take_the_seal_away(desk: Desk) -> None:
    """It is authentic and has no seal; put in place of kop.json it must not open the way for an old page."""
    from jobcoach.vault import backup, copies, header_file

    vault = desk.open()
    vault.carry_out(AddStudent("Later", "X"))
    with vault.inside() as inside:
        made = backup.make(inside)
    vault.lock()
    with made.file.open("rb") as stream:
        header = copies.read_header(stream)
    shutil.rmtree(desk.seen)
    header_file.write(desk.folder, header)
    header_file.write(desk.folder, header)
    vault = desk.open()
    assert keys(vault) == ["vault.header_older"]
    vault.lock()


def test_the_previous_header_in_place_of_the_last_is_told(desk: Desk) -> None:
    (desk.folder / "kop.json").write_bytes((desk.folder / "kop.json.vorige").read_bytes())
    vault = desk.open()
    assert keys(vault) == ["vault.not_closed", "vault.vault_older"]
    vault.lock()
