"""The school's seal from the command line: made, asked, given, listed, revoked; and what verify then says, and openssl."""

import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jobcoach.caseload.documents import content_of
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.seals import AskSeal, KeepSeal, answered
from jobcoach.handover.issuing import read_request
from tests.caseload.open_vault import add_recipient, add_student, make_caseload, prepare, say_yes
from tests.journeys.test_command_line import Terminal

YESTERDAY = (datetime.now(UTC) - timedelta(days=1)).date()


@dataclass(frozen=True)
class Office:
    """A school with its file and password, and a coach's package sealed under it, all through the front door."""

    terminal: Terminal
    folder: Path
    password: str
    fingerprint: str
    serial: str
    package: Path
    root: Path

    def run(self, *words: str | Path):
        return self.terminal.run(*words, stdin=self.password.encode() + b"\n")

    @property
    def file(self) -> Path:
        return self.folder / "schoolzegel-99ZZ.json"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("kantoor")
    terminal = Terminal(folder)
    made = terminal.run(
        "beheer",
        "zegel",
        "maak",
        folder,
        "--school",
        "Praktijkschool De Linde",
        "--brin",
        "99zz",
        "--plaats",
        "Boterdam",
    )
    assert made.code == 0, made.err
    password = re.search(r"getoond wordt: (\S+)", made.out)[1]  # type: ignore[index]
    fingerprint = re.search(r"Vingerafdruk van de school: ([\d ]+)", made.out)[1].strip()  # type: ignore[index]
    (folder / "kluis").mkdir()
    caseload = make_caseload(folder / "kluis", seal=False)
    caseload.clock.moment = datetime.now(UTC) + timedelta(seconds=1)
    request = folder / "aanvraag.pem"
    request.write_bytes(caseload.do(AskSeal()))
    digits = read_request(request.read_bytes()).digits
    words = ("beheer", "zegel", "geef", request, "--schoolzegel", folder / "schoolzegel-99ZZ.json", "--password-stdin")
    given = terminal.run(
        *words, "--cijfers", digits, "--naar", folder / "zegel.pem", stdin=password.lower().encode()
    )  # fmt: skip
    assert given.code == 0, given.err
    assert "Zegel van Marieke Hol" in given.out
    caseload.do(KeepSeal(seal=caseload.ask(answered((folder / "zegel.pem").read_bytes()))))
    student, recipient = add_student(caseload), add_recipient(caseload)
    say_yes(caseload, student, recipient)
    document = caseload.run(seal_handover(prepare(caseload, student, recipient))).document
    package, root = folder / "pakket.zip", folder / "school-root.pem"
    package.write_bytes(caseload.ask(content_of(document)))
    root.write_bytes(zipfile.ZipFile(package).read("zegel/school-root.pem"))
    caseload.vault.lock()
    listed = terminal.run(
        "beheer", "zegel", "lijst", "--schoolzegel", folder / "schoolzegel-99ZZ.json", "--password-stdin",
        stdin=password.encode(),
    )  # fmt: skip
    serial = re.search(r"- ([0-9a-f]+)  Zegel van Marieke Hol", listed.out)[1]  # type: ignore[index]
    return Office(terminal, folder, password, fingerprint, serial, package, root)


def revoke(office: Office, why: str, name: str, *chosen: str) -> Path:
    words = ("beheer", "zegel", "intrekken", *(chosen or ("--coach", "marieke  HOL")), "--reden", why)
    target = office.folder / name
    spare = office.folder / f"{name}.json"
    shutil.copy(office.file, spare)
    said = office.run(*words, "--schoolzegel", spare, "--naar", target, "--password-stdin")
    assert said.code == 0, said.err
    assert f"--crl {name}" in said.out
    return target


def test_root_digits_and_nothing_tell_known_from_unknown(office: Office) -> None:
    other = office.fingerprint.translate(str.maketrans("0123456789", "1234567890"))
    verify = lambda *more: office.terminal.run("verify", office.package, *more)  # noqa: E731
    assert verify("--root", office.root).code == 0
    assert verify("--pin", office.fingerprint).code == 0
    assert verify("--pin", office.fingerprint.replace(" ", "")).code == 0
    assert verify().code == 1
    wrong = verify("--pin", other)
    assert wrong.code == 2
    assert "De cijfers die je gaf" in wrong.out
    assert verify("--pin", "12345").code == 64
    assert verify("--pin", office.fingerprint, "--root", office.root).code == 64
    assert not list(office.terminal.home.rglob("vertrouwde-scholen.json"))  # a check remembers nothing


def test_a_lost_seal_is_refused_with_the_list_by_us_and_by_openssl(office: Office) -> None:
    crl = revoke(office, "kwijt", "kwijt.crl")
    said = office.terminal.run("verify", office.package, "--root", office.root, "--crl", crl)
    assert said.code == 2
    assert "ingetrokken" in said.out
    unpacked = office.folder / "los"
    zipfile.ZipFile(office.package).extractall(unpacked)
    (office.folder / "beide.pem").write_bytes(office.root.read_bytes() + crl.read_bytes())
    line = [
        "openssl",
        "cms",
        "-verify",
        "-cades",
        "-binary",
        "-inform",
        "DER",
        "-in",
        "META-INF/signature001.p7s",
        "-content",
        "META-INF/ASiCManifest001.xml",
        "-out",
        "/dev/null",
    ]
    fine = subprocess.run([*line, "-CAfile", "../school-root.pem"], cwd=unpacked, capture_output=True, text=True)
    assert "CAdES Verification successful" in fine.stderr
    gone = subprocess.run(
        [*line, "-CAfile", "../beide.pem", "-crl_check"], cwd=unpacked, capture_output=True, text=True
    )
    assert gone.returncode != 0
    assert "certificate revoked" in gone.stderr


