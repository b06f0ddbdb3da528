"""Packages of Debian 13, each against its hash, through the mirror that this machine's own apt uses."""

import hashlib
import re
import subprocess
from pathlib import Path

from installer.windows.tools import HERE, run, say, stop

SUITE = "trixie"
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
LOCK = HERE / "debian.lock"
STDLIB = ("libpython3.13-minimal", "libpython3.13-stdlib")
COMPILER = ("python3.13-minimal", "libc6", "libexpat1", "zlib1g")


def locked() -> dict[str, tuple[str, str]]:
    """Package: version and sha256, as the lock has them."""
    lines = [line.split() for line in LOCK.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {name: (version, digest) for name, version, digest in lines}


def fetch(cache: Path) -> dict[str, Path]:
    """The locked packages as files in ``cache``; what is there already is only checked."""
    lock = locked()
    files = {name: cache / f"{name}.deb" for name in lock}
    absent = [name for name, file in files.items() if not _is(file, lock[name][1])]
    if absent:
        say(f"fetching {len(absent)} packages of Debian {SUITE}")
        apt = _Apt(cache)
        for name in absent:
            apt.download(name, lock[name][0], files[name])
            if not _is(files[name], lock[name][1]):
                files[name].unlink(missing_ok=True)
                stop(f"{name} {lock[name][0]} is not the file that debian.lock knows; nothing of it was used.")
    return files


def relock(cache: Path) -> None:
    """Write the lock anew from what the signed index of the mirror has now."""
    apt = _Apt(cache)
    head = [line for line in LOCK.read_text("utf-8").splitlines() if line.startswith("#")]
    LOCK.write_text("\n".join([*head, *(apt.newest(name) for name in (*STDLIB, *COMPILER))]) + "\n", "utf-8")
    say(f"{LOCK.name} was written anew; look at the difference and build once more.")


def unpack(packages: list[Path], into: Path) -> None:
    """Put the files of packages in a folder."""
    into.mkdir(parents=True, exist_ok=True)
    for package in packages:
        run("dpkg-deb", "-x", package, into)


class _Apt:
    """apt with lists of its own, so that the machine's are not touched."""

    def __init__(self, cache: Path) -> None:
        home = cache / "apt"
        for part in ("lists/partial", "archives/partial"):
            (home / part).mkdir(parents=True, exist_ok=True)
        (home / "status").touch()
        if not KEYRING.is_file():
            stop("the keys of Debian are not here. As root: apt-get install -y debian-archive-keyring")
        (home / "sources.list").write_text(f"deb [arch=amd64 signed-by={KEYRING}] {_mirror()} {SUITE} main\n", "utf-8")
        self._home = home
        self._options = [
            f"-oDir::Etc::sourcelist={home}/sources.list", "-oDir::Etc::sourceparts=/dev/null",
            f"-oDir::State::lists={home}/lists", f"-oDir::State::status={home}/status", f"-oDir::Cache={home}",
            "-oAPT::Architecture=amd64", "-oAPT::Sandbox::User=root", "-oAcquire::Languages=none",
        ]  # fmt: skip
        run("apt-get", *self._options, "-q", "update")

    def download(self, name: str, version: str, to: Path) -> None:
        """One package of exactly this version."""
        for old in self._home.glob(f"{name}_*.deb"):
            old.unlink()
        done = subprocess.run(
            ["apt-get", *self._options, "-q", "download", f"{name}={version}"],
            cwd=self._home, check=False, capture_output=True, text=True,
        )  # fmt: skip
        found = list(self._home.glob(f"{name}_*.deb"))
        if done.returncode or len(found) != 1:
            stop(f"the mirror no longer has {name} {version}. Renew the lock: build.py --relock.")
        found[0].replace(to)

    def newest(self, name: str) -> str:
        """The line of the lock for the version that the mirror has."""
        said = run("apt-cache", *self._options, "show", "--no-all-versions", name)
        fields = dict(re.findall(r"(?m)^(Version|SHA256): (\S+)$", said))
        return f"{name} {fields['Version']} {fields['SHA256']}"


def _mirror() -> str:
    """The address of Debian's archive that this machine has in its apt sources."""
    folder = Path("/etc/apt")
    texts = [file.read_text("utf-8", "replace") for file in [folder / "sources.list"] if file.is_file()]
    texts += [file.read_text("utf-8", "replace") for file in sorted(folder.glob("sources.list.d/*")) if file.is_file()]
    found = re.findall(r"(?m)^(?:deb\s+(?:\[[^\]]*\]\s*)?|URIs:\s*)(\S+/debian)/?(?:\s|$)", "\n".join(texts))
    if not found:
        stop("no mirror of Debian is named in /etc/apt. Give a Python yourself: --runtime DIR needs the bytecode tools "
             "of Debian too, so add a Debian mirror to the apt sources.")  # fmt: skip
    return str(found[0])


def _is(file: Path, digest: str) -> bool:
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == digest
