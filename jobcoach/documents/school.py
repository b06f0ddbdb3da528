"""The school as every paper needs it: name, place and who signs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """Letterhead and signatory of the school. ``practice`` prints "oefenschool" on every page."""

    name: str
    place: str
    address: str = ""
    brin: str = ""
    location: str = ""
    director: str = ""
    director_function: str = "directeur"
    practice: bool = False