def test_a_seal_that_stopped_yesterday_made_this_package_too_late_and_by_number_too(office: Office) -> None:
    crl = revoke(office, "gestopt", "gestopt.crl", "--nummer", office.serial, "--sinds", YESTERDAY.isoformat())
    assert office.terminal.run("verify", office.package, "--crl", crl).code == 2
    later = revoke(office, "gestopt", "later.crl")
    said = office.terminal.run("verify", office.package, "--root", office.root, "--crl", later)
    assert (said.code, "later ingetrokken" in said.out) == (1, True)


def test_lists_that_are_wrong_are_told_apart(office: Office) -> None:
    bad = office.folder / "slecht.crl"
    for content, code in [(b"geen lijst", 2), (office.root.read_bytes(), 2)]:
        bad.write_bytes(content)
        assert office.terminal.run("verify", office.package, "--root", office.root, "--crl", bad).code == code
    assert office.terminal.run("verify", office.package, "--crl", office.folder / "weg.crl").code == 65


def test_what_another_program_reads(office: Office) -> None:
    said = office.terminal.run("verify", office.package, "--pin", office.fingerprint, "--json")
    told = json.loads(said.out)
    assert (said.code, said.err) == (0, "")
    assert set(told) == {
        "jobcoach_verify", "file", "verdict", "exit_code", "sha256", "package", "version", "replaces", "trial", "school", "brin",
        "recipient", "practice", "sealed_at", "sealed_by", "fingerprint", "root_sha256", "findings", "files",
    }  # fmt: skip
    assert (told["jobcoach_verify"], told["verdict"], told["exit_code"]) == (1, "intact_known", 0)
    assert (told["brin"], told["sealed_by"], told["practice"]) == ("99ZZ", "Zegel van Marieke Hol", False)
    assert told["fingerprint"] == office.fingerprint
    shown = subprocess.run(
        ["openssl", "x509", "-in", office.root, "-noout", "-fingerprint", "-sha256"], capture_output=True, text=True
    )
    assert shown.stdout.strip().partition("=")[2].replace(":", "").lower() == told["root_sha256"]
    assert [found["key"] for found in told["findings"]] == ["handover.found.all_intact"]
    changed = office.folder / "veranderd.zip"
    changed.write_bytes(office.package.read_bytes()[:-1])
    refused = office.terminal.run("verify", changed, "--json")
    told = json.loads(refused.out)
    assert (refused.code, told["verdict"], told["school"], told["files"]) == (2, "refused", None, [])
    gone = office.terminal.run("verify", "weg.zip", "--json")
    told = json.loads(gone.out)
    assert (gone.code, told["verdict"], told["findings"][0]["key"]) == (65, "not_opened", "file.absent")
    assert gone.err == ""


def test_a_request_is_answered_only_with_the_digits_of_the_coach(office: Office) -> None:
    request, target = office.folder / "aanvraag.pem", office.folder / "niet.pem"
    words = ("beheer", "zegel", "geef", request, "--schoolzegel", office.file, "--naar", target, "--password-stdin")
    assert office.run(*words).code == 64
    said = office.run(*words, "--cijfers", "00000 00000 00000")
    assert (said.code, target.exists()) == (2, False)
    assert "15 cijfers" in said.err


def test_mistakes_of_the_administrator_change_nothing(office: Office) -> None:
    before = office.file.read_bytes()
    target = office.folder / "x.crl"
    ends = ("--schoolzegel", office.file, "--naar", target, "--password-stdin")
    for words, code in [
        (("maak", office.folder, "--school", "Praktijkschool De Linde", "--brin", "99ZZ", "--plaats", "B"), 1),
        (("maak", office.folder), 64),
        (("maak", office.folder, "--school", "X", "--brin", "QQ", "--plaats", "B"), 1),
        (("intrekken", "--reden", "kwijt", *ends), 64),
        (("intrekken", "--coach", "Niemand", "--reden", "kwijt", *ends), 1),
        (("intrekken", "--nummer", "abc", "--reden", "kwijt", *ends), 1),
        (("intrekken", "--coach", "Marieke Hol", "--reden", "zomaar", *ends), 64),
        (("intrekken", "--coach", "Marieke Hol", "--reden", "kwijt", "--sinds", "2999-01-01", *ends), 64),
        (("verleng",), 64),
        ((), 64),
    ]:
        said = office.run("beheer", "zegel", *words)
        assert said.code == code, (words, said.err)
        assert "Traceback" not in said.err
    wrong = office.terminal.run(
        "beheer", "zegel", "lijst", "--schoolzegel", office.file, "--password-stdin", stdin=b"fout\n"
    )  # fmt: skip
    assert wrong.code == 1
    assert "past niet" in wrong.err
    assert office.file.read_bytes() == before
    assert not target.exists()


def test_no_secret_is_logged_or_left_beside_the_file(office: Office) -> None:
    assert office.password not in office.terminal.logs()
    assert office.password.encode() not in office.file.read_bytes()
    assert not [name.name for name in office.folder.iterdir() if name.name.endswith(".deel")]
