#!/usr/bin/env python3
"""Make the Debian package: ``python3 installer/linux/build.py [--out DIR]``. Needs dpkg-deb, strip and a network once.

It builds in build/linux: a venv of its own from the two hashed locks, PyInstaller's one folder, the bill of materials,
the licences, the tree, and dist/jobcoach_VERSION_ARCH.deb. Dates are those of the commit (SOURCE_DATE_EPOCH). The
Python that runs this file is the one that goes along: for a release take the distribution's own, which has its mends.

PyInstaller is a tool of the build; its GPL has an exception for what its bootloader starts.
"""

import argparse
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from email.utils import formatdate
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE.parent)]
import licences  # noqa: E402 - beside this folder
import sbom  # noqa: E402

import run  # noqa: E402 - the starter knows how to get uv

BUILD = ROOT / "build" / "linux"
VENV, FROZEN, TREE = BUILD / "venv", BUILD / "dist" / "jobcoach", BUILD / "tree"
PYTHON = VENV / "bin" / "python"
LOCK, TOOLS = ROOT / "requirements.lock", HERE / "requirements-build.lock"
ID, SIZES = "nl.jobcoach.JobCoach", (16, 22, 24, 32, 48, 64, 128, 256, 512)
MAINTAINER = "JobCoach <info@example.org>"
CONTROL = """Package: jobcoach
Version: {version}
Section: education
Priority: optional
Architecture: {arch}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Homepage: https://example.org/jobcoach
Description: encrypted offline records for school job coaches
 JobCoach keeps students, internships and coaching logs in one encrypted vault
 on this computer. It prints the papers that have to be printed, and seals the
 handover to the municipality so that it can be checked with standard tools.
 It needs no network.
"""
ICONS = """
import sys
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
app = QGuiApplication([])
svg, folder = QSvgRenderer(sys.argv[1]), sys.argv[2]
for size in map(int, sys.argv[3:]):
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    svg.render(painter, QRectF(0, 0, size, size))
    painter.end()
    assert image.save(f"{folder}/{size}.png")
"""

# libraries inside the wheels, as they tell themselves: they are what a list of known flaws speaks of
INSIDE = """
import PySide6.QtCore, pikepdf, pypdfium2.version, sqlcipher3
from cryptography.hazmat.backends.openssl import backend
cipher = sqlcipher3.connect(":memory:")
cipher.execute("pragma key = 'x'")
ssl = cipher.execute("pragma cipher_provider_version").fetchone()[0].split()[1]
own = cipher.execute("pragma cipher_version").fetchone()[0].split()[0]
print("SQLCipher|%s|BSD-3-Clause|pkg:generic/sqlcipher" % own)
print("OpenSSL in sqlcipher3|%s|Apache-2.0|pkg:generic/openssl" % ssl)
print("OpenSSL in cryptography|%s|Apache-2.0|pkg:generic/openssl" % backend.openssl_version_text().split()[1])
print("Qt|%s|LGPL-3.0-only|pkg:generic/qt" % PySide6.QtCore.qVersion())
print("qpdf|%s|Apache-2.0|pkg:generic/qpdf" % pikepdf.__libqpdf_version__)
print("PDFium|%s|BSD-3-Clause AND Apache-2.0|pkg:generic/pdfium" % pypdfium2.version.PDFIUM_INFO.build)
"""


def do(*command: str | Path, env: dict[str, str] | None = None, cwd: Path = ROOT, quiet: bool = False) -> str:
    """Run a tool of the build; its failure ends the build."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=env, text=True, capture_output=quiet, check=False)
    if done.returncode:
        raise SystemExit(f"build.py: {command[0]} failed ({done.returncode})\n{done.stdout or ''}{done.stderr or ''}")
    return done.stdout or ""


def version() -> str:
    """The version of the program."""
    found = re.search(r'__version__ = "([^"]+)"', (ROOT / "jobcoach" / "__init__.py").read_text("utf-8"))
    if found is None:
        raise SystemExit("build.py: no version in jobcoach/__init__.py")
    return found[1]


def epoch() -> int:
    """The date of the build: SOURCE_DATE_EPOCH, or that of the commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH") or do("git", "log", "-1", "--format=%ct", quiet=True)
    return int(given)


