"""Jobs that write the sealed package, the root or a wrapped package to a file that the coach picked; no Qt here."""

from dataclasses import dataclass
from pathlib import Path

from jobcoach.caseload.documents import NoteExported, content_of
from jobcoach.caseload.sealing import Wrapped, wrap_handover
from jobcoach.caseload.seals import seal_card
from jobcoach.caseload.work import Job, Work
from jobcoach.exchange.outgoing import write_whole
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.expected import Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Which sealed package it is about: for the file and for the audit."""

    document: DocumentId
    number: str
    student: StudentId


def save_wrapped(kept: Kept, target: Path) -> Job[Wrapped]:
    """Job: wrap under a new password and write it; without the file there is no password either.

    Raises ``record.gone``, ``document.changed`` and as ``write_whole``.
    """

    def job(work: Work) -> Wrapped:
        wrapped = wrap_handover(kept.document)(work)
        work.say("Bestand schrijven")
        write_whole(target, wrapped.content)
        work.carry_out(NoteExported(about=f"{kept.number}, met wachtwoord", student=kept.student))
        return wrapped

    return job


def save_plain(kept: Kept, target: Path) -> Job[None]:
    """Job: write the package as it was sealed. Raises as ``save_wrapped``."""

    def job(work: Work) -> None:
        content = work.ask(content_of(kept.document))
        work.say("Bestand schrijven")
        write_whole(target, content)
        work.carry_out(NoteExported(about=f"{kept.number}, zonder wachtwoord", student=kept.student))

    return job


def save_root(target: Path) -> Job[None]:
    """Job: write the school's root certificate, which is public. Raises ``seal.none`` and as ``write_whole``."""

    def job(work: Work) -> None:
        card = work.ask(seal_card)
        if card is None:
            raise Expected("seal.none")
        write_whole(target, card.root_pem)

    return job


def mail_text(*, number: str, school: str, wrapped: bool) -> str:
    """Words for the mail: no name of a student, no password, no digits of the seal."""
    password = (
        "Het pakket is beveiligd. Het wachtwoord krijgt u op een andere manier, bijvoorbeeld per telefoon; "
        "typ ook de streepjes. "
        "U opent het met 7-Zip.\n\n"
        if wrapped
        else ""
    )
    return (
        f"Goedendag,\n\nBij dit bericht zit overdracht {number} van {school}.\n\n{password}"
        "In het pakket staat LEESMIJ.txt. Daarin leest u hoe u controleert dat alles echt en compleet is. "
        "Bel ons voor de cijfers van het schoolzegel, op een nummer dat u al kende.\n\n"
        "Wilt u laten weten dat u dit heeft ontvangen?\n\nMet vriendelijke groet,\n"
    )
