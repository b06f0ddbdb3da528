"""Backups of the open vault: made and checked here, copied to a second place, thinned, and listed."""

import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jobcoach.model.expected import Expected
from jobcoach.vault import ballast, copies, header_file, ledger
from jobcoach.vault.copies import ENDING, Content
from jobcoach.vault.errors import translated
from jobcoach.vault.inside import Inside
from jobcoach.vault.thinning import kept

RESERVE, ATTACHMENTS = "reserve", "bijlagen"
ORDINARY, BEFORE_UPGRADE, BEFORE_RESTORE = "back-up", "voor-bijwerken", "voor-terugzetten"
EVERY = timedelta(minutes=30)
_NAME = re.compile(r"([a-z-]+)-(\d{8}-\d{6})(?:-\d+)?" + re.escape(ENDING))
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup: where it stands, when it was made, and what is in it (None when that cannot be read)."""

    files: tuple[Path, ...] = field(repr=False)
    at: datetime
    kind: str
    content: Content | None = field(default=None, repr=False)
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a run gave: the checked backup, and the key of the sentence when the second place did not work."""

    file: Path = field(repr=False)
    content: Content = field(repr=False)
    second: Path | None = field(default=None, repr=False)
    second_problem: str | None = None
    removed: int = 0


def make(
    inside: Inside,
    *,
    second: Path | None = None,
    kind: str = ORDINARY,
    say: Callable[[str], None] = lambda _: None,
) -> Made:
    """Make a checked backup in the bundle and, when ``second`` is given, in that folder; then thin both.

    The second place never spoils the first: its trouble is told in ``second_problem`` (``backup.second_gone``,
    ``backup.second_full``, ``backup.second_read_only``, ``backup.second_damaged``, ``backup.second_trouble``).
    Raises ``backup.disk_full``, ``vault.copy_damaged``, ``vault.closed``, ``vault.database_damaged`` and their kin.
    """
    with _without_room_told(), translated():
        file = copies.verified_copy(inside, f"{kind}-{inside.now:%Y%m%d-%H%M%S}", kind=kind, say=say)
        content = read(file, inside.master)
        removed = thin(inside.folder / RESERVE, now=inside.now)
    ballast.ensure(inside.folder)
    made = Made(file=file, content=content, removed=removed)
    if second is None:
        return made
    say("Kopie op de tweede plek zetten")
    problem = to_second_place(inside, file, second)
    return replace(made, second=None if problem else second / RESERVE / file.name, second_problem=problem)


def read(file: Path, master: bytearray) -> Content:
    """What is in a backup, by its header alone. Raises ``backup.not_a_backup``, ``vault.header_changed``."""
    with file.open("rb") as stream:
        content = copies.content_of(copies.read_header(stream), master)
    if content is None:
        raise Expected("backup.not_a_backup")
    return content


def to_second_place(inside: Inside, file: Path, second: Path) -> str | None:
    """Copy a backup, new attachments and the ledger to ``second``; the key of what went wrong, or None.

    A folder that is not there is not made: an empty mount point would be the wrong disk.
    """
    try:
        if not (second / RESERVE).is_dir() or not (second / ATTACHMENTS).is_dir():
            return "backup.second_gone"
        for left in second.glob("*/.kopie.*"):
            left.unlink()
        _copy_attachments(inside, second)
        copy_checked(file, second / RESERVE / file.name, check=inside.check)
        ledger.copy(inside.folder, second)
        thin(second / RESERVE, now=inside.now)
    except OSError as error:
        return _problem(error)
    except Expected as error:
        if error.key != "vault.copy_damaged":
            raise
        return "backup.second_damaged"
    return None


def _problem(error: OSError) -> str:
    if error.errno in _FULL:
        return "backup.second_full"
    if error.errno in _FORBIDDEN:
        return "backup.second_read_only"
    return "backup.second_gone" if error.errno in (errno.ENOENT, errno.ENOTDIR) else "backup.second_trouble"


def _copy_attachments(inside: Inside, second: Path) -> None:
    """Attachments never change, so only new ones are copied."""
    mine = inside.folder / ATTACHMENTS
    there = {item.name: item.stat().st_size for item in (second / ATTACHMENTS).iterdir()}
    for file in sorted(mine.iterdir()) if mine.is_dir() else ():
        if not file.name.startswith(".") and there.get(file.name) != file.stat().st_size:
            copy_checked(file, second / ATTACHMENTS / file.name, check=inside.check)


def copy_checked(file: Path, target: Path, *, check: Callable[[], None]) -> None:
    """Copy a file whole or not at all: beside its name, on disk, read back, renamed. Raises ``vault.copy_damaged``."""
    new = target.with_name(f".kopie.{target.name}")
    try:
        with file.open("rb") as source, header_file.create(new) as out:
            while piece := source.read(copies.PIECE):
                check()
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        with file.open("rb") as source, new.open("rb") as made:
            if copies.digest_of(source) != copies.digest_of(made):
                raise Expected("vault.copy_damaged")
        new.replace(target)
        header_file.sync_folder(target.parent)
    finally:
        _forget(new)


