"""The two papers of a proefzending: what the recipient does with it, and an attachment to open. Nobody is in them."""

from dataclasses import dataclass
from datetime import date

from jobcoach.documents.school import School


@dataclass(frozen=True, slots=True, kw_only=True)
class Proefzending:
    """``number`` is that of the package, ``road`` how it travels in words; nothing here comes from a dossier."""

    school: School
    number: str
    made_on: date
    recipient: str
    road: str = ""
