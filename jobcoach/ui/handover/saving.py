"""Jobs that write the sealed package, the root or a wrapped package to a file that the coach picked; no Qt here."""

from dataclasses import dataclass
from pathlib import Path

from jobcoach.caseload.documents import NoteExported, content_of
from jobcoach.caseload.road import Wrapped, wrap_handover
from jobcoach.caseload.seals import seal_card
from jobcoach.caseload.work import Job, Work
from jobcoach.exchange.outgoing import write_whole
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.model.road import Road


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Which sealed package it is about: for the file and for the audit."""

    document: DocumentId
    number: str
    recipient: int
    student: StudentId


def save_wrapped(kept: Kept, target: Path, road: Road = Road.ZIP) -> Job[Wrapped]:
    """Job: wrap under a new password and write it; without the file there is no password either.

    Raises ``record.gone``, ``document.changed`` and as ``write_whole``.
    """

    def job(work: Work) -> Wrapped:
        wrapped = wrap_handover(kept.document, road)(work)
        work.say("Bestand schrijven")
        write_whole(target, wrapped.content)
        work.carry_out(NoteExported(about=f"{kept.number}, {_NOTED[road]}", student=kept.student))
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


def road_words(road: Road) -> str:
    """The road as it stands on a button: with a capital, and the rest as it is."""
    words = label(road)
    return words[:1].upper() + words[1:]


def why(road: Road) -> str:
    """One sentence: when this road is the right one."""
    return {
        Road.MAIL: "De mail zelf is al versleuteld. Het pakket gaat daarom zoals het is, zonder wachtwoord.",
        Road.ZIP: "Voor gewone mail of een stick, als de ontvanger 7-Zip heeft.",
        Road.PDF: "Voor gewone mail of een stick, zonder 7-Zip: Adobe Reader of Firefox is genoeg.",
    }[road]


def mail_text(*, number: str, school: str, road: Road) -> str:
    """Words for the mail: no name of a student, no password, no digits of the seal."""
    opened = {
        Road.MAIL: "",
        Road.ZIP: "Het pakket is beveiligd. U opent het met 7-Zip. " + _OTHER_ROAD,
        Road.PDF: "Het is een beveiligde PDF met bijlagen. U opent hem met Adobe Reader of Firefox. " + _OTHER_ROAD,
    }[road]
    return (
        f"Goedendag,\n\nBij dit bericht zit overdracht {number} van {school}.\n\n{opened}"
        "In het pakket staat LEESMIJ.txt. Daarin leest u hoe u controleert dat alles echt en compleet is. "
        "Bel ons voor de cijfers van het schoolzegel, op een nummer dat u al kende.\n\n"
        "Wilt u ons met drie zinnen antwoorden?\n"
        f"1. Overdracht {number} is ontvangen op (datum) en is wel / niet compleet.\n"
        "2. Wij gaan hiermee verder: ja / nee / nog geen besluit.\n"
        "3. Contact bij ons: (naam en telefoon).\n\nMet vriendelijke groet,\n"
    )


_NOTED = {Road.ZIP: "met wachtwoord", Road.PDF: "met wachtwoord, als pdf"}
_OTHER_ROAD = (
    "Het wachtwoord krijgt u op een andere manier, bijvoorbeeld per telefoon of op papier; typ ook de streepjes.\n\n"
)
