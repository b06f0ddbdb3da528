"""Every file that the house can print: each paper short and long, bare and sealed, with data, and with a logo."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO

from PIL import Image, ImageDraw

from jobcoach.documents import overgangsdocument_paper, seal_stamp
from jobcoach.documents.school import Logo
from jobcoach.documents.school_logo import read_logo
from jobcoach.handover.seal import Seal, make_root, make_seal
from jobcoach.handover.sealed_pdf import seal_pdf
from tests.documents import example, samples
from tests.documents.papers import KINDS, PAPERS

NOW = datetime(2026, 7, 10, 9, 30, 15, tzinfo=UTC)
DATA = b'{"schema": "overdracht", "note": "<b> & \xe2\x82\xac"}'
_SCHOOL = {"school": "Praktijkschool Veldlinde", "brin": "99ZZ"}


@dataclass(frozen=True, slots=True)
class Made:
    """A file and the profiles of veraPDF that it must meet."""

    pdf: bytes
    profiles: tuple[str, ...] = ("2a", "ua1")


def all_files() -> dict[str, Made]:
    """By name, in an order that stays the same."""
    seal = make_seal(make_root(**_SCHOOL, place="Ede", now=NOW), **_SCHOOL, coach="Marieke", now=NOW)
    found: dict[str, Made] = {}
    for paper in PAPERS:
        for kind in KINDS:
            pdf = paper.build(paper.data(kind))
            found[f"{paper.name}-{kind}"] = Made(pdf)
            if paper.sealed:
                found[f"{paper.name}-{kind}-sealed"] = Made(sealed(pdf, seal))
    found["example"] = Made(example.build())
    with_data = overgangsdocument_paper.build(samples.overgang(), data_json=DATA)
    found["overgangsdocument-with-data"] = Made(with_data, ("3a", "ua1"))
    found["overgangsdocument-with-data-sealed"] = Made(sealed(with_data, seal), ("3a", "ua1"))
    with_logo = replace(samples.overgang(), school=replace(samples.SCHOOL, logo=logo(1600, 360)))
    found["overgangsdocument-with-logo-sealed"] = Made(sealed(overgangsdocument_paper.build(with_logo), seal))
    return found


def sealed(pdf: bytes, seal: Seal) -> bytes:
    """The paper under a seal that stands at its place."""
    words = ("8 juni 2026, 11.20 uur", "Vingerafdruk: 93480 25306 02721 43180", "59895 96997 84242 23209")
    stamp = seal_stamp.build(_SCHOOL["school"], words)
    return seal_pdf(pdf, seal, at=NOW, school=_SCHOOL["school"], stamp=stamp)


def picture(width: int, height: int, *, mode: str = "RGBA", kind: str = "PNG") -> bytes:
    """A dot on nothing, as a file."""
    image = Image.new(mode, (width, height))
    across = min(width, height) - 3
    if across > 4:
        ImageDraw.Draw(image).ellipse((2, 2, across, across), fill="red")
    target = BytesIO()
    image.save(target, kind)
    return target.getvalue()


def logo(width: int, height: int) -> Logo:
    """A logo as the vault would keep it."""
    return read_logo(picture(width, height))
