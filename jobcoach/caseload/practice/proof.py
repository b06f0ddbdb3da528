"""What the main job gave, and the proof of it from the written files alone, as a stranger would do it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

PAPERS = "documenten/praktijkverklaring_"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """One file that was written: its name, its size in bytes, its SHA-256 in hex."""

    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MainJob:
    """What the main job gave. ``password`` opens the wrapped package; show it once, on standard output only."""

    number: str
    container: str
    wrapped: str
    files: tuple[WrittenFile, ...]
    fingerprint: str
    password: str = field(repr=False)


def paper_inside(container: bytes) -> bytes:
    """The last praktijkverklaring in a container of our own, sealed by the school."""
    with ZipFile(BytesIO(container)) as archive:
        return archive.read(sorted(name for name in archive.namelist() if name.startswith(PAPERS))[-1])


def prove(
    out: Path, job: MainJob, *, root_file: str, paper_file: str, now: datetime, say: Callable[[str], None]
) -> None:
    """Check the files in ``out`` by what was written and nothing else.

    Raises RuntimeError when one of them does not hold, for then a package of our own is not what we promise.
    """
    from jobcoach.handover.check import check
    from jobcoach.handover.wrapping import unwrap

    for file in job.files:
        if sha256((out / file.name).read_bytes()).hexdigest() != file.digest:
            raise RuntimeError("a written file is not what was written")
    container = (out / job.container).read_bytes()
    root = (out / root_file).read_bytes()
    report = check(container, roots=(root,), now=now)
    if report.exit_code != 0 or report.fingerprint != job.fingerprint:
        raise RuntimeError("a package of our own does not pass our own check")
    say(
        f"Gecontroleerd: {job.container} is heel, {len(report.files)} bestanden, "
        f"{report.holder[:1].lower()}{report.holder[1:]}."
    )
    if unwrap((out / job.wrapped).read_bytes(), job.password) != container:
        raise RuntimeError("the wrapped package does not hold the package")
    say(f"Gecontroleerd: {job.wrapped} gaat open met het wachtwoord en bevat hetzelfde pakket.")
    if paper_inside(container) != (out / paper_file).read_bytes():
        raise RuntimeError("the paper beside the package is not the paper in it")
    say(f"Gecontroleerd: {paper_file} is dezelfde als in het pakket.")
