"""The full figures of keys, seal, header and inbox, as SECURITY.md has them. Run it from the root of the checkout:

python -m tests.vault.figures_keys [headers|tamper|kills|race|guesses|seal ...]     (without a word: all; half an hour)
"""

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from jobcoach.model.expected import Expected
from jobcoach.vault import inbox, kdf, page_seal
from jobcoach.vault.engine import PAGE_BYTES
from jobcoach.vault.keeper import unlock
from jobcoach.vault.passphrase import to_bytes
from tests.vault.acts import PASSPHRASE, AddStudent, clock, new_vault
from tests.vault.attacks import (
    fuzz_headers,
    guesses_per_second,
    keepassxc_default,
    places_of_a_page,
    race,
    seconds_of,
    years,
)
from tests.vault.test_inbox import LEAVING, TAKING, drafts, kill
from tests.vault.test_page_seal import changed, crash, verdict
from tests.vault.test_slots import kill_while_changing, old_or_new


def headers(_place: Path) -> None:
    """30,000 mutated headers."""
    done = fuzz_headers(30_000, seed=1)
    print(f"headers: {done.tried} mutated, accepted {done.accepted}, slowest {done.slowest * 1000:.1f} ms")
    print("  refused as", dict(done.refused.most_common()))


def tamper(place: Path) -> None:
    """One bit in four places of every page, pages swapped, put back, cut, added; the log; every byte of the header."""
    vault = new_vault(place / "tamper.kluis")
    for number in range(12):
        vault.carry_out(AddStudent(f"Leerling{number}", "x" * 300))
    vault.lock()
    folder, file = vault.folder, vault.folder / "kluis.db"
    pages = file.stat().st_size // PAGE_BYTES
    told, outcomes = 0, Counter[str]()
    for page in range(pages):
        for spot in places_of_a_page(PAGE_BYTES):
            changed(file, page * PAGE_BYTES + spot, bit=(page + spot) % 8)
            found = verdict(folder)
            told += bool(found)
            outcomes.update(found)
            changed(file, page * PAGE_BYTES + spot, bit=(page + spot) % 8)
    print(f"tamper: {told} of {4 * pages} flipped bits told at unlock ({pages} pages)", dict(outcomes))
    whole = file.read_bytes()
    cut = swapped = 0
    for page in range(1, pages):
        file.write_bytes(whole[: page * PAGE_BYTES])
        cut += bool(verdict(folder))
        one, other = (
            slice((page - 1) * PAGE_BYTES, page * PAGE_BYTES),
            slice(page * PAGE_BYTES, (page + 1) * PAGE_BYTES),
        )
        content = bytearray(whole)
        content[one], content[other] = content[other], content[one]
        file.write_bytes(content)
        swapped += bool(verdict(folder))
    file.write_bytes(whole)
    print(f"tamper: {cut} of {pages - 1} cuts told, {swapped} of {pages - 1} swaps told")
    _replay(folder, whole)
    _header_bytes(folder)
    _logs(place)


def _replay(folder: Path, old: bytes) -> None:
    vault = unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=clock)
    vault.carry_out(AddStudent("Later", "y" * 900))
    vault.lock()
    file = folder / "kluis.db"
    new, tried, told = file.read_bytes(), 0, 0
    for at in range(0, min(len(old), len(new)), PAGE_BYTES):
        if old[at : at + PAGE_BYTES] != new[at : at + PAGE_BYTES]:
            file.write_bytes(new[:at] + old[at : at + PAGE_BYTES] + new[at + PAGE_BYTES :])
            tried, told = tried + 1, told + bool(verdict(folder))
    file.write_bytes(old)
    print(f"tamper: {told} of {tried} old pages put back told; whole older file told: {verdict(folder)}")
    file.write_bytes(new)


def _header_bytes(folder: Path) -> None:
    file = folder / "kop.json"
    whole, told = file.read_bytes(), 0
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        told += bool(verdict(folder))
    file.write_bytes(whole)
    print(f"tamper: {told} of {len(whole)} changed header bytes told")


