"""LEESMIJ.txt in the hands of a stranger: every line as it stands there, on good packages and on spoiled ones."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jobcoach.handover.cades import sign_detached
from jobcoach.handover.readme import by_hand as by_hand_lines
from jobcoach.handover.readme import verify_command
from jobcoach.handover.seal import SchoolRoot, Seal, sha256_hex
from tests.handover.conftest import MANIFEST, SIGNATURE, Files, Forge

NOW = datetime(2026, 7, 10, 9, 30, 15, tzinfo=UTC)
MAIN, DATA = "Overdracht.pdf", "gegevens/overdracht.json"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@dataclass(frozen=True)
class Outcome:
    """What three steps by hand said."""

    school: str
    list_is_sealed: bool
    sums: int
    counted: int
    listed: int
    there: int

    @property
    def all_well(self) -> bool:
        return self.list_is_sealed and self.sums == 0 and self.counted == self.there


@pytest.fixture
def by_hand(run: Run, tmp_path: Path) -> Callable[[bytes], Outcome]:
    """Unpack with 7-Zip in an empty folder and type what LEESMIJ.txt says; the letter gives the fingerprint only."""

    def walk(container: bytes) -> Outcome:
        package, folder = tmp_path / "p.zip", tmp_path / "uit"
        package.write_bytes(container)
        run("7zz", "x", "-y", "-bd", "-ouit", "p.zip", cwd=tmp_path)
        text = (folder / "LEESMIJ.txt").read_bytes().decode("utf-8")
        # The attacks here leave the text as it was; one that changes it is found by the sums of a good text (README).
        steps = lines(text)
        done = {name: run("sh", "-c", line, cwd=folder) for name, line in steps.items()}
        return Outcome(
            school=done["school"].stdout.strip().partition("=")[2].replace(":", "").lower(),
            list_is_sealed="CAdES Verification successful" in done["later"].stderr,
            sums=done["sums"].returncode,
            counted=int(done["count"].stdout),
            listed=int(re.findall(r"Goed is: ([0-9]+) regels met OK", text)[0]),
            there=int(re.findall(r"daarna het getal ([0-9]+) ", text)[0]),
        )

    return walk


def lines(text: str) -> dict[str, str]:
    """The commands of the text, by what they are for; each stands there once."""
    found = {}
    for name, shape in {
        "school": r"     (openssl x509 .*-fingerprint -sha256)", "now": r"     (openssl x509 (?:(?!-attime).)*/dev/null)",
        "later": r"     (openssl x509 .*-attime.*)", "sums": r"     (grep .*\| sha256sum -c)", "count": r"     (find .*wc -l)",
        "mac": r"     (grep .*shasum -a 256 -c)", "pdfs": r"     (find .*pdfsig.*)",
    }.items():  # fmt: skip
        (found[name],) = re.findall(f"^{shape}\r$", text, re.MULTILINE)
    return {name: line for name, line in found.items() if name not in ("mac", "now", "pdfs")}


def test_every_command_of_the_readme_works_as_written(forge: Forge, by_hand: Callable[[bytes], Outcome]) -> None:
    seen = by_hand(forge.good)
    assert seen.school == sha256_hex(forge.root.certificate_pem)
    assert seen.all_well
    assert seen.listed == 13


def test_the_line_for_a_mac_and_the_one_for_single_pdfs_work_too(unpacked: Path, run: Run) -> None:
    text = (unpacked / "LEESMIJ.txt").read_bytes().decode("utf-8")
    (mac,) = re.findall(r"^     (grep .*shasum -a 256 -c)\r$", text, re.MULTILINE)
    done = run("sh", "-c", mac, cwd=unpacked)
    assert (done.returncode, done.stdout.count(": OK\n")) == (0, 13)
    (pdfs,) = re.findall(r"^     (find .*pdfsig.*)\r$", text, re.MULTILINE)
    seen = run("sh", "-c", pdfs, cwd=unpacked).stdout
    assert seen.count("Signature is Valid.") == seen.count("Total document signed") == 2
    assert "niet door ons getest" in text[: text.index("Select-String")]


def test_the_three_steps_are_three_and_compare_nothing_by_eye_but_the_school(unpacked: Path) -> None:
    text = (unpacked / "LEESMIJ.txt").read_text(encoding="utf-8")
    assert re.findall(r"^STAP ([0-9])", text, re.MULTILINE) == ["1", "2", "3"]
    assert "DigestValue" not in text


def spoil_data(forge: Forge) -> bytes:
    return forge.replace(**{DATA: dict(forge.files())[DATA].replace(b"Yusuf", b"Joost")})


def spoil_data_and_list(forge: Forge) -> bytes:
    """The thief works the list over too: the seal over it no longer fits."""
    files = dict(forge.files())
    evil = files[DATA].replace(b"Yusuf", b"Joost")
    listed = forge.resign(forge.content(**{DATA: evil}))
    return forge.replace(**{DATA: evil, MANIFEST: dict(forge.files(listed))[MANIFEST]})


def file_removed(forge: Forge) -> bytes:
    return forge.zip((name, data) for name, data in forge.files() if name != "documenten/praktijkverklaring-1.pdf")


def file_added(forge: Forge, name: str = "documenten/besluit.pdf") -> bytes:
    return forge.zip([*forge.files()[:2], (name, forge.sealed), *forge.files()[2:]])


def file_in_the_place_of_mimetype(forge: Forge) -> bytes:
    """As many files as there should be."""
    return forge.zip([("documenten/besluit.pdf", forge.sealed), *forge.files()[1:]])


def strangers_list(forge: Forge) -> bytes:
    """A second list with a second seal, beside the good one."""
    manifest = dict(forge.files())[MANIFEST].replace(b"001", b"002")
    seal = sign_detached(manifest, forge.seal, at=NOW)
    second: Files = [("META-INF/ASiCManifest002.xml", manifest), ("META-INF/signature002.p7s", seal)]
    return forge.zip([*forge.files(), *second])


def duplicate(forge: Forge) -> bytes:
    """The evil one last, which is what unpacking leaves."""
    return forge.zip([*forge.files()[:2], (MAIN, forge.pdf), *forge.files()[2:]])


def link(forge: Forge) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in forge.files():
            archive.writestr(name, data)
        info = zipfile.ZipInfo("documenten/besluit.pdf")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "../Overdracht.pdf")
    return buffer.getvalue()


def empty_folder(forge: Forge) -> bytes:
    buffer = io.BytesIO(forge.good)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("BEL VOOR HET ANTWOORD 06 5550 0009/", b"")
    return buffer.getvalue()


def other_seal(forge: Forge) -> bytes:
    return forge.replace(**{SIGNATURE: dict(forge.files(forge.package()))[SIGNATURE][:-9] + b"\0" * 9})


SPOILED = (
    spoil_data, spoil_data_and_list, file_removed, file_added, file_in_the_place_of_mimetype, strangers_list, duplicate, link, other_seal,
    empty_folder,
)  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILED, ids=lambda spoil: spoil.__name__)
def test_a_spoiled_package_does_not_pass_by_hand(
    forge: Forge, by_hand: Callable[[bytes], Outcome], spoil: Callable[[Forge], bytes]
) -> None:
    evil = spoil(forge)
    assert forge.check(evil).exit_code == 2
    assert not by_hand(evil).all_well


def test_another_school_with_the_same_name_is_seen_at_the_first_step(
    forge: Forge, school_of: Callable[..., tuple[object, object]], by_hand: Callable[[bytes], Outcome]
) -> None:
    _, seal = school_of(now=NOW.replace(day=1))
    seen = by_hand(forge.package(seal=seal))  # type: ignore[arg-type]
    assert seen.all_well, "everything fits, but for the school"
    assert seen.school != sha256_hex(forge.root.certificate_pem)


def test_a_second_root_in_the_file_does_not_stand_for_the_school(
    forge: Forge, school_of: Callable[..., tuple[SchoolRoot, Seal]], by_hand: Callable[[bytes], Outcome]
) -> None:
    """openssl shows the fingerprint of the first certificate of a file, and would trust every one in it."""
    stranger, seal = school_of(now=NOW.replace(day=1))
    roots = forge.root.certificate_pem + stranger.certificate_pem
    evil = forge.main(dict(forge.files())[DATA], seal=seal)
    seen = by_hand(forge.resign(forge.content(**{MAIN: evil, "zegel/school-root.pem": roots}), seal=seal, at=NOW))
    assert seen.school == sha256_hex(forge.root.certificate_pem)
    assert (seen.sums, seen.counted) == (0, seen.there), "the list is the stranger's own, and fits"
    assert not seen.list_is_sealed


def test_what_the_computer_trusts_by_itself_does_not_stand_for_the_school(
    forge: Forge, school_of: Callable[..., tuple[SchoolRoot, Seal]], run: Run, tmp_path: Path
) -> None:
    stranger, seal = school_of(school="Een openbare uitgever", now=NOW.replace(day=1))
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "ca.pem").write_bytes(stranger.certificate_pem)
    run("openssl", "rehash", "store", cwd=tmp_path)
    (tmp_path / "p.zip").write_bytes(forge.resign(forge.content(), seal=seal, at=NOW))
    run("7zz", "x", "-y", "-bd", "-ouit", "p.zip", cwd=tmp_path)
    line = f"export SSL_CERT_DIR={tmp_path / 'store'}; {verify_command('zegel/school-root.pem', at=NOW)}"
    without = line.replace(" -no-CApath -no-CAstore", "")
    assert "successful" in run("sh", "-c", without, cwd=tmp_path / "uit").stderr
    assert "Verification failure" in run("sh", "-c", line, cwd=tmp_path / "uit").stderr


def test_the_letter_holds_the_lines_that_the_package_holds(unpacked: Path, run: Run) -> None:
    """A package cannot vouch for its own instructions."""
    text = (unpacked / "LEESMIJ.txt").read_text(encoding="utf-8")
    shown, seal, sums, count = by_hand_lines()
    assert all(line in text for line in (shown, seal, sums))
    assert (
        run("sh", "-c", sums, cwd=unpacked).stdout.count(": OK\n")
        == int(run("sh", "-c", count, cwd=unpacked).stdout) - 2
    )
