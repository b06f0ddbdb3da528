"""What comes along on paper: the licences of everything inside, and the bill of materials (CycloneDX 1.6)."""

import hashlib
import json
import re
import shutil
import uuid
from datetime import UTC, datetime
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from installer.windows.tools import ROOT, file_version, stop
from installer.windows.tree import PARTS, PYTHON

LICENCES = "licenties"
BILL = "onderdelen.cdx.json"
_COMMON = Path("/usr/share/common-licenses")
_TEXTS_OF = {  # packages whose wheel carries no text of its licence
    "pyside6_essentials": ("LGPL-3", "GPL-3"),
    "shiboken6": ("LGPL-3", "GPL-3"),
    "docxtpl": ("LGPL-2.1",),
}
_NAMED = {  # what a package calls its licence, as SPDX has it, where it is not that already
    "MIT License": "MIT",
    "Apache 2.0": "Apache-2.0",
    "BSD, Public Domain": "BSD-2-Clause AND LicenseRef-PublicDomain",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
}
_UNNAMED = {"jinja2": "BSD-3-Clause", "segno": "BSD-3-Clause", "sqlcipher3": "Zlib", "reportlab": "BSD-3-Clause"}
_INSIDE = {  # libraries within packages: name, licence, the file and the words in it that tell the version
    "sqlcipher3": [
        ("SQLCipher", "BSD-3-Clause", "sqlcipher3/*.pyd", rb"\0(4\.\d+\.\d+)\0"),
        ("OpenSSL (in SQLCipher)", "Apache-2.0", "sqlcipher3/*.pyd", rb"OpenSSL (\d+\.\d+\.\d+)"),
    ],
    "cryptography": [
        ("OpenSSL (in cryptography)", "Apache-2.0", "cryptography/hazmat/bindings/*.pyd", rb"OpenSSL (\d+\.\d+\.\d+)")
    ],
    "pikepdf": [("qpdf", "Apache-2.0", "", b"")],
    "pypdfium2": [("PDFium", "BSD-3-Clause AND Apache-2.0", "pypdfium2_raw/version.json", rb'"build": (\d+)')],
    "pyside6-essentials": [("Qt", "LGPL-3.0-only", "PySide6/Qt6Core.dll", rb"Qt (\d+\.\d+\.\d+) \(")],
}
_LICENCE_NAMES = re.compile(r"(licen[cs]e|copying|notice|authors)", re.I)


def write_licences(tree: Path, compiler: Path) -> None:
    """Gather the licence texts, a folder per part. Stops when a package has none."""
    to = tree / LICENCES
    _keep(ROOT / "LICENSE", to / "JobCoach" / "LICENSE.txt")
    python = compiler / "usr/share/doc/libpython3.13-minimal/copyright"
    _keep(python, to / "CPython" / "copyright.txt")
    _keep(_COMMON / "Apache-2.0", to / "OpenSSL" / "Apache-2.0.txt")
    for info in sorted((tree / PARTS / "site-packages").glob("*.dist-info")):
        name = info.name.partition("-")[0]
        texts = [file for file in sorted(info.rglob("*")) if file.is_file() and _tells_licence(file, info)]
        for file in texts:
            below = file.relative_to(info).as_posix().removeprefix("licenses/").replace("/", "-")
            _keep(file, to / name / (below if "." in below else f"{below}.txt"))
        for common in _TEXTS_OF.get(name.lower(), ()):
            _keep(_COMMON / common, to / name / f"{common}.txt")
        if not texts and name.lower() not in _TEXTS_OF:
            _only_named(info, to / name)
        shutil.rmtree(info / "licenses", ignore_errors=True)  # they are gathered above


def _tells_licence(file: Path, info: Path) -> bool:
    return "licenses" in file.relative_to(info).parts or _LICENCE_NAMES.match(file.name) is not None


def _only_named(info: Path, to: Path) -> None:
    """A package without any text: what it says of itself is all there is."""
    about = _about(info)
    licence = about["License-Expression"] or about["License"]
    if not licence:
        stop(f"{info.name} tells no licence; look it up before it is spread.")
    to.mkdir(parents=True)
    lines = [
        f"{about['Name']} {about['Version']}",
        f"Licentie: {licence}",
        f"Maker: {about['Author'] or about['Author-email']}",
    ]
    (to / "LICENTIE.txt").write_text("\n".join(lines) + "\n", "utf-8")


