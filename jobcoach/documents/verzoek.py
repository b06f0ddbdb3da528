"""The request to B&W to continue the support of one student (WVO 2020 art. 2.31b lid 2; domain 3.1)."""

from dataclasses import dataclass
from datetime import date

from jobcoach.documents.form import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One instemming: who, in what capacity, when."""

    by: str
    capacity: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoek(Form):
    """What the officer must know to decide; ``package`` is the number of the overgangsdocument when it comes along."""

    recipient: str
    recipient_contact: str = ""
    decides: str = ""
    question: str = ""
    explanation: str = ""
    start: date | None = None
    reply_by: date | None = None
    article: str = ""
    document_article: str = ""
    address: str = ""
    agreements: tuple[Agreement, ...] = ()
    package: str = ""
    papers: tuple[str, ...] = ()