def make_venv() -> None:
    """The packages of the program and PyInstaller, each checked against its hash."""
    uv = run.find_uv()
    env = {"UV_HTTP_TIMEOUT": "180", "UV_SYSTEM_CERTS": "1"} | os.environ | {"UV_PYTHON_DOWNLOADS": "never"}
    env.pop("VIRTUAL_ENV", None)
    do(uv, "venv", "-q", "--clear", "--no-project", "--python", sys.executable, VENV, env=env)
    do(uv, "pip", "sync", "-q", "--require-hashes", "--python", PYTHON, LOCK, TOOLS, env=env)


def freeze(date: int) -> None:
    """One folder with the program; the same hash order every time, so that the archive is the same."""
    env = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C.UTF-8"}
    env |= {"SOURCE_DATE_EPOCH": str(date), "PYTHONHASHSEED": "1", "PYINSTALLER_CONFIG_DIR": str(BUILD / "cache")}
    do(PYTHON, "-m", "PyInstaller", "--clean", "--noconfirm", "--log-level", "WARN", "--distpath", FROZEN.parent,
       "--workpath", BUILD / "work", HERE / "jobcoach.spec", env=env)  # fmt: skip


def site_packages() -> Path:
    """Where the venv keeps its packages."""
    return next((VENV / "lib").glob("python3.*/site-packages"))


def needs() -> tuple[str, str]:
    """Depends and Recommends: Debian's own reckoning over every binary; what only printing needs is recommended."""
    work = BUILD / "shlibs"
    (work / "debian").mkdir(parents=True, exist_ok=True)
    (work / "debian" / "control").write_text("Source: jobcoach\n\nPackage: jobcoach\nArchitecture: any\n", "utf-8")
    files = sorted(file for file in FROZEN.rglob("*") if file.is_file() and not file.is_symlink() and is_elf(file))
    printing = [file for file in files if "printsupport" in file.parts]
    folders = sorted({f"-l{file.parent}" for file in files if ".so" in file.name})
    words = [*folders, *(f"-e{file}" for file in files if file not in printing)]
    words += ["-dRecommends", *(f"-e{file}" for file in printing)]
    found = do("dpkg-shlibdeps", "-O", "--ignore-missing-info", *words, cwd=work, quiet=True)
    lines = dict(line.split("=", 1) for line in found.splitlines() if line.startswith("shlibs:"))
    more = [lines[key] for key in ("shlibs:Recommends",) if key in lines]
    return lines["shlibs:Depends"], ", ".join([*more, "cups-client"])


def is_elf(file: Path) -> bool:
    """Whether this is a program or a library."""
    with file.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def tell_contents(date: int, doc: Path) -> None:
    """The bill of materials and the licences."""
    python = sys.version.split()[0]
    tool = sbom.installed(site_packages())["pyinstaller"]["Version"]
    starter, gpl = f"PyInstaller bootloader|{tool}", "GPL-2.0-or-later with an exception for programs it starts"
    bills = [f"CPython|{python}|PSF-2.0|pkg:generic/python@{python}"]
    bills += [f"{starter}|{gpl}|pkg:generic/pyinstaller-bootloader@{tool}"]
    for line in do(PYTHON, "-c", INSIDE, quiet=True).splitlines():
        bills.append(f"{line}@{line.split('|')[1]}#{line.split('|')[0].replace(' ', '-')}")
    own = next(iter(Path(sys.base_prefix, "lib").glob("python3.*/LICENSE.txt")), "")
    words = [f"CPython|{python}|PSF-2.0|{own}", f"{starter}|{gpl}|"]
    (doc / "sbom.cdx.json").write_bytes(sbom.make(LOCK, site_packages(), version=version(), date=date, extra=bills))
    (doc / "THIRD-PARTY.txt").write_text(licences.make(LOCK, site_packages(), words), "utf-8")