def _keep(text: Path, to: Path) -> None:
    if not text.is_file():
        stop(f"the licence text {text} is not here (Debian: base-files).")
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_bytes(text.read_bytes())


def write_bill(tree: Path, *, version: str, built: datetime, given_runtime: bool) -> None:
    """The bill of materials beside the program; the same tree gives the same bytes."""
    site = tree / PARTS / "site-packages"
    runtime = ".".join(map(str, file_version(tree / PARTS / f"{PYTHON}.dll")[:3]))
    source = "embeddable" if given_runtime else "deploy_libs of panda3d 1.10.16, standard library of Debian 13"
    parts = [_part("CPython", _python_number(runtime), "Python-2.0", note=source)]
    for info in sorted(site.glob("*.dist-info")):
        about = _about(info)
        name = str(about["Name"]).lower().replace("_", "-")
        licence = str(about["License-Expression"] or about["License"] or "").splitlines()
        said = _UNNAMED.get(name) or _NAMED.get(licence[0] if licence else "", licence[0] if licence else "")
        parts.append(_part(name, str(about["Version"]), said, purl=f"pkg:pypi/{name}@{about['Version']}"))
        for inside, terms, where, words in _INSIDE.get(name, []):
            parts.append(_part(inside, _number_in(site, where, words), terms, note=f"inside {name}"))
    files = [_file(file, tree) for file in sorted(tree.rglob("*")) if file.is_file() and _is_code(file)]
    bill: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": built.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": "jobcoach", "name": "JobCoach", "version": version,
                          "licenses": [{"license": {"id": "EUPL-1.2"}}]},
        },
        "components": [*parts, *files],
        "dependencies": [{"ref": "jobcoach", "dependsOn": sorted(part["bom-ref"] for part in parts)}],
    }  # fmt: skip
    digest = hashlib.sha256(json.dumps(bill, sort_keys=True).encode()).digest()
    bill["serialNumber"] = f"urn:uuid:{uuid.UUID(bytes=digest[:16], version=4)}"
    (tree / BILL).write_text(json.dumps(bill, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


def _number_in(site: Path, where: str, words: bytes) -> str:
    found = {
        hit.decode() for file in (site.glob(where) if where else ()) for hit in re.findall(words, file.read_bytes())
    }
    return max(found, default="", key=lambda number: [int(part) for part in number.split(".")])


def _part(name: str, version: str, licence: str, *, purl: str = "", note: str = "") -> dict[str, Any]:
    part: dict[str, Any] = {"type": "library", "bom-ref": purl or name.lower(), "name": name}
    if version:
        part["version"] = version
    if licence:
        simple = re.fullmatch(r"[A-Za-z0-9.+-]+", licence) is not None
        spdx = simple or re.fullmatch(r"[A-Za-z0-9.+()-]+( (AND|OR|WITH) [A-Za-z0-9.+()-]+)+", licence)
        part["licenses"] = [{"expression": licence}] if spdx else [{"license": {"name": licence[:80]}}]
    if purl:
        part["purl"] = purl
    if note:
        part["description"] = note
    return part


def _file(file: Path, tree: Path) -> dict[str, Any]:
    name = file.relative_to(tree).as_posix()
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    found: dict[str, Any] = {"type": "file", "bom-ref": f"file:{name}", "name": name}
    if any(version := file_version(file)):
        found["version"] = ".".join(map(str, version))
    return found | {"hashes": [{"alg": "SHA-256", "content": digest}]}


def _is_code(file: Path) -> bool:
    return file.suffix.lower() in (".dll", ".pyd", ".exe")


def _python_number(number: str) -> str:
    """3.13.11150 of the version resource is 3.13.11: the last number holds level and serial behind it."""
    major, minor, micro = number.split(".")
    return f"{major}.{minor}.{int(micro) // 1000 if int(micro) > 1000 else micro}"


def _about(info: Path) -> Any:
    return HeaderParser().parsestr((info / "METADATA").read_text("utf-8"))