def _forget(file: Path) -> None:
    """Remove a half file; when the disk is gone too, the next run removes it."""
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return


def moment_of(file: Path) -> tuple[datetime, str] | None:
    """Instant and kind of a backup by its name, or None when the name is not ours."""
    found = _NAME.fullmatch(file.name)
    try:
        return found and (datetime.strptime(found[2], "%Y%m%d-%H%M%S").replace(tzinfo=UTC), found[1])
    except ValueError:
        return None


def thin(reserve: Path, *, now: datetime) -> int:
    """Remove the backups that the rule of ``thinning`` lets go; the newest of each kind stays. How many went."""
    dated = [(file, *named) for file in reserve.glob(f"*{ENDING}") if (named := moment_of(file))]
    staying = kept((at for _, at, _ in dated), now=now)
    newest = {kind: max(at for _, at, other in dated if other == kind) for _, _, kind in dated}
    going = [file for file, at, kind in dated if at not in staying and at != newest[kind]]
    for file in going:
        file.unlink(missing_ok=True)
    return len(going)


def last(folder: Path) -> datetime | None:
    """Instant of the newest backup in a bundle or second place, by name; needs no key."""
    found = [named[0] for file in (folder / RESERVE).glob(f"*{ENDING}") if (named := moment_of(file))]
    return max(found, default=None)


def is_due(last_backup: datetime | None, *, changed: datetime | None, now: datetime) -> bool:
    """Whether there is new work and the last backup is 30 minutes old (or lies in the future: the clock was set)."""
    if changed is None:
        return False
    if last_backup is None or last_backup > now:
        return True
    return changed > last_backup and now - last_backup >= EVERY


def listed(inside: Inside, *places: Path) -> tuple[Backup, ...]:
    """``listed_of`` for the open vault: its bundle and other places."""
    return listed_of(inside.header.id, inside.master, (inside.folder, *places), check=inside.check)


def listed_of(
    vault: str, master: bytearray, places: tuple[Path, ...], *, check: Callable[[], None] = lambda: None
) -> tuple[Backup, ...]:
    """The backups of the vault with this id in its bundle and other places, newest first; damaged ones told as such."""
    found: dict[str, Backup] = {}
    for place in places:
        for file in _files(place / RESERVE):
            check()
            one = _described(file, vault, master)
            if one is None:
                continue
            known = found.get(file.name)
            if known is not None and known.problem is None:
                one = replace(known, files=(*known.files, *(() if one.problem else one.files)))
            found[file.name] = one
    return tuple(sorted(found.values(), key=_age, reverse=True))


def _age(one: Backup) -> tuple[datetime, int]:
    return one.at, one.content.change_set if one.content else 0


def _files(reserve: Path) -> list[Path]:
    try:
        return sorted(file for file in reserve.glob(f"*{ENDING}") if not file.name.startswith("."))
    except OSError:
        return []


def _described(file: Path, vault: str, master: bytearray) -> Backup | None:
    at, kind = moment_of(file) or (datetime.fromtimestamp(0, UTC), "")
    try:
        with file.open("rb") as stream:
            header = copies.read_header(stream)
            if header.id != vault:
                return None
            content = copies.content_of(header, master)
            whole = content is not None and file.stat().st_size - stream.tell() == content.size
    except Expected as error:
        return Backup(files=(file,), at=at, kind=kind, problem=error.key)
    except OSError:
        return Backup(files=(file,), at=at, kind=kind, problem="backup.unreadable")
    if content is None or not whole:
        return Backup(files=(file,), at=at, kind=kind, problem="backup.damaged")
    return Backup(files=(file,), at=content.at, kind=content.kind, content=content)


@contextmanager
def _without_room_told() -> Iterator[None]:
    """A full disk while backing up is another sentence: what the coach typed is safe."""
    try:
        yield
    except Expected as error:
        if error.key != "vault.disk_full":
            raise
        raise Expected("backup.disk_full") from None


def second_place_in(chosen: Path, vault: str) -> Path:
    """The folder of this vault inside the one that the coach chose: several vaults may share a disk."""
    return chosen / f"JobCoach-{vault[:8]}"


def make_second_place(chosen: Path, vault: str, *, bundle: Path) -> Path:
    """Make the folders in a chosen place and try them. Raises ``backup.second_inside`` and ``backup.second_*``."""
    if not chosen.is_dir():
        raise Expected("backup.second_gone")
    if bundle.resolve() in (chosen.resolve(), *chosen.resolve().parents):
        raise Expected("backup.second_inside")
    place = second_place_in(chosen, vault)
    try:
        for folder in (place, place / RESERVE, place / ATTACHMENTS):
            header_file.make_folder(folder)
        header_file.write_durably(place / RESERVE / ".kopie.proef", b"proef")
        (place / RESERVE / ".kopie.proef").unlink()
    except OSError as error:
        raise Expected(_problem(error)) from None
    return place