def zipped(target: Path, text: str) -> None:
    """A text as Debian wants it: packed, and without a date inside."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def fill_tree(date: int) -> None:
    """Everything where it will stand."""
    day = datetime.fromtimestamp(date, UTC).date().isoformat()
    fill = {"@VERSION@": version(), "@DATE@": day}
    share, doc = TREE / "usr/share", TREE / "usr/share/doc/jobcoach"
    shutil.rmtree(TREE, ignore_errors=True)
    doc.mkdir(parents=True)
    shutil.copytree(FROZEN, TREE / "usr/lib/jobcoach", symlinks=True)
    (TREE / "usr/bin").mkdir()
    (TREE / "usr/bin/jobcoach").symlink_to("../lib/jobcoach/jobcoach")
    for name, folder in ((f"{ID}.desktop", "applications"), (f"{ID}.metainfo.xml", "metainfo")):
        (share / folder).mkdir()
        (share / folder / name).write_text(_filled(HERE / name, fill), "utf-8")
    zipped(share / "man/man1/jobcoach.1.gz", _filled(HERE / "jobcoach.1", fill))
    changes = f"jobcoach ({version()}) unstable; urgency=medium\n\n  * See the CHANGELOG of the project.\n\n"
    zipped(doc / "changelog.gz", f"{changes} -- {MAINTAINER}  {formatdate(date)}\n")
    eupl = "\n".join(f" {line.strip() or '.'}" for line in (ROOT / "LICENSE").read_text("utf-8").splitlines())
    (doc / "copyright").write_text(_filled(HERE / "copyright", {"@EUPL@": eupl}), "utf-8")
    shutil.copy(HERE.parent / "policy.toml.example", doc)
    (share / "lintian/overrides").mkdir(parents=True)
    shutil.copy(HERE / "lintian-overrides", share / "lintian/overrides/jobcoach")
    draw_icons(share / "icons/hicolor")
    tell_contents(date, doc)


def _filled(file: Path, words: dict[str, str]) -> str:
    text = file.read_text("utf-8")
    for mark, value in words.items():
        text = text.replace(mark, value)
    return text


def draw_icons(theme: Path) -> None:
    """All sizes, and the drawing itself."""
    svg, drawn = ROOT / "resources" / "icons" / "jobcoach.svg", BUILD / "icons"
    drawn.mkdir(parents=True, exist_ok=True)
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    do(PYTHON, "-c", ICONS, svg, drawn, *map(str, SIZES), env=env)
    for name, file in (("scalable", svg), *((f"{size}x{size}", drawn / f"{size}.png") for size in SIZES)):
        (theme / name / "apps").mkdir(parents=True)
        shutil.copy(file, theme / name / "apps" / f"{ID}{file.suffix}")


def settle_files(date: int) -> int:
    """Modes as Debian wants them, one date for all; gives the size in KiB."""
    total = 0
    for file in sorted(TREE.rglob("*"), reverse=True):
        if not file.is_symlink():
            runs = file == TREE / "usr/lib/jobcoach/jobcoach"
            file.chmod(0o755 if file.is_dir() or runs else 0o644)
            total += 4096 if file.is_dir() else -(-file.stat().st_size // 4096) * 4096
        os.utime(file, (date, date), follow_symlinks=False)
    return total // 1024


def pack(out: Path, date: int) -> Path:
    """The .deb itself."""
    size, arch = settle_files(date), do("dpkg", "--print-architecture", quiet=True).strip()
    control = TREE / "DEBIAN"
    control.mkdir()
    depends, recommends = needs()
    told = CONTROL.format(
        version=version(), arch=arch, maintainer=MAINTAINER, size=size, depends=depends, recommends=recommends
    )
    (control / "control").write_text(told, "utf-8")
    files = sorted(file for file in (TREE / "usr").rglob("*") if file.is_file() and not file.is_symlink())
    sums = (f"{hashlib.md5(file.read_bytes()).hexdigest()}  {file.relative_to(TREE)}\n" for file in files)
    (control / "md5sums").write_text("".join(sums), "utf-8")
    out.mkdir(parents=True, exist_ok=True)
    deb = out / f"jobcoach_{version()}_{arch}.deb"
    env = os.environ | {"SOURCE_DATE_EPOCH": str(date)}
    TREE.chmod(0o755)
    do("dpkg-deb", "--root-owner-group", "-Zxz", "--build", TREE, deb, env=env, quiet=True)
    return deb


def main(words: list[str]) -> int:
    """Build, and tell the figures."""
    options = argparse.ArgumentParser(description="make the Debian package of JobCoach")
    options.add_argument("--out", type=Path, default=ROOT / "dist", help="folder for the package (dist)")
    out, begin, date = options.parse_args(words).out.resolve(), time.monotonic(), epoch()
    for step, act in (("venv", make_venv), ("freeze", lambda: freeze(date)), ("tree", lambda: fill_tree(date))):
        print(f"build.py: {step}", file=sys.stderr, flush=True)
        act()
    print("build.py: package", file=sys.stderr, flush=True)
    deb = pack(out, date)
    installed = sum(file.stat().st_size for file in TREE.rglob("*") if file.is_file() and not file.is_symlink())
    figures = (f"{deb.stat().st_size / 1e6:.1f} MB", f"installed {installed / 1e6:.0f} MB")
    print(f"{deb}\n{', '.join(figures)}, {time.monotonic() - begin:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
