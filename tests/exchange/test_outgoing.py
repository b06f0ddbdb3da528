"""A file that leaves the vault, in a folder where somebody else may have been first."""

import errno
import os
from pathlib import Path

import pytest

from jobcoach.exchange.outgoing import plain_names, write_folder, write_whole
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


WRONG = ["../../x.pdf", "..", ".", "", "/x.pdf", "a/b.pdf", "a\\b.pdf", "C:x.pdf", "a\x00.pdf", "a.pdf "]


@pytest.mark.parametrize("name", WRONG)
def test_a_folder_takes_no_name_that_leads_elsewhere(tmp_path: Path, name: str) -> None:
    parent = tmp_path / "een" / "twee"
    parent.mkdir(parents=True)
    for folder, file in (("Mijn map", name), (name, "a.pdf")):
        with pytest.raises(Expected) as told:
            write_folder(parent, folder, [(file, b"geheim")])
        assert told.value.key == "file.name"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert list(parent.iterdir()) == []


def test_no_file_of_a_folder_is_lost_under_the_name_of_another(tmp_path: Path) -> None:
    for second in ("a.pdf", "A.PDF"):
        with pytest.raises(Expected) as told:
            write_folder(tmp_path, "Mijn map", [("a.pdf", b"1"), (second, b"2")])
        assert told.value.key == "file.name"
    assert list(tmp_path.iterdir()) == []


def test_names_are_made_plain_and_each_their_own() -> None:
    names = ["a.pdf", "A.pdf", "99ZZ-A/B-1.pdf", "..", "a.pdf", "map"]
    assert plain_names(names) == ["a.pdf", "A_2.pdf", "99ZZ-A_B-1.pdf", "_", "a_3.pdf", "map"]


def test_what_somebody_else_has_beside_a_new_folder_stays(tmp_path: Path) -> None:
    theirs = tmp_path / ".Mijn map.deel"
    theirs.mkdir()
    (theirs / "mijn.txt").write_text("kostbaar")
    made = write_folder(tmp_path, "Mijn map", [("a.pdf", b"1")])
    assert (theirs / "mijn.txt").read_text() == "kostbaar"
    assert [path.name for path in made.iterdir()] == ["a.pdf"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [".Mijn map.deel", "Mijn map"]


@posix
def test_a_link_to_nowhere_under_its_name_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "Mijn map").symlink_to(tmp_path / "nergens")
    assert write_folder(tmp_path, "Mijn map", [("a.pdf", b"1")]).name == "Mijn map 2"
    assert (tmp_path / "Mijn map").is_symlink()
    assert not (tmp_path / "nergens").exists()


def test_a_folder_that_comes_at_the_last_moment_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def late(part: Path, target: Path) -> Path:
        if target.name == "Mijn map":
            target.mkdir()
            (target / "mijn.txt").write_text("kostbaar")
        return rename(part, target)

    monkeypatch.setattr(Path, "rename", late)
    assert write_folder(tmp_path, "Mijn map", [("a.pdf", b"1")]).name == "Mijn map 2"
    assert [path.name for path in (tmp_path / "Mijn map").iterdir()] == ["mijn.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Mijn map", "Mijn map 2"]
