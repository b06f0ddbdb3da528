"""A file that leaves the vault, in a folder where somebody else may have been first."""

import errno
import os
from pathlib import Path

import pytest

from jobcoach.exchange.outgoing import write_whole
from jobcoach.model.expected import Expected

posix = pytest.mark.skipif(os.name == "nt", reason="links and modes of POSIX")


@posix
def test_a_link_that_stands_ready_gets_nothing(tmp_path: Path) -> None:
    elsewhere = tmp_path / "van-een-ander"
    elsewhere.write_text("oud")
    (tmp_path / ".overdracht.zip.deel").symlink_to(elsewhere)
    write_whole(tmp_path / "overdracht.zip", b"geheim")
    assert elsewhere.read_text() == "oud"
    assert (tmp_path / "overdracht.zip").read_bytes() == b"geheim"
    assert not (tmp_path / "overdracht.zip").is_symlink()


@posix
def test_a_file_that_stands_ready_does_not_stay_open_for_its_maker(tmp_path: Path) -> None:
    ready = tmp_path / ".overdracht.zip.deel"
    ready.write_text("klaar")
    ready.chmod(0o666)
    with ready.open("rb") as kept_open:
        write_whole(tmp_path / "overdracht.zip", b"geheim")
        assert kept_open.read() == b"klaar"
    assert (tmp_path / "overdracht.zip").stat().st_mode & 0o777 == 0o600


@posix
def test_a_link_in_the_place_of_the_target_is_replaced_and_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "van-een-ander"
    elsewhere.write_text("oud")
    (tmp_path / "overdracht.zip").symlink_to(elsewhere)
    write_whole(tmp_path / "overdracht.zip", b"geheim")
    assert elsewhere.read_text() == "oud"


def test_nothing_half_stays_behind(tmp_path: Path) -> None:
    (tmp_path / "overdracht.zip").mkdir()
    (tmp_path / "overdracht.zip" / "iets").write_text("x")
    with pytest.raises(Expected):
        write_whole(tmp_path / "overdracht.zip", b"geheim")
    assert [path.name for path in tmp_path.iterdir()] == ["overdracht.zip"]


def test_a_folder_in_the_place_of_the_half_file_is_told_and_stays(tmp_path: Path) -> None:
    ready = tmp_path / ".overdracht.zip.deel"
    ready.mkdir()
    (ready / "van-een-ander").write_text("oud")
    with pytest.raises(Expected) as told:
        write_whole(tmp_path / "overdracht.zip", b"geheim")
    assert told.value.key.startswith("file.")
    assert (ready / "van-een-ander").read_text() == "oud"
    assert not (tmp_path / "overdracht.zip").exists()


def test_a_half_file_of_somebody_else_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a shared folder with the sticky bit, where only its owner may take it away."""
    ready = tmp_path / ".overdracht.zip.deel"
    ready.write_text("oud")

    def owned(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EPERM, "not yours", str(path))

    monkeypatch.setattr(Path, "unlink", owned)
    with pytest.raises(Expected) as told:
        write_whole(tmp_path / "overdracht.zip", b"geheim")
    assert told.value.key == "file.read_only"
    assert ready.read_text() == "oud"
