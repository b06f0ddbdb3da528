"""Key slots: whose they are, since when, and that a kill while they change leaves the old or the new ones."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from jobcoach.model.expected import Expected
from jobcoach.vault import header, recovery_code, slots
from jobcoach.vault.header import Header, Slot
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from tests.vault.acts import CHEAP, NOW, PASSPHRASE, clock, new_vault

ROOT = str(Path(__file__).resolve().parents[2])


def test_the_list_names_type_person_and_day(vault: Vault) -> None:
    vault.add_recovery()
    vault.change_passphrase(to_bytes("andere woorden voor Piet"), person="Piet Bakker", cost=CHEAP)
    found = [(slot.type, slot.person, slot.made_on) for slot in vault.key_slots]
    day = date(2026, 11, 20)
    assert found == [
        ("passphrase", "Marja Hoekstra", day),
        ("recovery", "Marja Hoekstra", day),
        ("passphrase", "Piet Bakker", day),
    ]
    assert len({slot.id for slot in vault.key_slots}) == 3


def test_who_opens_is_who(folder: Path) -> None:
    vault = new_vault(folder)
    vault.change_passphrase(to_bytes("andere woorden voor Piet"), person="Piet Bakker", cost=CHEAP)
    vault.lock()
    for text, person in ((PASSPHRASE, "Marja Hoekstra"), ("andere woorden voor Piet", "Piet Bakker")):
        again = unlock(folder, passphrase=to_bytes(text), clock=clock)
        assert again.person == person
        again.lock()


def test_a_header_can_hold_sixteen_slots_and_no_more(vault: Vault) -> None:
    for number in range(header.MOST_SLOTS - 1):
        vault.change_passphrase(to_bytes(f"woorden {number}"), person=f"Persoon {number}", cost=CHEAP)
    with pytest.raises(Expected, match=r"keys\.too_many"):
        vault.change_passphrase(to_bytes("nog een"), person="Te veel", cost=CHEAP)
    assert len(vault.key_slots) == header.MOST_SLOTS
    assert (vault.folder / "kop.json").stat().st_size < header.MOST_BYTES


def test_slots_of_version_one_have_no_day() -> None:
    master = slots.new_master()
    old = slots.passphrase_slot("ab" * 16, master, passphrase=to_bytes("x"), person="Marja", cost=CHEAP)
    head = Header(id="ab" * 16, generation=1, label=header.Label(school="S", initials="M"), slots=(old,))
    assert json.loads(old.more) == {}
    assert slots.slots_of(head, master)[0].made_on is None


def test_no_field_of_a_slot_can_be_moved_to_another() -> None:
    """Type, salt, cost, day and public keys are part of what is wrapped."""
    from dataclasses import replace

    vault, master, code = "ab" * 16, slots.new_master(), recovery_code.new_code()
    slot = slots.recovery_slot(vault, master, code=code, person="Marja", made=NOW)
    label = header.Label(school="S", initials="M")

    def opens(one: Slot) -> bool:
        head = header.sealed(Header(id=vault, generation=1, label=label, slots=(one,)), master)
        try:
            return slots.opened(head, recovery=code)[0] == master
        except Expected:
            return False

    assert opens(slot)
    other = slots.recovery_slot(vault, master, code=recovery_code.new_code(), person="Piet", made=NOW)
    for changed in (
        replace(slot, id="cd" * 8),
        replace(slot, salt=other.salt),
        replace(slot, person=other.person),
        replace(slot, more="{}"),
        replace(slot, more=slot.more.replace("2026-11-20", "2020-01-01")),
    ):
        assert not opens(changed)


def test_a_change_that_could_not_be_written_is_no_change(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk says that nothing was changed; then the lock that follows must not change it after all."""

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    before = vault.key_slots
    monkeypatch.setattr("jobcoach.vault.header_file.write", full)
    with pytest.raises(Expected, match=r"vault\.disk_full"):
        vault.change_passphrase(to_bytes("nieuwe woorden hier"), cost=CHEAP)
    monkeypatch.undo()
    assert vault.key_slots == before
    vault.lock()
    unlock(vault.folder, passphrase=to_bytes(PASSPHRASE), clock=clock).lock()


# --- kill -9 -------------------------------------------------------------------------------------------------------

CHILD = """
import sys; sys.path.insert(0, sys.argv[2])
from pathlib import Path
from jobcoach.vault.keeper import unlock
from jobcoach.vault.passphrase import to_bytes
from tests.vault.acts import CHEAP, clock
vault = unlock(Path(sys.argv[1]), passphrase=to_bytes(sys.argv[3]), clock=clock)
sys.stdout.write("open\\n"); sys.stdout.flush()
for number in range(100000):
    text = f"wachtzin {sys.argv[4]} {number}"
    vault.change_passphrase(to_bytes(text), cost=CHEAP)
    sys.stdout.write(text + "\\n"); sys.stdout.flush()
"""


def kill_while_changing(folder: Path, passphrase: str, turn: int, after: int, more: float) -> tuple[str, str]:
    """Change passphrases in a child and kill it; gives the last acknowledged one and the one it may have begun."""
    command = [sys.executable, "-c", CHILD, str(folder), ROOT, passphrase, str(turn)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        known = [passphrase, *(child.stdout.readline().strip() for _ in range(after))]
        try:
            child.wait(more)
        except subprocess.TimeoutExpired:
            child.kill()
        known += [line.strip() for line in child.stdout if line.endswith("\n")]
    done = len(known) - 1
    return known[-1], f"wachtzin {turn} {done}"


def old_or_new(folder: Path, last: str, begun: str) -> str:
    """The passphrase that opens: one of the two, never none, never both."""
    works, refusals = [], set[str]()
    for text in (last, begun):
        try:
            vault = unlock(folder, passphrase=to_bytes(text), clock=clock)
        except Expected as refused:
            refusals.add(refused.key)
            continue
        assert "vault.header_previous" not in {one.key for one in vault.notices}
        vault.lock()
        works.append(text)
    assert len(works) == 1
    assert refusals == {"vault.wrong_key"}
    return works[0]


def test_five_kills_while_the_header_is_written(folder: Path) -> None:
    new_vault(folder).lock()
    passphrase = PASSPHRASE
    for turn in range(5):
        passphrase = old_or_new(folder, *kill_while_changing(folder, passphrase, turn, 1 + turn % 3, 0.004 * turn))
