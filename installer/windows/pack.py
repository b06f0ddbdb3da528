"""From the folder to what a school gets: the two executables, setup.exe (NSIS), signatures, sums."""

import hashlib
import json
import os
import shlex
import shutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from installer.windows.panel import write_panel
from installer.windows.tools import HERE, MINGW, ROOT, run, say, size_mb, stop
from installer.windows.tree import PARTS, PYTHON

# Never change these: Windows knows the program by them. The product code follows from upgrade code and version.
UPGRADE_CODE = "0F0C6C6E-64E0-4C5B-9A39-6A1B6B2C7D51"
LONGEST_NAME = 150  # below the folder of installation: Windows and NSIS have 260 for the whole


@dataclass(frozen=True, kw_only=True)
class Release:
    """What is built: version, the commit with its moment, and how it is called as numbers."""

    version: str
    commit: str
    at: datetime

    @property
    def numbers(self) -> list[str]:
        """Four numbers, as Windows wants them."""
        plain = [part for part in self.version.split(".") if part.isdigit()]
        return [*plain, "0", "0", "0", "0"][:4]

    @property
    def built(self) -> str:
        """Version, commit and day: the same for the same commit."""
        return f"{self.version} ({self.commit}, {self.at.astimezone(UTC):%Y-%m-%d})"

    @property
    def product_code(self) -> str:
        """The code by which Windows knows this version of the MSI."""
        return str(uuid.uuid5(uuid.UUID(UPGRADE_CODE), f"JobCoach {self.version}")).upper()


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Signs a file in its place with a certificate (PKCS#12)."""

    certificate: Path
    password: Path
    stamp: str = ""

    def command(self, file: str) -> list[str]:
        """What signs ``file`` into ``file``.signed."""
        words = [
            "osslsigncode",
            "sign",
            "-pkcs12",
            str(self.certificate),
            "-readpass",
            str(self.password),
            "-h",
            "sha256",
        ]
        words += ["-n", "JobCoach", *(["-ts", self.stamp] if self.stamp else []), "-in", file, "-out", f"{file}.signed"]
        return words

    def sign(self, file: Path) -> None:
        """Put the signature in; a signature with a moment of its own makes each build differ."""
        run(*self.command(str(file)))
        file.with_name(f"{file.name}.signed").replace(file)

    def script(self, to: Path) -> Path:
        """A script that does the same, for the uninstaller: NSIS makes that itself and lets it be signed."""
        words = " ".join('"$1"' if word == "%" else '"$1.signed"' if word == "%.signed" else shlex.quote(word)
                         for word in self.command("%"))  # fmt: skip
        to.write_text(f'#!/bin/sh\nset -e\n{words} >/dev/null\nmv "$1.signed" "$1"\n', "utf-8")
        to.chmod(0o700)
        return to


def make_launchers(tree: Path, work: Path, release: Release) -> None:
    """jobcoach.exe for people and jobcoach-cli.exe for a command prompt: the same program with and without windows."""
    icon = ROOT / "resources" / "icons" / "jobcoach.ico"
    kinds = {"jobcoach": ("JobCoach", ["-municode", "-mwindows", "-DWINDOWED"]),
             "jobcoach-cli": ("JobCoach (opdrachtregel)", ["-municode", "-mconsole"])}  # fmt: skip
    for name, (description, options) in kinds.items():
        values = {"ICON_FILE": icon, "MANIFEST_FILE": HERE / "launcher.manifest", "DESCRIPTION": description,
                  "VERSION": release.version, "NAME": f"{name}.exe", "BUILT": release.built}  # fmt: skip
        head = "".join(f'#define {key} "{value}"\n' for key, value in values.items())
        resource = work / f"{name}.rc"
        resource.write_text(
            f'#define NUMBERS {",".join(release.numbers)}\n{head}#include "{HERE / "launcher.rc"}"\n', "utf-8"
        )
        made = work / f"{name}.o"
        run(f"{MINGW}windres", "--codepage=65001", "-O", "coff", resource, made)
        run(f"{MINGW}gcc", "-std=c11", "-Os", "-s", "-Wall", "-Wextra", "-Werror", *options,
            f'-DPYTHON=L"{PYTHON}.dll"', "-o", tree / f"{name}.exe", HERE / "launcher.c", made, "-lshell32",
            "-Wl,--no-insert-timestamp,--dynamicbase,--high-entropy-va,--nxcompat")  # fmt: skip


def write_facts(tree: Path, release: Release) -> None:
    """Version, commit and moment as a file, for the helpdesk."""
    facts = {"versie": release.version, "commit": release.commit, "gemaakt": release.at.isoformat()}
    (tree / "bouw.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")


def files_of(tree: Path) -> list[Path]:
    """All files in one order, and with names that fit. They get one date: that of the commit."""
    files = sorted(file for file in tree.rglob("*") if file.is_file())
    long = [name for file in files if len(name := file.relative_to(tree).as_posix()) > LONGEST_NAME]
    if long:
        stop(f"too long a name for Windows: {long[0]}")
    return files


def set_dates(tree: Path, moment: datetime) -> None:
    """Give every file and folder the moment of the commit."""
    for path in [*tree.rglob("*"), tree]:
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (moment.timestamp(), moment.timestamp()))


