"""The school as every paper needs it: name, place, logo and who signs."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """The school's logo as ``school_logo.read_logo`` made it; ``digest`` (SHA-256) stands for it in frozen text."""

    width: int
    height: int
    digest: str
    png: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """Letterhead and signatory of the school. ``practice`` prints "oefenschool" on every page.

    Without a ``logo`` its initials are printed.
    """

    name: str
    place: str
    address: str = ""
    brin: str = ""
    location: str = ""
    director: str = ""
    director_function: str = "directeur"
    practice: bool = False
    logo: Logo | None = None
