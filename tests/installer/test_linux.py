"""The Debian package as a school gets it: built, judged, installed in a bare system, used, checked from outside, removed.

Slow, and for root on Debian: ``python -m pytest tests/installer --all``. JOBCOACH_DEB names a package that is built
already; JOBCOACH_BARE_SYSTEM a folder with a bare Debian (debootstrap --variant=minbase) to copy in place of making one.
"""

import faulthandler
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "installer" / "linux" / "build.py"
COACH = "10771:10771"  # a user that the system does not have to know
HOME = Path("/srv/Zoë Çelik")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux" or not shutil.which("dpkg-deb"), reason="builds a Debian package"),
]


def do(*words: object, **more: object) -> subprocess.CompletedProcess[str]:
    """Run a tool; what it says is shown when it fails."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload]
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="session")
def deb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if given := os.environ.get("JOBCOACH_DEB"):
        return Path(given)
    faulthandler.cancel_dump_traceback_later()  # a build takes minutes
    out = tmp_path_factory.mktemp("deb")
    do(sys.executable, BUILD, "--out", out)
    return next(out.glob("*.deb"))


@pytest.fixture(scope="session")
def content(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package unpacked, not installed."""
    folder = tmp_path_factory.mktemp("inhoud")
    do("dpkg-deb", "-x", deb, folder)
    return folder


class System:
    """A bare Debian in a folder, with the package installed in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *words: object, user: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        """Run inside, with nothing of our own environment."""
        who = [f"--userspec={user}"] if user else []
        return do("chroot", *who, self.root, "/usr/bin/env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                  *(f"{name}={value}" for name, value in env.items()), *words)  # fmt: skip

    def coach(self, *words: object) -> subprocess.CompletedProcess[str]:
        """Run as the coach, with a home and nothing else."""
        return self.run(*words, user=COACH, HOME=str(HOME))


def mirror() -> str:
    """Where this very machine gets its packages."""
    found = do("apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)", "Created-By: Packages").stdout.split(
        "\n"
    )
    return next(line.split()[0] for line in found if line.endswith(release()))


def release() -> str:
    """The code name of this machine's Debian."""
    return re.search(r"(?m)^VERSION_CODENAME=(\S+)", Path("/etc/os-release").read_text())[1]  # type: ignore[index]


