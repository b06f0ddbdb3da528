"""What is asked of the recipient, on which article of law, and what was agreed: the plan of an overdracht."""

from datetime import date

from jobcoach.caseload.handover_picker import Picker, Section
from jobcoach.caseload.recipients import shown_name
from jobcoach.model.choices import Act, Destination, RecipientKind
from jobcoach.model.grounds import ground_row, source_of
from jobcoach.model.handover import Handover
from jobcoach.model.labels import label
from jobcoach.model.law import Topic, rule

_ACTS = {Act.BETREKKEN: Topic.INVOLVE, Act.VERZOEK: Topic.REQUEST, Act.VOORTZETTEN: Topic.DOCUMENT}


def plan_section(picker: Picker, handover: Handover, used: set[str], on: date) -> Section:
    """The question, who decides, the law and (unless the recipient does not want them) the agreements."""
    names = {
        "start": "start_on",
        "vraag": "question",
        "toelichting": "explanation",
        "antwoord_voor": "reply_by",
    }
    agreements = [
        {"onderwerp": what.strip(), "tekst": who.strip() or "in overleg"}
        for what, who in (
            plan_lines(str(picker.value(handover, "plan", section="plan") or "")) if "plan" in used else ()
        )
    ]
    return {
        **picker.pick(handover, names, section="plan"),
        "bestemming": label(handover.destination),
        "beslist": _decides(handover, on),
        "grond": legal_act(handover),
        "afspraken": agreements,
    }


def plan_lines(text: str) -> list[tuple[str, str]]:
    """Agreements, one a line, "wat: wie en wanneer"; a line without a colon is all what."""
    pairs = []
    for line in text.splitlines():
        what, _, who = line.partition(":")
        if line.strip():
            pairs.append((what, who) if what.strip() and len(what) <= 200 else (line[:200], ""))
    return pairs


def _decides(handover: Handover, on: date) -> str:
    name = shown_name(handover.recipient, handover.student, on)
    if handover.recipient.kind is not RecipientKind.GEMEENTE:
        return name
    return f"College van B&W van {name.removeprefix('gemeente ').removeprefix('Gemeente ')}"


def legal_act(handover: Handover) -> str:
    """The article that fits the kind of school, as ``model/law`` has it; where no article carries it, the ground."""
    kind, school = handover.recipient.kind, handover.student.school_kind
    if kind is not RecipientKind.GEMEENTE:
        found = source_of(kind, handover.act, None, school, date.max)
        return found.article or label(ground_row(kind, handover.act, None, date.max).ground)
    return rule(_ACTS[handover.act], school, date.max).article


def legal_part(handover: Handover) -> str:
    """ "lid 2" of that article where it is known, else nothing."""
    topic = _ACTS.get(handover.act)
    return rule(topic, handover.student.school_kind, date.max).paragraph if topic else ""


def document_ground(handover: Handover) -> str:
    """The article of the overgangsdocument, by where it leads to (domain 2.3, ``model/law``)."""
    topic = Topic.FOR_WORK if handover.destination is Destination.WERK else Topic.FOR_DAY
    return rule(topic, handover.student.school_kind, date.max).article