def make_setup(tree: Path, work: Path, out: Path, release: Release, *, signer: Signer | None, quick: bool) -> Path:
    """setup.exe for one user. ``quick`` packs fast and large, for a test."""
    say("packing setup.exe" + (", quickly" if quick else " (minutes)"))
    setup = out / f"JobCoach-{release.version}-setup.exe"
    files, panel = work / "files.nsh", write_panel(work / "panel.bmp")
    os.utime(panel, (release.at.timestamp(), release.at.timestamp()))  # its date goes into setup.exe
    files.write_text(_nsis_files(tree, work), "utf-8")
    kilobytes = round(size_mb(tree) * 1e6 / 1024)
    values = {"OUT": setup, "FILES": files, "VERSION": release.version, "NUMBERS": ".".join(release.numbers),
              "BUILT": release.built, "ICON": ROOT / "resources" / "icons" / "jobcoach.ico", "KILOBYTES": kilobytes,
              "PANEL": panel,
              "LAST": files_of(tree / PARTS)[-1].relative_to(tree / PARTS).as_posix().replace("/", "\\")}  # fmt: skip
    defines = [f"-D{key}={value}" for key, value in values.items()]
    if signer:
        defines.append(f"-DSIGN={signer.script(work / 'sign.sh')}")
    if quick:
        defines.append("-DQUICK")
    run("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, HERE / "setup.nsi",
        env={"SOURCE_DATE_EPOCH": str(int(release.at.timestamp()))})  # fmt: skip
    if signer:
        signer.sign(setup)
    return setup


def _nsis_files(tree: Path, work: Path) -> str:
    """The lines that unpack all files, in one order. makensis reads a bracket in a name as a pattern: not that one."""
    lines, folder = [], None
    for number, file in enumerate(files_of(tree)):
        name = file.relative_to(tree).as_posix()
        source = file
        if "[" in name:
            source = work / f"bracket-{number}"
            shutil.copy2(file, source)
        if file.parent != folder:
            folder = file.parent
            below = folder.relative_to(tree).as_posix()
            windows = below.replace("/", "\\")
            lines.append('SetOutPath "$INSTDIR' + ("" if below == "." else f"\\{windows}") + '"')
        lines.append(f'File "/oname={file.name}" "{source}"')
    return "\n".join(lines) + "\n"


def write_sums(files: list[Path], to: Path) -> None:
    """sha256 of what leaves, so that a receiver can compare."""
    digest: Callable[[Path], str] = lambda file: hashlib.sha256(file.read_bytes()).hexdigest()  # noqa: E731
    to.write_text("".join(f"{digest(file)}  {file.name}\n" for file in files), "utf-8")
