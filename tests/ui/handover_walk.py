"""A real vault with a school, a coach and four students, for the tests and pictures of Overdracht and Controleren."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from jobcoach.caseload.consents import Answer, RecordConsent, SaveRecipient
from jobcoach.caseload.employers import SaveEmployer, location_of
from jobcoach.caseload.handovers import SaveHandover
from jobcoach.caseload.internships import SaveInternship
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.own_words import AddInterest, SaveAdvice, SaveNeed, SaveOwnWords
from jobcoach.caseload.school import SaveCoach, SaveSchool
from jobcoach.caseload.skills import SaveTalent
from jobcoach.caseload.students import SaveStudent
from jobcoach.model.base import HandoverId, StudentId
from jobcoach.model.choices import Act, Capacity, Question, Relation, SchoolKind, Subject
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import Label, Vault, create
from jobcoach.vault.passphrase import to_bytes

NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
TODAY = date(2026, 11, 24)
CHEAP = Cost(8 * 1024, 1, 1)
SCHOOL = "Praktijkschool De Linde"
LONG = "Sahetapy-Lokollo van der Heuvel-Bergstra tot Oefenstad"


def clock() -> datetime:
    return NOW


def new_vault(folder: Path, *, brin: str = "99ZZ", now: Callable[[], datetime] = clock) -> Vault:
    vault = create(
        folder,
        passphrase=to_bytes("vijver kapstok linnen zaag"),
        person="Marieke Hol",
        label=Label(school=SCHOOL, initials="MH"),
        cost=CHEAP,
        clock=now,
    )
    vault.carry_out(
        SaveSchool(name=SCHOOL, place="Lindeborg", brin=brin, street="Lindelaan 4", postcode="9901 ZZ", phone="0900 0000")
    )
    vault.carry_out(SaveCoach(name="Marieke Hol", phone="06 00000000", email="m.hol@delinde.invalid", code="MH"))
    return vault


def add_recipient(vault: Vault, name: str = "gemeente Lindeborg") -> int:
    recipient = SaveRecipient(name=name, contact="R. Smit", function="consulent jongeren", email="jongeren@lindeborg.invalid")
    return vault.carry_out(recipient).result


def add_student(vault: Vault, call_name: str, last_name: str, born: date | None, **more: object) -> StudentId:
    facts = {
        "municipality": "Lindeborg", "place": "Lindeborg", "street": "Molenweg 8", "postcode": "9901 ZZ", "phone": "06 11111111",
        "school_kind": SchoolKind.PRO, "enrolled_on": date(2021, 8, 30), "expected_leave_on": date(2027, 1, 31),
    }  # fmt: skip
    return vault.carry_out(
        SaveStudent(call_name=call_name, last_name=last_name, born_on=born, **(facts | more))  # type: ignore[arg-type]
    ).result


def fill_dossier(vault: Vault, student: StudentId, *, medical: bool = True) -> None:
    """Own words, talents, a stage, needs, advice and people."""
    do = vault.carry_out
    do(SaveOwnWords(student=student, question=Question.GOOD_AT, answer="Ik zie meteen als een plant water nodig heeft.", read_back=True))
    do(SaveOwnWords(student=student, question=Question.HELPS, answer="Als je het eerst voordoet, kan ik het daarna zelf.", read_back=True))
    do(SaveOwnWords(student=student, question=Question.LATER, answer="Ik wil in de kwekerij blijven werken.", read_back=True))
    do(AddInterest(student=student, label="buiten werken"))
    do(SaveTalent(student=student, label="Stekken en oppotten", example="Pot vierhonderd plantjes op een ochtend op."))
    do(SaveNetworkPerson(student=student, name="Marek Nowak", relation=Relation.OUDER, phone="06 22222222", share=True))
    do(SaveNetworkPerson(student=student, name="Piotr Wolski", relation=Relation.FAMILIE, role="oom"))
    do(SaveNeed(student=student, need="Eén opdracht tegelijk, eerst voordoen.", now="De praktijkopleider doet voor."))
    if medical:
        do(SaveNeed(student=student, need="Door zijn ADHD is een rustige plek nodig.", now="Hij werkt achter in de kas."))
        do(SaveNeed(student=student, need="Piotr Wolski brengt hem in de winter.", now=""))
    do(SaveAdvice(student=student, work_advice="Werken met planten, buiten en in de kas.", max_hours="24 uur per week", coaching="2 uur per week"))
    firm = do(SaveEmployer(name="Kwekerij Zonnehof", place="Lindeborg")).result
    location = vault.ask(location_of(firm))
    do(SaveInternship(student=student, location=location, start=date(2026, 2, 2), hours_per_week="24", tasks="Planten stekken en oppotten, bestellingen klaarzetten."))


def say_yes(vault: Vault, student: StudentId, recipient: int, *, by: str, capacity: Capacity, act: bool = True, subjects: bool = True) -> None:
    answers = [Answer(subject=None, yes=True)] if act else []
    answers += [Answer(subject=item, yes=item is not Subject.GEZONDHEID) for item in Subject] if subjects else []
    vault.carry_out(
        RecordConsent(
            student=student, recipient=recipient, act=Act.VERZOEK, by_name=by, capacity=capacity,
            on=date(2026, 11, 18), answers=tuple(answers),
        )
    )  # fmt: skip


def add_handover(vault: Vault, student: StudentId, recipient: int, *, read: bool = True, name: str = "Łukasz") -> HandoverId:
    return vault.carry_out(
        SaveHandover(
            student=student,
            recipient=recipient,
            question=f"Wilt u de begeleiding van {name} voortzetten vanaf 1 februari 2027?",
            reply_by=date(2027, 1, 15),
            start_on=date(2027, 2, 1),
            plan=f"Gemeente: jobcoach vanaf 1 februari 2027\nSchool: Marieke Hol blijft bereikbaar\n{name}: vertelt bij de kennismaking wat helpt",
            talked_on=date(2026, 11, 12),
            talked_with=f"{name}, zijn vader en R. Smit",
            read_by_student=read,
        )
    ).result


def filled_vault(folder: Path, *, brin: str = "99ZZ") -> tuple[Vault, StudentId, int]:
    """A vault with Łukasz (18, decides alone), all answers given, no overdracht yet."""
    vault = new_vault(folder, brin=brin)
    student = add_student(vault, "Łukasz", "Nowak", date(2008, 3, 14))
    fill_dossier(vault, student)
    recipient = add_recipient(vault)
    say_yes(vault, student, recipient, by="Łukasz Nowak", capacity=Capacity.STUDENT)
    return vault, student, recipient
