#!/usr/bin/env python3
"""The licences of everything that goes along, in one text: same input, same bytes. Standard library only.

python3 installer/licences.py --lock requirements.lock --site SITE-PACKAGES --out FILE
                              [--extra "name|version|licence|file" ...]
"""

import argparse
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import sbom

_NAMES = re.compile(r"(licen[cs]e|copying|notice|copyright|authors)", re.IGNORECASE)
_TEXT = frozenset({"", ".txt", ".md", ".rst"})
# PySide6 and Qt come under more licences; this is how they are used here
CHOICE = (
    "Used under the GNU Lesser General Public License version 3 (LGPL-3.0-only). The Qt libraries are separate files "
    "in this folder and may be replaced by changed ones."
)
CHOICES = {"pyside6-essentials": CHOICE, "shiboken6": CHOICE}
RULE = "=" * 100


def texts(folder: Path) -> list[str]:
    """The licence files of one package, each text once."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and _is_licence(file, folder))
    return list(dict.fromkeys(file.read_text("utf-8", "replace").strip() for file in files))


def _is_licence(file: Path, folder: Path) -> bool:
    where = file.relative_to(folder)
    return file.suffix.lower() in _TEXT and (bool(_NAMES.search(file.name)) or where.parts[0] == "licenses")


def make(lock: Path, site: Path, extra: list[str]) -> str:
    """Every package with what it says and the texts it carries."""
    folders = {sbom.canonical(folder.name.split("-")[0]): folder for folder in site.glob("*.dist-info")}
    pieces = ["JobCoach itself: EUPL-1.2, see LICENSE. It carries these works of others, each under its own licence.\n"]
    for name, metadata in sbom.chosen(lock, site).items():
        head = f"{metadata['Name']} {metadata['Version']}\nLicence: {sbom.licence_of(metadata) or 'see the text'}"
        pieces += [RULE, head, *([CHOICES[name]] if name in CHOICES else []), *texts(folders[name])]
    for line in sorted(extra):
        name, version, licence, file = line.split("|")
        pieces += [RULE, f"{name} {version}\nLicence: {licence}"]
        pieces += [Path(file).read_text("utf-8", "replace").strip()] if file else []
    return "\n\n".join(pieces) + "\n"


def main(words: list[str]) -> int:
    """Write the text."""
    options = argparse.ArgumentParser(description="licences of a JobCoach build")
    for name in ("lock", "site", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    options.add_argument("--extra", action="append", default=[], metavar="NAME|VERSION|LICENCE|FILE")
    said = options.parse_args(words)
    said.out.write_text(make(said.lock, said.site, said.extra), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
