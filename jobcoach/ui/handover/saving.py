"""Jobs that write the sealed package, the root or a wrapped package to a file that the coach picked; no Qt here."""

from dataclasses import dataclass
from pathlib import Path

from jobcoach.caseload.documents import NoteExported, content_of
from jobcoach.caseload.road import Wrapped, may_leave, wrap_handover
from jobcoach.caseload.seals import seal_card
from jobcoach.caseload.trials import NoteTrialSaved
from jobcoach.caseload.work import Job, Work
from jobcoach.exchange.outgoing import write_noted, write_whole
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.model.road import Road
from jobcoach.model.trial import is_trial


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Which sealed package it is about: for the file and for the audit; a proefzending (``trial``) has no student."""

    document: DocumentId
    number: str
    recipient: int
    student: StudentId | None
    trial: int | None = None


def save_wrapped(kept: Kept, target: Path, road: Road = Road.ZIP) -> Job[Wrapped]:
    """Job: wrap under a new password and write it; without the file there is no password either.

    Raises ``policy.road``, ``record.gone``, ``document.changed`` and as ``write_whole``.
    """

    def job(work: Work) -> Wrapped:
        wrapped = wrap_handover(kept.document, road)(work)
        work.say("Bestand schrijven")
        write_noted(target, wrapped.content, lambda: _note(work, kept, road))
        return wrapped

    return job


def save_plain(kept: Kept, target: Path) -> Job[None]:
    """Job: write the package as it was sealed. Raises ``policy.road`` and as ``save_wrapped``."""

    def job(work: Work) -> None:
        work.ask(may_leave(Road.MAIL))
        content = work.ask(content_of(kept.document))
        work.say("Bestand schrijven")
        write_noted(target, content, lambda: _note(work, kept, Road.MAIL))

    return job


def _note(work: Work, kept: Kept, road: Road) -> None:
    work.carry_out(NoteExported(about=f"{kept.number}, {_NOTED[road]}", student=kept.student))
    if kept.trial is not None:
        work.carry_out(NoteTrialSaved(trial=kept.trial, road=road))


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


def mail_text(*, number: str, school: str, road: Road, to: str = "", own: bool = False) -> str:
    """Words for the mail: no name of a student, no password, no digits of the seal.

    ``to`` is the contact of the recipient, ``own`` is for the youth's own document; a proefzending is known by its
    number.
    """
    opened = {
        Road.MAIL: "",
        Road.ZIP: "Het pakket is beveiligd. U opent het met 7-Zip. " + _OTHER_ROAD,
        Road.PDF: "Het is een beveiligde PDF met bijlagen. U opent hem met Adobe Reader of Firefox. " + _OTHER_ROAD,
    }[road]
    hello = f"Beste {to}," if to else "Goedendag,"
    if is_trial(number):
        return f"{hello}\n\n{_TRIAL.format(number=number, school=school, opened=opened)}{_BYE}"
    if own:
        return f"{hello}\n\n{_OWN.format(number=number, school=school, opened=opened)}{_BYE}"
    return (
        f"{hello}\n\nBij dit bericht zit overdracht {number} van {school}.\n\n{opened}{_CHECK}"
        "Wilt u ons met drie zinnen antwoorden?\n"
        f"1. Overdracht {number} is ontvangen op (datum) en is wel / niet compleet.\n"
        "2. Wij gaan hiermee verder: ja / nee / nog geen besluit.\n"
        f"3. Contact bij ons: (naam en telefoon).{_BYE}"
    )


def mail_text_of(numbers: tuple[str, ...], *, school: str, road: Road, own: bool = False) -> str:
    """Words for one mail with these packages; as ``mail_text``, of which it is the plural."""
    *most, last = numbers
    number = f"{', '.join(most)} en {last}" if most else last
    text = mail_text(number=number, school=school, road=road, own=own)
    if not most:
        return text
    for one, many in _PLURAL:
        text = text.replace(one, many)
    return text


# What changes when more than one package is in the mail.
_PLURAL = (
    ("zit overdracht ", "zitten de overdrachten "),
    ("Het pakket is beveiligd. U opent het met", "De pakketten zijn beveiligd. U opent ze met"),
    (
        "Het is een beveiligde PDF met bijlagen. U opent hem met",
        "Het zijn beveiligde PDF's met bijlagen. U opent ze met",
    ),
    ("Het wachtwoord krijgt u op", "Elk pakket heeft een eigen wachtwoord. Die krijgt u op"),
    ("In het pakket staat", "In elk pakket staat"),
    ("zit het overgangsdocument, nummer ", "zitten de overgangsdocumenten met de nummers "),
    ("Het is van de leerling zelf", "Ze zijn van de leerling zelf"),
    ("1. Overdracht ", "1. De overdrachten "),
    (" is ontvangen op (datum) en is wel", " zijn ontvangen op (datum) en zijn wel"),
)
_BYE = "\n\nMet vriendelijke groet,\n"
_CHECK = (
    "In het pakket staat LEESMIJ.txt. Daarin leest u hoe u controleert dat alles echt en compleet is. "
    "Bel ons voor de cijfers van het schoolzegel, op een nummer dat u al kende.\n\n"
)
_TRIAL = (
    "Bij dit bericht zit een proefzending van {school}, nummer {number}. Er staat geen leerling in. Wij proberen uit "
    "of een overdracht straks goed bij u aankomt.\n\n{opened}" + _CHECK + "Wilt u ons drie dingen laten weten?\n"
    "1. Kwam dit via de weg die wij hebben afgesproken?\n2. Kunt u alles openen?\n"
    "3. Zijn de cijfers van het schoolzegel gelijk?\n\nDaarna mag u dit bericht verwijderen."
)
_OWN = (
    "Bij dit bericht zit het overgangsdocument, nummer {number} van {school}. Het is van de leerling zelf. Begin met "
    "Overdracht.pdf.\n\n{opened}Klopt er iets niet? Laat het ons weten."
)
_NOTED = {Road.MAIL: "zonder wachtwoord", Road.ZIP: "met wachtwoord", Road.PDF: "met wachtwoord, als pdf"}
_OTHER_ROAD = (
    "Het wachtwoord krijgt u op een andere manier, bijvoorbeeld per telefoon of op papier; typ ook de streepjes.\n\n"
)
