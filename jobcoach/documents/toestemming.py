"""The consent form for one recipient: the legal question first, then subject by subject (paper.md 7; domain 5.1)."""

from dataclasses import dataclass
from datetime import date

from jobcoach.documents.form import Form
from jobcoach.model.choices import Act, RecipientKind, Subject
from jobcoach.model.signing import Signing


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Form):
    """What both forms ask: of whom, about which recipient, and until when a yes counts.

    ``age`` is that of the student on the day of the form; ``until`` is unknown as long as no day of leaving is.
    ``second_parent`` is named where two parents must answer.
    """

    recipient: str
    recipient_contact: str = ""
    recipient_kind: RecipientKind = RecipientKind.GEMEENTE
    act: Act = Act.VERZOEK
    signing: Signing
    age: int
    until: date | None = None
    parent: str = ""
    second_parent: str = ""
    representative: str = ""
    article: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toestemming(Asked):
    """Card 1 is the act itself, the next ones are the subjects in this order; what is a duty has no card."""

    subjects: tuple[Subject, ...] = tuple(Subject)
