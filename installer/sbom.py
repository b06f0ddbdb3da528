#!/usr/bin/env python3
"""The bill of materials of a build, as CycloneDX 1.5 JSON: same input, same bytes. Standard library only.

    python3 installer/sbom.py --lock requirements.lock --site SITE-PACKAGES --version 0.2.0 --date EPOCH --out FILE
                              [--extra "name|version|licence|purl" ...]

A component is a package that the lock pins and that stands in the folder, in the version of the lock; anything else is
refused. Packages of the lock that another system needs are left out. ``--extra`` adds what is no Python package: the
interpreter, the bootloader, a system library.
"""

import argparse
import json
import re
import sys
import uuid
from datetime import UTC, datetime
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Any

NAMESPACE = uuid.UUID("6f8f0a5e-6c0a-5d5e-9d2f-3a0f6f0f7c11")

# what some packages say nowhere but in their licence file or on their page
UNSAID = {"jinja2": "BSD-3-Clause", "reportlab": "BSD-3-Clause", "segno": "BSD-3-Clause", "sqlcipher3": "Zlib"}


def canonical(name: str) -> str:
    """The name of a package as an index spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock: Path) -> dict[str, str]:
    """Name and version of every package in a hashed requirements file."""
    lines = lock.read_text("utf-8").splitlines()
    found = (re.match(r"([A-Za-z0-9][A-Za-z0-9._-]*)==(\S+)", line) for line in lines)
    return {canonical(line[1]): line[2] for line in found if line}


def installed(site: Path) -> dict[str, Message]:
    """The metadata of every package in a site-packages folder."""
    found = {}
    for file in sorted(site.glob("*.dist-info/METADATA")):
        metadata = Parser().parsestr(file.read_text("utf-8", "replace"), headersonly=True)
        found[canonical(metadata["Name"])] = metadata
    return found


def licence_of(metadata: Message) -> str:
    """What a package says its licence is: an SPDX expression, a short line, a classifier, or nothing."""
    if expression := metadata.get("License-Expression"):
        return expression.strip()
    short = (metadata.get("License") or "").strip()
    if short and "\n" not in short and len(short) <= 60 and short.upper() != "UNKNOWN":
        return short
    named = [item.rpartition(" :: ")[2] for item in metadata.get_all("Classifier", []) if item.startswith("License ::")]
    return " AND ".join(sorted(set(named))) or UNSAID.get(canonical(metadata["Name"]), "")


def _licences(metadata: Message) -> list[dict[str, Any]]:
    if expression := metadata.get("License-Expression"):
        return [{"expression": expression.strip()}]
    return [{"license": {"name": text}}] if (text := licence_of(metadata)) else []


def _needs(metadata: Message, known: dict[str, Message]) -> list[str]:
    """What a package needs of the others; what only an extra needs does not count."""
    wanted = (line for line in metadata.get_all("Requires-Dist", []) if not re.search(r";.*\bextra\b", line))
    names = {canonical(match[0]) for line in wanted if (match := re.match(r"[A-Za-z0-9._-]+", line))}
    return sorted(names & set(known))


def chosen(lock: Path, site: Path) -> dict[str, Message]:
    """The packages that go along. Raises ValueError when the folder does not hold what the lock says."""
    pins, found = pinned(lock), installed(site)
    wrong = sorted(name for name in set(pins) & set(found) if found[name]["Version"] != pins[name])
    if wrong:
        raise ValueError(f"other versions than in {lock.name}: {', '.join(wrong)}")
    return {name: found[name] for name in sorted(set(pins) & set(found))}


def make(lock: Path, site: Path, *, version: str, date: int, extra: list[str]) -> bytes:
    """The whole document. ``extra`` holds ``name|version|licence|purl``."""
    packages = chosen(lock, site)
    purls = {name: f"pkg:pypi/{name}@{metadata['Version']}" for name, metadata in packages.items()}
    components: list[dict[str, Any]] = [
        {
            "type": "library",
            "bom-ref": purls[name],
            "name": name,
            "version": metadata["Version"],
            "description": (metadata.get("Summary") or "").strip(),
            "licenses": _licences(metadata),
            "purl": purls[name],
        }
        for name, metadata in packages.items()
    ]
    for line in sorted(extra):
        name, number, licence, purl = line.split("|")
        components.append(
            {"type": "library", "bom-ref": purl, "name": name, "version": number,
             "licenses": [{"license": {"name": licence}}] if licence else [], "purl": purl}
        )  # fmt: skip
    own = f"pkg:generic/jobcoach@{version}"
    edges = [
        {"ref": purls[name], "dependsOn": [purls[one] for one in _needs(metadata, packages)]}
        for name, metadata in packages.items()
    ]
    document: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": "",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(date, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application", "bom-ref": own, "name": "JobCoach", "version": version,
                "licenses": [{"expression": "EUPL-1.2"}], "purl": own,
            },
        },
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": sorted(item["purl"] for item in components)}, *edges],
    }  # fmt: skip
    document["serialNumber"] = f"urn:uuid:{uuid.uuid5(NAMESPACE, json.dumps(document, sort_keys=True))}"
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


def main(words: list[str]) -> int:
    """Write the document; 1 when the folder is not what the lock says."""
    options = argparse.ArgumentParser(description="CycloneDX bill of materials of a JobCoach build")
    for name in ("lock", "site", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    options.add_argument("--version", required=True)
    options.add_argument("--date", type=int, required=True, help="seconds since 1970: SOURCE_DATE_EPOCH")
    options.add_argument("--extra", action="append", default=[], metavar="NAME|VERSION|LICENCE|PURL")
    said = options.parse_args(words)
    try:
        content = make(said.lock, said.site, version=said.version, date=said.date, extra=said.extra)
    except ValueError as error:
        print(f"sbom.py: {error}", file=sys.stderr)
        return 1
    said.out.write_bytes(content)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
