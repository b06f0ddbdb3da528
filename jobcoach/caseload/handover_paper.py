"""From what may leave to what the overgangsdocument prints: the same snapshot, in words."""

import hashlib
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import today
from jobcoach.caseload.handover_content import Content
from jobcoach.caseload.handover_layout import headings
from jobcoach.caseload.handover_plan import document_ground, legal_act, legal_part
from jobcoach.caseload.paper_content import letterhead
from jobcoach.caseload.recipients import shown_name
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.documents.overgangsdocument import (
    Competence,
    Contact,
    Decision,
    LeftOut,
    Need,
    Overgangsdocument,
    OwnWords,
    Request,
    Work,
)
from jobcoach.model.choices import Act, Relation, Subject
from jobcoach.model.handover import Handover
from jobcoach.model.labels import label, long_day
from jobcoach.model.law import Topic, rule, years_after
from jobcoach.model.people import Student

Json = dict[str, object]


def overgangsdocument(
    session: Session, handover: Handover, content: Content, *, fingerprint: str = "", digest: str = ""
) -> Overgangsdocument:
    """The paper for this overdracht, from the sections that may leave and nothing else."""
    cover = _cover(session, handover, content, fingerprint=fingerprint)
    order = headings(content.layout, handover.student.call_name)
    return replace(_told(cover, content.snapshot.sections), order=order, digest=digest)


def _cover(session: Session, handover: Handover, content: Content, *, fingerprint: str) -> Overgangsdocument:
    """Page 1: who, what is asked, who stays in touch, what was left out."""
    sections, student, coach = content.snapshot.sections, handover.student, the_coach(session)
    person, day = _dict(sections["leerling"]), today(session)
    return Overgangsdocument(
        school=letterhead(the_school(session)),
        number=handover.number,
        version=handover.version,
        replaces=content.snapshot.parties.replaces,
        made_on=day,
        destination=label(handover.destination),
        fingerprint=fingerprint,
        student_name=student.official_name,
        call_name=student.call_name,
        lead=_lead(student, day, _text(person, "woongemeente")),
        born_on=student.born_on,
        address=_address(person),
        municipality=_text(person, "woongemeente"),
        phone=_text(person, "telefoon").replace(" ", "\N{NO-BREAK SPACE}"),
        email=_text(person, "email"),
        at_school=_at_school(student),
        at_work=_at_work(sections),
        instemming=_instemming(sections),
        request=_request(handover, _dict(sections["plan"]), day),
        contact=Contact(
            name=coach.name,
            function=coach.function.capitalize(),
            phone=coach.phone.replace(" ", "\N{NO-BREAK SPACE}"),
            email=coach.email,
            reachable=coach.reachable,
            until=_until(student, day),
        ),
        left_out=_left_out(content),
        made_by=f"{coach.name}, {coach.function}",
    )


def _told(cover: Overgangsdocument, sections: Json) -> Overgangsdocument:
    """Page 2, the youth's own words, and the pages with the facts."""
    words = _dict(sections.get("eigen_woorden", {}))
    advice, plan = _dict(sections.get("werkadvies", {})), _dict(sections["plan"])
    return replace(
        cover,
        own_words=tuple(
            OwnWords(question=_text(item, "vraag"), answer=_text(item, "antwoord"))
            for item in _list(words, "antwoorden")
        ),
        talents=tuple((_text(item, "naam"), _text(item, "voorbeeld")) for item in _list(sections, "talenten")),
        likes=tuple(str(item) for item in _plain_list(words, "graag")),
        dislikes=tuple(str(item) for item in _plain_list(words, "liever_niet")),
        work=tuple(_work(item) for item in _list(sections, "werkervaring")),
        results=tuple(_result(item) for item in _list(sections, "praktijkverklaringen")),
        competences=tuple(
            Competence(name=_text(item, "naam"), first=_number(item, "eerste"), last=_number(item, "laatste"))
            for item in _list(sections, "competenties")
        ),
        competence_source=_competence_source(sections),
        needs=tuple(Need(need=_text(item, "nodig"), now=_text(item, "nu")) for item in _list(advice, "nodig")),
        advice=_advice(advice),
        people=tuple(_person(item) for item in _list(sections, "netwerk")),
        plan=tuple((_text(item, "onderwerp"), _text(item, "tekst")) for item in _list(plan, "afspraken")),
        decisions=_decisions(sections),
        reaction=_text(words, "reactie"),
        consulted=_text(_dict(sections["school"]), "geraadpleegd"),
    )


def digest_of(data: Overgangsdocument) -> str:
    """Digest of everything that is printed, for the QR and the freezing."""
    return hashlib.sha256(repr(data).encode()).hexdigest()


