"""The bill of materials and the licences: same input, same bytes, and nothing that the lock does not say."""

import json
from pathlib import Path

import pytest

from installer import licences, sbom

LOCK = """\
een==1.2 \\
    --hash=sha256:aa
twee-en.meer==3 ; sys_platform == 'win32' \\
    --hash=sha256:bb
drie==0.1
"""


def package(site: Path, name: str, version: str, *lines: str, text: str = "") -> None:
    folder = site / f"{name}-{version}.dist-info"
    (folder / "licenses").mkdir(parents=True)
    words = [f"Name: {name}", f"Version: {version}", *lines]
    (folder / "METADATA").write_text("\n".join(["Metadata-Version: 2.4", *words, "", "Licence: in the body"]), "utf-8")
    if text:
        (folder / "licenses" / "LICENSE").write_text(text, "utf-8")


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    (tmp_path / "r.lock").write_text(LOCK, "utf-8")
    return tmp_path / "r.lock"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    package(
        folder, "Een", "1.2", "Summary: zoë", "License-Expression: MIT", "Requires-Dist: Drie>=0 ; python_version > '3'",
        "Requires-Dist: twee ; extra == 'x'", text="MAY BE USED",
    )  # fmt: skip
    package(folder, "drie", "0.1", "Classifier: License :: OSI Approved :: BSD License")
    package(folder, "tool", "9", "License: GPL")
    return folder


def made(lock: Path, site: Path, *extra: str) -> bytes:
    return sbom.make(lock, site, version="1.0", date=86_400, extra=list(extra))


def test_only_what_the_lock_names_and_the_folder_has_is_told(lock: Path, site: Path) -> None:
    bill = json.loads(made(lock, site, "Qt|6|LGPL|pkg:generic/qt@6"))
    assert [(item["name"], item["version"]) for item in bill["components"]] == [
        ("drie", "0.1"),
        ("een", "1.2"),
        ("Qt", "6"),
    ]
    assert bill["components"][1]["description"] == "zoë"
    assert bill["components"][1]["licenses"] == [{"expression": "MIT"}]
    assert bill["components"][0]["licenses"] == [{"license": {"name": "BSD License"}}]
    assert bill["metadata"]["timestamp"] == "1970-01-02T00:00:00Z"
    needs = {item["ref"]: item["dependsOn"] for item in bill["dependencies"]}
    assert needs["pkg:pypi/een@1.2"] == ["pkg:pypi/drie@0.1"]


def test_the_same_input_gives_the_same_bytes_and_another_another_number(lock: Path, site: Path) -> None:
    assert made(lock, site) == made(lock, site)
    other = json.loads(made(lock, site, "Qt|6|LGPL|pkg:generic/qt@6"))
    assert json.loads(made(lock, site))["serialNumber"] != other["serialNumber"]


def test_another_version_than_the_lock_says_is_refused(
    lock: Path, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock.write_text(LOCK.replace("een==1.2", "een==1.3"), "utf-8")
    out = tmp_path / "out.json"
    words = ["--lock", str(lock), "--site", str(site), "--out", str(out), "--version", "1", "--date", "0"]
    assert sbom.main(words) == 1
    assert "een" in capsys.readouterr().err
    assert not out.exists()


def test_every_package_brings_its_licence(lock: Path, site: Path) -> None:
    text = licences.make(lock, site, ["CPython|3.11|PSF-2.0|"])
    assert "Een 1.2\nLicence: MIT" in text
    assert text.count("MAY BE USED") == 1
    assert "CPython 3.11" in text
    assert "tool" not in text
