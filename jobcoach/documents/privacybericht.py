"""The privacy notice for the student, in B1: what is kept, why, how long, who sees it, what never, whom to call."""

from dataclasses import dataclass
from datetime import date

from jobcoach.documents.form import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacybericht(Form):
    """``gone_on`` is the day on which the dossier goes (left + 2 years), unknown while no day of leaving is.

    ``task`` and ``rights`` are what the law says in plain words (model/law).
    """

    gone_on: date | None = None
    years: int = 2
    decides_self: bool = True
    task: str = ""
    rights: str = ""
