"""What is asked of the recipient, on which article of law, and what was agreed: the plan of an overdracht."""

from jobcoach.caseload.handover_picker import Picker, Section
from jobcoach.model.handover import Handover
from jobcoach.model.handover_layout import DOCUMENT, request_article
from jobcoach.model.labels import label


def plan_section(picker: Picker, handover: Handover, used: set[str]) -> Section:
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
        "beslist": f"College van B&W van {handover.recipient.name.removeprefix('gemeente ').removeprefix('Gemeente ')}",
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


def legal_act(handover: Handover) -> str:
    """The article that fits the kind of school (dated data: model/handover_layout)."""
    return request_article(handover.student.school_kind).name


def document_ground(handover: Handover) -> str:
    """The article of the overgangsdocument: one for work, one for dagbesteding."""
    return DOCUMENT[handover.destination].name