@pytest.fixture(scope="session")
def system(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> System:
    if os.geteuid() != 0:
        pytest.skip("only root may enter a bare system")
    faulthandler.cancel_dump_traceback_later()  # so does a bare system
    root = tmp_path_factory.mktemp("kaal") / "wortel"
    if given := os.environ.get("JOBCOACH_BARE_SYSTEM"):
        do("cp", "-a", "--one-file-system", given, root)
    elif shutil.which("debootstrap"):
        do("debootstrap", "--variant=minbase", release(), root, mirror())
    else:
        pytest.skip("debootstrap is not here")
    bare = System(root)
    shutil.copy(deb, root / "tmp")
    bare.run(
        "apt-get",
        "install",
        "-y",
        "-q",
        "--no-install-recommends",
        f"/tmp/{deb.name}",
        DEBIAN_FRONTEND="noninteractive",
    )
    home = root / HOME.relative_to("/")
    home.mkdir(parents=True)
    os.chown(home, *map(int, COACH.split(":")))
    return bare


@pytest.fixture(scope="session")
def exported(system: System) -> Path:
    """What the main job gave, done by a coach in the bare system."""
    said = system.coach("jobcoach", "demo", "--export", HOME / "uit").stdout
    assert "Gecontroleerd" in said
    return system.root / HOME.relative_to("/") / "uit"


# --- the package itself ------------------------------------------------------------------------------------------


def test_lintian_finds_nothing(deb: Path) -> None:
    if not shutil.which("lintian"):
        pytest.skip("lintian is not here")
    done = subprocess.run(
        ["lintian", "--allow-root", "--fail-on", "error,warning,info", deb], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_entries_of_the_desktop_are_valid(content: Path) -> None:
    share = content / "usr/share"
    entry, about = next(share.glob("applications/*")), next(share.glob("metainfo/*"))
    if shutil.which("desktop-file-validate"):
        do("desktop-file-validate", entry)
    if shutil.which("appstreamcli"):
        do("appstreamcli", "validate", "--no-net", about)
    assert entry.stem == about.name.removesuffix(".metainfo.xml")
    sizes = {icon.parts[-3] for icon in share.glob("icons/hicolor/*/apps/*") if icon.stem == entry.stem}
    assert {"16x16", "48x48", "256x256", "512x512", "scalable"} <= sizes


def test_it_tells_what_it_is_made_of(content: Path) -> None:
    doc = content / "usr/share/doc/jobcoach"
    bill = json.loads((doc / "sbom.cdx.json").read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    known = {item["name"]: item for item in bill["components"]}
    assert {"pyside6-essentials", "sqlcipher3", "SQLCipher", "Qt", "CPython", "PyInstaller bootloader"} <= set(known)
    assert len({item["bom-ref"] for item in bill["components"]}) == len(bill["components"])
    assert "pyinstaller" not in known, "a tool of the build does not go along"
    assert all(item["licenses"] for item in known.values())
    licences = (doc / "THIRD-PARTY.txt").read_text("utf-8").casefold().replace("_", "-")
    packages = [item for item in known.values() if item["purl"].startswith("pkg:pypi/")]
    assert not [item["name"] for item in packages if f"{item['name']} {item['version']}" not in licences]


def test_no_library_of_the_system_and_no_path_of_the_builder_goes_along(content: Path) -> None:
    inside = content / "usr/lib/jobcoach/_internal"
    assert not [
        file.name for name in ("libstdc++*", "libssl.*", "libcrypto.*", "libX11*") for file in inside.glob(name)
    ]
    assert os.fsencode(str(ROOT)) not in (content / "usr/lib/jobcoach/jobcoach").read_bytes()


# --- in a bare system --------------------------------------------------------------------------------------------


def test_the_main_job_passes_independent_tools(exported: Path, tmp_path: Path) -> None:
    package = next(file for file in exported.glob("overdracht_*.zip") if "beveiligd" not in file.name)
    shutil.unpack_archive(package, tmp_path)
    meta = tmp_path / "META-INF"
    do("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", meta / "signature001.p7s", "-content",
       meta / "ASiCManifest001.xml", "-CAfile", exported / "school-root.pem", "-out", os.devnull)  # fmt: skip
    if shutil.which("pdfsig"):
        said = subprocess.run(["pdfsig", tmp_path / "Overdracht.pdf"], capture_output=True, text=True).stdout
        assert "Signature is Valid" in said
        assert "Total document signed" in said


def test_it_verifies_its_own_package(system: System, exported: Path) -> None:
    package = next(file.name for file in exported.glob("overdracht_*.zip") if "beveiligd" not in file.name)
    system.coach("jobcoach", "verify", HOME / "uit" / package, "--root", HOME / "uit/school-root.pem")


def test_a_scan_is_drawn_in_a_process_of_its_own(system: System, exported: Path) -> None:
    inside = [system.root, "/usr/bin/env", "-i", f"HOME={HOME}", "/usr/bin/jobcoach", "pdf-apart"]
    pdf = (exported / "praktijkverklaring.pdf").read_bytes()
    said = subprocess.run(
        ["chroot", f"--userspec={COACH}", *inside, "count"], input=pdf, capture_output=True, check=True
    )
    assert re.fullmatch(rb"pages \d+\n", said.stdout)
    drawn = subprocess.run(
        ["chroot", f"--userspec={COACH}", *inside, "draw", "0", "400"], input=pdf, capture_output=True, check=True
    )
    assert re.match(rb"(RGB|L) \d+x400\n", drawn.stdout)


def test_the_policy_of_root_holds_and_that_of_others_is_refused(system: System) -> None:
    folder = system.root / "etc/jobcoach"
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    shutil.copy(ROOT / "installer" / "policy.toml.example", folder / "policy.toml")
    (folder / "policy.toml").chmod(0o644)
    assert "Op slot: Na hoogstens 5 minuten" in system.coach("jobcoach", "beheer", "beleid").stdout
    os.chown(folder / "policy.toml", *map(int, COACH.split(":")))
    done = subprocess.run(
        ["chroot", system.root, "/usr/bin/jobcoach", "beheer", "beleid"], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "anderen dan een beheerder" in done.stdout
    (folder / "policy.toml").unlink()


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen with a window manager, for keys go to an active window."""
    for tool in ("Xvfb", "openbox", "xdotool"):
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not here")
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    manager = subprocess.Popen(["openbox"], env=os.environ | {"DISPLAY": display}, stderr=subprocess.DEVNULL)
    yield display
    manager.terminate()
    manager.wait(10)
    server.terminate()
    server.wait(10)


def until(true: object, seconds: int = 90) -> object:
    """Wait until ``true()`` gives something: another process takes its own time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := true():  # type: ignore[operator]
            return found
        time.sleep(0.2)
    raise AssertionError("it did not happen")


def test_the_window_opens_locks_and_begins_again(system: System, screen: str, tmp_path: Path) -> None:
    """A program that begins again is the same process with other words."""
    env = os.environ | {"DISPLAY": screen}
    inside = ["/usr/bin/env", "-i", f"HOME={HOME}", f"DISPLAY={screen}", "LANG=C.UTF-8", "/usr/bin/jobcoach", "demo"]
    program = subprocess.Popen(["chroot", f"--userspec={COACH}", system.root, *inside], start_new_session=True)

    def words() -> list[str]:
        return Path(f"/proc/{program.pid}/cmdline").read_text().split("\0")[:-1]

    def seen() -> str:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "JobCoach"], env=env, capture_output=True, text=True
        )
        return (found.stdout.split() or [""])[-1]

    def locked() -> bool:
        subprocess.run(["xdotool", "windowactivate", seen() or "0"], env=env, capture_output=True)
        subprocess.run(["xdotool", "key", "--clearmodifiers", "ctrl+shift+l"], env=env, capture_output=True)
        return "open" in words()

    try:
        until(seen)
        vault = system.root / HOME.relative_to("/") / ".local/share/JobCoach/kluizen/oefenschool.kluis/kop.json"
        until(vault.exists)
        until(locked)  # the keys are pressed again until the practice school is open to be locked
        assert words()[1:3] == ["open", "--plek"]
        until(seen)
        if shutil.which("import"):
            picture = Path(os.environ.get("JOBCOACH_PICTURES", tmp_path)) / "op-slot.png"
            do("import", "-window", "root", picture, env=env)
    finally:
        os.killpg(program.pid, signal.SIGTERM)
        program.wait(20)


def test_removing_it_leaves_the_vaults_and_nothing_else(system: System) -> None:
    """The last test: afterwards the program is gone."""
    folder = HOME / ".local/share/JobCoach/kluizen/blijft.kluis"
    system.coach("jobcoach", "demo", "--vault", folder, "--no-window", "--students", "2")
    inside = system.root / folder.relative_to("/")
    before = {file.name: file.stat().st_size for file in inside.iterdir()}
    system.run("apt-get", "purge", "-y", "-q", "jobcoach", DEBIAN_FRONTEND="noninteractive")
    assert {file.name: file.stat().st_size for file in inside.iterdir()} == before
    left = [
        file
        for top in ("usr", "etc", "var/lib", "opt")
        for file in (system.root / top).rglob("*jobcoach*")
        if "/var/lib/dpkg/" not in str(file) and file != system.root / "etc/jobcoach"
    ]
    assert not left
