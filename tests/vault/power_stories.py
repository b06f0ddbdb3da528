"""What the program does when the power goes, and what must be true when a coach opens the vault afterwards.

``work``: commits, notes at the door, documents, a passphrase, back-ups, lock and unlock. ``restore``: a back-up takes the
place of the vault. ``create``: a vault is made. The child says what was acknowledged; anything less is a fault.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jobcoach.caseload.documents import content_of
from jobcoach.model.base import DocumentId
from jobcoach.model.expected import Expected
from jobcoach.vault import backup, inbox, restore
from jobcoach.vault.engine import maintenance
from jobcoach.vault.folders import find
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from tests.vault.acts import CHEAP, NOW, PASSPHRASE, AddStudent, Log, clock, names, new_vault
from tests.vault.disk_log import SAID
from tests.vault.kills import document

NAME, SEEN = "a.kluis", "gezien"
NOTE, LETTER = 2_600, 300_000
UNTOLD = frozenset({"vault.not_closed"})  # all that a coach may hear of a power cut


class Fault(Exception):
    """What a coach would lose or be told wrongly; its first word names the kind."""


def need(true: bool, fault: str) -> None:
    if not true:
        raise Fault(fault)


def say(*words: object) -> None:
    os.write(1, SAID + " ".join(map(str, words)).encode() + b"\n")


def said(lines: list[str], kind: str) -> list[str]:
    """What was acknowledged of one kind, in order."""
    return [line.partition(" ")[2] for line in lines if line.partition(" ")[0] == kind]


def opened(place: Path, passphrase: str = PASSPHRASE) -> Vault:
    return unlock(place / NAME, passphrase=to_bytes(passphrase), clock=clock, seen=place / SEEN)


# --- work -------------------------------------------------------------------------------------------------------------


def ready_to_work(place: Path) -> None:
    vault = new_vault(place / NAME)
    vault.carry_out(AddStudent("Oud", "Smit"))
    vault.lock()
    (place / "stick").mkdir()


def work(place: Path) -> None:
    """Ten rounds of a day, in each of which the vault is opened and, but for the last, locked."""
    passphrase, second = PASSPHRASE, None
    for turn in range(10):
        vault = opened(place, passphrase)
        for number in range(turn * 6, turn * 6 + 6):
            vault.carry_out(Pair(number))
            say("paar", number)
        say("noot", _leave(place, f"noot {turn}"))
        if turn % 2:
            vault.take_in_notes()
        else:
            say("stuk", document(vault, _letter(turn)), turn)
        if turn % 3 == 1:
            passphrase = f"nieuwe woorden nummer {turn}"
            say("wil", passphrase)
            vault.change_passphrase(to_bytes(passphrase), cost=CHEAP)
            say("woord", passphrase)
        if turn in (4, 7):
            if second is None:
                second = backup.make_second_place(place / "stick", vault.id, bundle=vault.folder)
            with vault.inside() as inside:
                say("kopie", backup.make(inside, second=second).file.name)
        if turn < 9:
            vault.lock()
            say("dicht")
            say("noot", _leave(place, f"dicht {turn}"))


@dataclass(frozen=True, slots=True)
class Pair:
    number: int

    def __call__(self, session: Any) -> None:
        for side in ("links", "rechts"):
            Log(1, f"paar {self.number} {side} " + f"woord{self.number} " * (NOTE // 8))(session)


def _leave(place: Path, what: str) -> str:
    inbox.leave(place / NAME, who="Noor", where="", what=what, at=NOW)
    return what


def _letter(turn: int) -> bytes:
    return bytes([turn]) * LETTER


def after_work(place: Path, lines: list[str]) -> str:
    vault, begun = _opened_with_the_right_words(place, lines)
    try:
        told = {one.key for one in vault.notices} - UNTOLD
        need(not told, f"alarm {sorted(told)}")
        pairs, notes, letters = vault.ask(_pairs), vault.ask(_notes), vault.ask(_letters)
        need(all(sides == {"links", "rechts"} for sides in pairs.values()), "half a commit")
        need({int(text) for text in said(lines, "paar")} <= pairs.keys(), "lost commit")
        need(len(notes) == len(set(notes)), "twice a note")
        need(set(said(lines, "noot")) <= set(notes), "lost note")
        _letters_are_whole(vault, letters, said(lines, "stuk"))
        _copies_are_whole(place, vault, said(lines, "kopie"), unpack=not len(lines) % 4)
        need(vault.look_through() == (), "damaged pages")
        _index_is_whole(vault)
    finally:
        vault.lock()
    vault = opened(place, begun)
    need(not vault.notices, f"alarm afterwards {[one.key for one in vault.notices]}")
    vault.lock()
    return "new" if len(pairs) > len(said(lines, "paar")) else "old"


def _opened_with_the_right_words(place: Path, lines: list[str]) -> tuple[Vault, str]:
    true, begun = ([PASSPHRASE, *said(lines, "woord")][-1]), [PASSPHRASE, *said(lines, "wil")][-1]
    for words in dict.fromkeys((true, begun)):
        try:
            return opened(place, words), words
        except Expected as error:
            if error.key != "vault.wrong_key":
                raise Fault(f"unreadable {error.key}") from None
    raise Fault("lost passphrase")


def _rows(session: Any, statement: str) -> list[Any]:
    return list(session.connection().exec_driver_sql(statement))


def _pairs(session: Any) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for row in _rows(session, "SELECT note FROM log_entry"):
        _, number, side, *_ = row[0].split()
        found.setdefault(int(number), set()).add(side)
    return found


def _notes(session: Any) -> list[str]:
    return [row[0].split('"what": "')[1].split('"')[0] for row in _rows(session, "SELECT content FROM draft")]


def _letters(session: Any) -> dict[int, str]:
    return dict(tuple(row) for row in _rows(session, "SELECT id, attachment_id FROM document"))


def _letters_are_whole(vault: Vault, letters: dict[int, str], known: list[str]) -> None:
    turns = {int(row): int(turn) for row, turn in (text.split() for text in known)}
    need(turns.keys() <= letters.keys(), "lost document")
    for row in letters:
        try:
            content = vault.ask(content_of(DocumentId(row)))
        except Expected as error:
            raise Fault(f"half a document {error.key}") from None
        need(content == _letter(turns.get(row, content[0])), "half a document")
    folder = vault.folder / "bijlagen"
    there = set(os.listdir(folder)) if folder.is_dir() else set()
    need(there == set(letters.values()), "left a file that no row knows")


def _copies_are_whole(place: Path, vault: Vault, known: list[str], *, unpack: bool) -> None:
    for one in (vault.folder, *place.glob("stick/*")):
        with vault.inside() as inside:
            found = backup.listed_of(vault.id, inside.master, (one,))
            need(all(copy.problem is None for copy in found), "half a back-up")
            need(set(known) <= {file.name for copy in found for file in copy.files}, "lost back-up")
            if found and unpack:
                restore.from_open(inside, found[0].files[0]).discard()
    need(not known or any(place.glob("stick/*")), "lost back-up")
    need(not list(vault.folder.glob("reserve/.*")), "left a half back-up")


def _index_is_whole(vault: Vault) -> None:
    try:
        maintenance(vault._engine, "INSERT INTO search(search, rank) VALUES('integrity-check', 1)")
    except Exception as error:
        raise Fault(f"damaged index {type(error).__name__}") from None


# --- restore ----------------------------------------------------------------------------------------------------------


def ready_to_restore(place: Path) -> None:
    vault = new_vault(place / NAME)
    vault.carry_out(AddStudent("Oud", "Smit"))
    document(vault, _letter(1))
    with vault.inside() as inside:
        backup.make(inside)
    vault.carry_out(AddStudent("Later", "Smit"))
    vault.lock()


def go_back(place: Path) -> None:
    _leave(place, "voor de deur")
    vault = opened(place)
    _leave(place, "noot")
    with vault.inside() as inside:
        ready = restore.from_open(inside, backup.listed(inside)[0].files[0])
    say("gereed")
    vault.lock()
    ready.swap(now=NOW)
    say("terug")
    opened(place).lock()
    say("dicht")


def after_going_back(place: Path, lines: list[str]) -> str:
    there = find(place)
    need(place / NAME in there, "lost vault")
    found, aside = set(), [one for one in there if one != place / NAME]
    for folder in there:
        try:
            vault = unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=clock)
        except Expected as error:
            raise Fault(f"unreadable {error.key}") from None
        told = {one.key for one in vault.notices} - UNTOLD
        need(not told, f"alarm {sorted(told)}")
        need(len(vault.ask(content_of(DocumentId(1)))) == LETTER, "half a document")
        need(vault.look_through() == (), "damaged pages")
        need(not said(lines, "gereed") or "noot" in vault.ask(_notes), "lost note")
        found.add((vault.ask(names), folder in aside))
        vault.lock()
    back = found == {(("Oud",), False), (("Oud", "Later"), True)}
    need(back or found == {(("Oud", "Later"), False)}, "neither the old nor the new")
    need(back or "terug" not in lines, "lost restore")
    need(not list(place.glob(f".{NAME}.*")), "left a half folder")
    return "new" if back else "old"


# --- create -----------------------------------------------------------------------------------------------------------


def make_one(place: Path) -> None:
    for turn in range(3):
        vault = new_vault(place / f"kluizen{turn}" / NAME)
        say("kluis", turn)
        vault.carry_out(AddStudent("Noor", "Smit"))
        say("leerling", turn)
        vault.lock()


def after_making(place: Path, lines: list[str]) -> str:
    made = 0
    for turn in range(3):
        vaults = place / f"kluizen{turn}"
        there = find(vaults)
        need(bool(there) or str(turn) not in said(lines, "kluis"), "lost vault")
        for folder in there:
            try:
                vault = unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=clock)
            except Expected as error:
                raise Fault(f"unreadable {error.key}") from None
            told = {one.key for one in vault.notices} - UNTOLD
            need(not told, f"alarm {sorted(told)}")
            need(bool(vault.ask(names)) or str(turn) not in said(lines, "leerling"), "lost commit")
            need(vault.look_through() == (), "damaged pages")
            vault.lock()
            made += 1
        if not there:
            vault = new_vault(vaults / NAME)  # what was left half does not stand in the way
            vault.lock()
    return "new" if made > len(said(lines, "kluis")) else "old"


@dataclass(frozen=True, slots=True)
class Story:
    """How it begins, what the child does, and what must be true after a cut (gives old or new, raises ``Fault``)."""

    begin: Callable[[Path], None]
    child: Callable[[Path], None]
    after: Callable[[Path, list[str]], str]


STORIES = {
    "work": Story(ready_to_work, work, after_work),
    "restore": Story(ready_to_restore, go_back, after_going_back),
    "create": Story(lambda _place: None, make_one, after_making),
}
