"""The statutory instemming on a paper of its own, for schools that keep it apart (WVO 2020 art. 2.31b lid 2)."""

from dataclasses import dataclass
from datetime import date

from jobcoach.documents.toestemming import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Instemming(Asked):
    """One question: may the school ask the municipality to continue? ``start`` is the day after leaving."""

    start: date | None = None
