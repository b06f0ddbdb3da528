"""The overgangsdocument: one page for the officer, one of the youth, then the facts (domain 2.3 A-H; paper.md 7)."""

from dataclasses import dataclass
from datetime import date

from jobcoach.documents.school import School


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The panel of page 1: what is asked, by when, who decides, on which ground; not there when nothing is asked."""

    recipient: str
    question: str
    explanation: str = ""
    reply_by: date | None = None
    reply_how: str = ""
    decides: str = ""
    contact: str = ""
    ground: str
    ground_detail: str = ""
    asks: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who at school can still be reached, how and until when."""

    name: str
    function: str = "Jobcoach"
    phone: str = ""
    email: str = ""
    reachable: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A subject that is not in the document: ``refused`` by the youth, or left out by rule with a reason."""

    subject: str
    refused: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """One question in the I-form and the youth's answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One internship as fact: where, what, when, how much, how it went."""

    employer: str
    place: str = ""
    kind: str = ""
    start: date | None = None
    end: date | None = None
    hours_per_week: str = ""
    tasks: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence:
    """First and last score (1-4) of one competence by one rater."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What is needed at work and how it goes now."""

    need: str
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One subject of the consent table: yes or no, by whom, on which day."""

    subject: str
    yes: bool
    ground: str
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overgangsdocument:
    """Everything that is printed on an overgangsdocument; sections that are empty are not printed.

    Pairs are (talent, what showed it), (subject, advice), (what, who and when). A result like "Diploma: praktijk" gets
    its first part as label. ``first_scores`` and ``last_scores`` say when the scores were given ("oktober 2025").
    ``order`` gives (key, heading) of the sections that are printed, in order; empty means all, as domain 2.3 has them.
    """

    school: School
    number: str = ""
    version: int = 1
    replaces: str = ""
    made_on: date
    destination: str = "werk"
    fingerprint: str = ""
    student_name: str
    call_name: str
    lead: str
    born_on: date | None = None
    address: str = ""
    municipality: str = ""
    phone: str = ""
    email: str = ""
    at_school: str = ""
    at_work: str = ""
    instemming: str = ""
    request: Request
    contact: Contact
    left_out: tuple[LeftOut, ...] = ()
    own_words: tuple[OwnWords, ...] = ()
    talents: tuple[tuple[str, str], ...] = ()
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    work: tuple[Work, ...] = ()
    results: tuple[str, ...] = ()
    competences: tuple[Competence, ...] = ()
    competence_source: str = ""
    needs: tuple[Need, ...] = ()
    advice: tuple[tuple[str, str], ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    plan: tuple[tuple[str, str], ...] = ()
    decisions: tuple[Decision, ...] = ()
    reaction: str = ""
    made_by: str = ""
    consulted: str = ""
    digest: str = ""
    own_words_note: str = ""
    first_scores: str = ""
    last_scores: str = ""
    order: tuple[tuple[str, str], ...] = ()
