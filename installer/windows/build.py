#!/usr/bin/env python3
"""Make JobCoach for Windows on Linux: a setup.exe per user and an MSI for the school, from a fresh clone.

python3 installer/windows/build.py [--out DIR]        both, into dist/windows; says which Debian packages it needs
  --runtime DIR              take CPython from its unpacked embeddable folder (3.13, amd64), not the one that is carried
  --sign PFX                 sign everything; --sign-password-file FILE has the password, --timestamp URL adds a moment
  --only tree|setup|msi      stop earlier, or make one of the two
  --quick                    pack fast and large, to try something
  --as-version X.Y.Z         pretend another version, to try an upgrade
  --relock                   write debian.lock anew from what the mirror has

Downloads are kept in build/windows/cache. The same commit gives the same files: their date is that of the commit.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
sys.dont_write_bytecode = True

from installer.windows import debian, msi, pack, papers, tree  # noqa: E402 - found through the line above
from installer.windows.tools import Stopped, check_tools, say, size_mb, stop  # noqa: E402
from run import find_uv  # noqa: E402


def release(version: str | None) -> pack.Release:
    """Version of the program, commit and its moment; SOURCE_DATE_EPOCH goes before the moment of the commit."""
    own = re.search(r'__version__ = "([^"]+)"', (ROOT / "jobcoach" / "__init__.py").read_text("utf-8"))
    commit, moment = _git("rev-parse", "--short=10", "HEAD"), _git("log", "-1", "--format=%ct")
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or moment
    if own is None or not epoch:
        stop("this is no git checkout, so say from when it is: SOURCE_DATE_EPOCH=seconds.")
    if _git("status", "--porcelain", "--", "jobcoach", "resources", "installer", "requirements.lock"):
        commit += "+gewijzigd"
    return pack.Release(version=version or own[1], commit=commit or "?", at=datetime.fromtimestamp(int(epoch), UTC))


def _git(*words: str) -> str:
    done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def main(arguments: list[str]) -> int:
    """Build, and tell the sizes."""
    options = _read(arguments)
    cache = ROOT / "build" / "windows" / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    if options.relock:
        debian.relock(cache)
        return 0
    check_tools(signing=options.sign is not None)
    began = time.monotonic()
    out = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    this = release(options.as_version)
    with tempfile.TemporaryDirectory(prefix="jobcoach-build-") as scratch:
        made = _build(options, this, cache=cache, out=out, work=Path(scratch))
    for file in made:
        say(f"{file.name}: {size_mb(file):.1f} MB")
    say(f"{this.built}, product code {{{this.product_code}}}; {time.monotonic() - began:.0f} seconds")
    return 0


def _build(options: argparse.Namespace, this: pack.Release, *, cache: Path, out: Path, work: Path) -> list[Path]:
    signer = _signer(options, work)
    folder = out / "JobCoach"
    runtime = options.runtime.resolve() if options.runtime else None
    compiler = tree.assemble(folder, cache=cache, runtime=runtime, uv=find_uv(), version=options.as_version)
    pack.make_launchers(folder, work, this)
    papers.write_licences(folder, compiler)
    tree.compile_all(folder / tree.PARTS, compiler)
    if signer:
        for ours in (folder / "jobcoach.exe", folder / "jobcoach-cli.exe", folder / tree.PARTS / "python3.dll"):
            signer.sign(ours)
    papers.write_bill(folder, version=this.version, built=this.at, given_runtime=runtime is not None)
    pack.write_facts(folder, this)
    pack.set_dates(folder, this.at)
    made = [folder]
    if options.only in (None, "setup"):
        made.append(pack.make_setup(folder, work, out, this, signer=signer, quick=options.quick))
    if options.only in (None, "msi"):
        made.append(msi.make_msi(folder, work, out, this, signer=signer))
    pack.write_sums(made[1:], out / "SHA256SUMS")
    shutil.copy(folder / papers.BILL, out / f"JobCoach-{this.version}.cdx.json")
    return made


def _signer(options: argparse.Namespace, work: Path) -> pack.Signer | None:
    if options.sign is None:
        return None
    password = options.sign_password_file
    if password is None:
        password = work / "password"
        password.touch(mode=0o600)
        password.write_text(getpass("Password of the certificate: "), "utf-8")
    return pack.Signer(certificate=options.sign.resolve(), password=password.resolve(), stamp=options.timestamp)


def _read(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "windows")
    parser.add_argument("--runtime", type=Path)
    parser.add_argument("--sign", type=Path)
    parser.add_argument("--sign-password-file", type=Path)
    parser.add_argument("--timestamp", default="")
    parser.add_argument("--only", choices=("tree", "setup", "msi"))
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--as-version")
    parser.add_argument("--relock", action="store_true")
    options = parser.parse_args(arguments)
    for given in (options.runtime, options.sign, options.sign_password_file):
        if given is not None and not given.exists():
            stop(f"{given} is not there.")
    return options


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - this very check
        raise SystemExit("build.py needs Python 3.11 or newer.")
    try:
        raise SystemExit(main(sys.argv[1:]))
    except Stopped:
        raise