def _dict(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _list(section: Json, key: str) -> list[Json]:
    found = section.get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _plain_list(section: Json, key: str) -> list[object]:
    found = section.get(key)
    return list(found) if isinstance(found, list) else []


def _text(section: Json, key: str) -> str:
    found = section.get(key)
    return "" if found is None else str(found)


def _number(section: Json, key: str) -> int:
    found = section.get(key)
    return found if isinstance(found, int) else 0


def _day(section: Json, key: str) -> date | None:
    found = _text(section, key)
    return date.fromisoformat(found) if found else None


def _address(person: Json) -> str:
    place = f"{_text(person, 'postcode')} {_text(person, 'woonplaats')}".strip()
    return ", ".join(part for part in (_text(person, "adres"), place) if part)


def _lead(student: Student, day: date, place: str) -> str:
    age = student.age_on(day)
    start = f"{age} jaar" + (f", woont in {place}" if place else "") + "."
    leave = student.left_on or student.expected_leave_on
    if leave is None:
        return start
    verb = "Ging" if leave < day else "Gaat"
    return f"{start} {verb} op {long_day(leave)} van school."


def _at_school(student: Student) -> str:
    end = student.left_on or student.expected_leave_on
    parts = []
    if student.enrolled_on:
        parts.append(f"van {long_day(student.enrolled_on)}" + (f" tot en met {long_day(end)}" if end else ""))
    parts.append(label(student.school_kind))
    return ", ".join(parts)


def _at_work(sections: Json) -> str:
    running = _list(sections, "werkervaring")
    if not running:
        return ""
    newest = running[0]
    hours = _text(newest, "uren_per_week")
    since = long_day(_day(newest, "van"))
    text = f"stage bij {_text(newest, 'bedrijf')}"
    text += f" in {_text(newest, 'plaats')}" if _text(newest, "plaats") else ""
    text += f" sinds {since}" if since else ""
    return text + (f", {hours} uur per week" if hours and "uur" not in hours else f", {hours}" if hours else "")


_ABOUT_ACTS = {label(act) for act in Act}
"""What an answer about the act itself is called in the data; the others are about a subject."""


def _instemming(sections: Json) -> str:
    said = [item for item in _list(sections, "toestemmingen") if _text(item, "onderwerp") in _ABOUT_ACTS]
    yes = [
        f"{_text(item, 'door')} ({_text(item, 'hoedanigheid')}) op {long_day(_day(item, 'datum'))}"
        for item in said
        if item.get("ja") is True
    ]
    return f"Ja: {' en '.join(yes)}" if yes else ""


def _request(handover: Handover, plan: Json, day: date) -> Request:
    recipient = handover.recipient
    contact = ", ".join(part for part in (recipient.contact, recipient.function) if part)
    details = {
        Act.BETREKKEN: "betrekken",
        Act.VERZOEK: "verzoek om voort te zetten",
        Act.VOORTZETTEN: "de gemeente zet voort",
        Act.MEEGEVEN: "dit is van de leerling zelf",
        Act.DELEN: "gedeeld met toestemming",
    }
    ground = ", ".join(part for part in (details[handover.act], legal_part(handover)) if part)
    return Request(
        recipient=shown_name(recipient, handover.student, day),
        asks=handover.act is not Act.MEEGEVEN,
        question=_text(plan, "vraag"),
        explanation=_text(plan, "toelichting"),
        reply_by=handover.reply_by,
        reply_how="per brief of beveiligde mail",
        decides=_text(plan, "beslist"),
        contact=f"contact: {contact}" if contact else "",
        ground=legal_act(handover),
        ground_detail=f"{ground}; document volgens {document_ground(handover)}",
    )


def _until(student: Student, day: date) -> date | None:
    """The last day of the support: so many years after leaving (``model/law``, TERM)."""
    leave = student.left_on or student.expected_leave_on
    return years_after(leave, rule(Topic.TERM, student.school_kind, day).years) if leave else None


def _left_out(content: Content) -> tuple[LeftOut, ...]:
    refused = {label(item) for item in Subject if item in content.standing.refused}
    return tuple(
        LeftOut(subject=subject, refused=subject in refused, reason="" if subject in refused else reason)
        for subject, reason in content.snapshot.left_out
    )


def _work(item: Json) -> Work:
    return Work(
        employer=_text(item, "bedrijf"),
        place=_text(item, "plaats"),
        kind=_text(item, "soort"),
        start=_day(item, "van"),
        end=_day(item, "tot"),
        hours_per_week=_text(item, "uren_per_week"),
        tasks=_text(item, "taken"),
        result=_text(item, "resultaat"),
    )


def _result(item: Json) -> str:
    titles = [_text(line, "titel") for group in _list(item, "kwalificaties") for line in _list(group, "werkprocessen")]
    count = "één werkproces" if len(titles) == 1 else f"{len(titles)} werkprocessen"
    day = long_day(_day(item, "uitgegeven_op"))
    return f"Praktijkverklaring {_text(item, 'bedrijf')}, {count}, {day} (nummer {_text(item, 'nummer')})"


def _competence_source(sections: Json) -> str:
    rows = _list(sections, "competenties")
    if not rows:
        return ""
    return f"Beoordeeld door: {_text(rows[0], 'door')}. Lijst: {_text(rows[0], 'lijst')}."


def _advice(advice: Json) -> tuple[tuple[str, str], ...]:
    rows = [(_text(item, "onderwerp"), _text(item, "tekst")) for item in _list(advice, "adviezen")]
    if health := _text(advice, "belemmeringen"):
        rows.append(("Gezondheid", health))
    return tuple(rows)


def _person(item: Json) -> tuple[str, str]:
    """What someone is to the youth, and the name with the role and how to reach; "anders" says nothing."""
    relation = _text(item, "relatie")
    what = _text(item, "rol") if relation == "anders" else label(Relation(relation))
    role = "" if relation == "anders" else _text(item, "rol")
    rest = ", ".join(part for part in (_text(item, "naam"), role, _text(item, "contact")) if part)
    return (what[:1].upper() + what[1:]) or "Bekende", rest


def _decisions(sections: Json) -> tuple[Decision, ...]:
    """What was asked; the request first with everyone who answered it, then what may be shared."""
    answers = sorted(_list(sections, "toestemmingen"), key=lambda item: _text(item, "onderwerp") not in _ABOUT_ACTS)
    return tuple(
        Decision(
            subject=_text(item, "onderwerp")[:1].upper() + _text(item, "onderwerp")[1:],
            yes=item.get("ja") is True,
            ground=_text(item, "grond"),
            by=f"{_text(item, 'door')} ({_text(item, 'hoedanigheid')})",
            on=_day(item, "datum"),
        )
        for item in answers
    )
