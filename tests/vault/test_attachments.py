"""Large documents beside the database: unreadable without their row, whole or refused, swept when no row knows them."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobcoach.caseload.documents import content_of, documents_of, keep
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.choices import DocumentKind
from jobcoach.model.documents import Document
from jobcoach.model.expected import Expected
from jobcoach.vault import attachments
from jobcoach.vault.attachments import CHUNK, LARGE, TAG
from jobcoach.vault.changes import upkeep
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from tests.vault.acts import PASSPHRASE, AddStudent, clock

CANARY = b"Wietskefleur heeft een indicatie. "


def opened(folder: Path) -> Vault:
    return unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=clock)


def kept(vault: Vault, content: bytes) -> DocumentId:
    def verb(session: Any) -> DocumentId:
        row = keep(
            session,
            kind=DocumentKind.BIJLAGE,
            title="Scan",
            file_name="scan.pdf",
            content=content,
            student=StudentId(1),
        )
        return DocumentId(row.id)

    return vault.carry_out(verb).result


def files(folder: Path) -> list[Path]:
    place = folder / "bijlagen"
    return sorted(place.iterdir()) if place.is_dir() else []


@pytest.fixture
def filled(vault: Vault) -> Vault:
    vault.carry_out(AddStudent("Noor", "Smit"))
    return vault


@settings(max_examples=40)
@given(st.one_of(st.integers(0, 10), st.integers(-2, 2).map(lambda n: max(0, CHUNK + n)), st.integers(0, 5 * CHUNK)))
def test_what_was_written_is_read(size: int) -> None:
    import tempfile

    content = os.urandom(size)
    with tempfile.TemporaryDirectory() as place:
        made = attachments.write(Path(place), content)
        assert attachments.read(Path(place), made) == content
        assert (Path(place) / "bijlagen" / made.id).stat().st_size == attachments.stored_size(size)


def test_every_change_of_a_file_is_told(tmp_path: Path) -> None:
    """Bits, chunks left out, doubled, swapped, cut off, added, and the file of another."""
    content = os.urandom(3 * CHUNK + 500)
    made, other = attachments.write(tmp_path, content), attachments.write(tmp_path, content)
    file = tmp_path / "bijlagen" / made.id
    good, piece = file.read_bytes(), CHUNK + TAG
    chunks = [good[start : start + piece] for start in range(0, len(good), piece)]
    harmed = [good[:place] + bytes([good[place] ^ 128]) + good[place + 1 :] for place in range(0, len(good), 977)]
    harmed += [good[:-1], good + b"x", b"", good[piece:], good[:piece], b"".join(chunks[:3])]
    harmed += [b"".join((chunks[1], chunks[0], *chunks[2:])), b"".join((chunks[0], chunks[0], *chunks[2:]))]
    harmed.append((tmp_path / "bijlagen" / other.id).read_bytes())
    for one in harmed:
        file.write_bytes(one)
        with pytest.raises(Expected, match=r"attachment\.damaged"):
            attachments.read(tmp_path, made)
        assert not attachments.is_whole(tmp_path, made)
    file.unlink()
    with pytest.raises(Expected, match=r"attachment\.missing"):
        attachments.read(tmp_path, made)


def test_a_large_document_stands_beside_the_database(filled: Vault, folder: Path) -> None:
    small, large = CANARY * 10, CANARY * 20_000
    assert len(large) > LARGE
    one, other = kept(filled, small), kept(filled, large)
    assert len(files(folder)) == 1
    assert CANARY not in files(folder)[0].read_bytes()
    assert files(folder)[0].stat().st_mode & 0o077 == 0
    assert (filled.ask(content_of(one)), filled.ask(content_of(other))) == (small, large)
    assert [row.size for row in filled.ask(documents_of(StudentId(1)))] == [len(large), len(small)]
    filled.lock()
    again = opened(folder)
    assert again.ask(content_of(other)) == large
    again.lock()
    assert (folder / "kluis.db").stat().st_size < 2 * len(large)


def test_a_damaged_or_missing_document_is_refused_with_a_sentence(filled: Vault, folder: Path) -> None:
    document = kept(filled, CANARY * 20_000)
    (file,) = files(folder)
    good = file.read_bytes()
    file.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    with pytest.raises(Expected, match=r"attachment\.damaged"):
        filled.ask(content_of(document))
    file.unlink()
    with pytest.raises(Expected, match=r"attachment\.missing"):
        filled.ask(content_of(document))


def test_a_file_whose_row_was_never_kept_goes_at_unlock(filled: Vault, folder: Path) -> None:
    document = kept(filled, CANARY * 20_000)
    (known,) = files(folder)

    def broken(session: Any) -> None:
        keep(session, kind=DocumentKind.BIJLAGE, title="x", file_name="x", content=os.urandom(LARGE + 1))
        raise Expected("record.gone")

    with pytest.raises(Expected, match=r"record\.gone"):
        filled.carry_out(broken)
    (folder / "bijlagen" / f".nieuw.{'a' * 32}").write_bytes(b"half")
    (folder / "bijlagen" / "leesmij.txt").write_bytes(b"van iemand anders")
    assert len(files(folder)) == 4
    filled.lock()
    again = opened(folder)
    assert {item.name for item in files(folder)} == {known.name, "leesmij.txt"}
    assert again.ask(content_of(document)) == CANARY * 20_000
    again.lock()


def test_nothing_is_swept_when_an_old_database_was_put_back(filled: Vault, folder: Path) -> None:
    """The newer database may still come back, and its documents must be there then."""
    filled.lock()
    old = (folder / "kluis.db").read_bytes()
    vault = opened(folder)
    kept(vault, CANARY * 20_000)
    vault.lock()
    newer = (folder / "kluis.db").read_bytes()
    (folder / "kluis.db").write_bytes(old)
    opened(folder).lock()
    assert len(files(folder)) == 1
    assert newer != old


def test_an_erased_row_takes_its_file_along(filled: Vault, folder: Path) -> None:
    document = kept(filled, CANARY * 20_000)

    def erase(session: Any) -> None:
        with upkeep(session):
            session.delete(session.get_one(Document, document))

    filled.carry_out(erase)
    filled.lock()
    opened(folder).lock()
    assert files(folder) == []


def test_a_full_folder_leaves_no_half_file(filled: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Expected, match=r"vault\.disk_full"):
        attachments.write(folder, b"x" * 10)
    assert files(folder) == []


def test_the_keys_never_stand_outside_the_database(filled: Vault, folder: Path) -> None:
    kept(filled, CANARY * 20_000)
    rows = filled.ask(lambda s: attachments.of_rows(s.connection()))
    filled.lock()
    for file in (item for item in folder.rglob("*") if item.is_file()):
        content = file.read_bytes()
        assert rows[0].key not in content
        assert rows[0].key.hex().encode() not in content
    assert repr(rows[0].key) not in repr(rows[0])
    shutil.rmtree(folder)