def _logs(place: Path) -> None:
    told, tried = Counter[str](), 0
    for number in range(60):
        vault = new_vault(place / f"log{number}.kluis")
        vault.lock()
        crash(vault.folder)
        log = vault.folder / "kluis.db-wal"
        content = log.read_bytes()
        if number % 3 == 0:
            log.unlink()
        elif number % 3 == 1:
            log.write_bytes(content[: len(content) * (number + 1) // 64])
        else:
            at = len(content) * number // 61
            log.write_bytes(content[:at] + bytes([content[at] ^ 1 << number % 8]) + content[at + 1 :])
        tried += 1
        told.update(verdict(vault.folder) or {"silent"})
    print(f"tamper: {tried} logs cut, flipped or removed after a crash:", dict(told))


def kills(place: Path) -> bool:
    """kill -9, 200 times while the header is written and 200 times while notes are left and taken in.

    Raises when a header is neither the old nor the new; gives whether no note was lost or came twice.
    """
    new_vault(place / "kop.kluis").lock()
    passphrase, changed_to = PASSPHRASE, 0
    for turn in range(200):
        last, begun = kill_while_changing(place / "kop.kluis", passphrase, turn, 1 + turn % 3, 0.0007 * (turn % 40))
        passphrase = old_or_new(place / "kop.kluis", last, begun)
        changed_to += passphrase == begun
    print(
        f"kills: 200 while the header was written, neither old nor new: 0; the begun one had become true {changed_to}x"
    )
    folder, known = place / "inbox.kluis", []
    new_vault(folder).lock()
    for turn in range(200):
        known += kill(TAKING if turn % 2 else LEAVING, folder, str(turn), 1 + turn % 4, 0.0005 * (turn % 40))
        if turn % 20 == 19:
            vault = unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=clock)
            vault.lock()
    vault = unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=clock)
    found = [content.split('"what": "')[1].split('"')[0] for content in drafts(vault)]
    vault.lock()
    lost, twice = len(set(known) - set(found)), len(found) - len(set(found))
    print(
        f"kills: 200 at the inbox, {len(known)} notes acknowledged, lost {lost}, twice {twice}, left {inbox.count(folder)}",
        flush=True,
    )
    return not (lost or twice)


def races(place: Path) -> None:
    """Twenty programs at once, ten times."""
    new_vault(place / "race.kluis").lock()
    winners = [race(place / "race.kluis", 20)["open"] for _ in range(10)]
    print(f"race: winners in ten races of twenty: {winners}")


def guesses(_place: Path) -> None:
    """What a guess costs, by the bandwidth model, beside KeePassXC's default calibrated here."""
    for name, cost in (
        ("floor", kdf.Cost(65_536, 3, 2)),
        ("JobCoach here", kdf.calibrate()),
        ("KeePassXC here", keepassxc_default()),
    ):
        rate, here = guesses_per_second(cost), seconds_of(cost)
        print(
            f"guesses (model): {name}: {cost.memory_kib // 1024} MiB, {cost.passes} passes, {cost.lanes} lanes, "
            f"{here:.2f} s here, {rate:.0f}/s per card, {rate * here:.0f}/s for each second of waiting; "
            f"4 words (44 bits) {years(44, rate):.0f} years, 5 words (55 bits) {years(55, rate):.0f} years"
        )


def seal(place: Path) -> None:
    """How long the seal of a large file takes."""
    file = place / "groot"
    with file.open("wb") as stream:
        for _ in range(200):
            stream.write(bytes(1_000_000))
    start = time.perf_counter()
    page_seal.hashed(file)
    print(f"seal: 200 MB hashed in {time.perf_counter() - start:.2f} s")


def main(words: list[str]) -> None:
    """Run the figures that are named, or all."""
    known = {"headers": headers, "tamper": tamper, "kills": kills, "race": races, "guesses": guesses, "seal": seal}
    for word in words or known:
        with tempfile.TemporaryDirectory() as place:
            start = time.perf_counter()
            try:
                known[word](Path(place))
            except Expected as error:
                print(f"{word}: failed with {error.key}")
                raise
            print(f"  ({word}: {time.perf_counter() - start:.0f} s)", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
