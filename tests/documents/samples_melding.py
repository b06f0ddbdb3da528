"""Invented letters to who got a package, short and very long."""

from dataclasses import replace
from datetime import date

from jobcoach.documents.melding import Melding, Sent
from jobcoach.documents.school import School
from jobcoach.model.choices import NoticeReason, SchoolKind, Subject
from jobcoach.model.labels import label
from jobcoach.model.law import Topic, rule
from tests.documents.samples_seal import lange_zegelbrief

_LAW = rule(Topic.TELL_RECIPIENTS, SchoolKind.PRO, date(2026, 6, 8))
_DIGEST = "5f1d7c4e9b2a60837c41d0e9f8a7b6c5d4e3f2a1908f7e6d5c4b3a2918076f5e"


def intrekking() -> Melding:
    return Melding(
        school=School(name="Praktijkschool Veldlinde", place="Ede", address="Lindelaan 12, 6711 AB Ede"),
        made_on=date(2026, 6, 8),
        reason=NoticeReason.INTREKKING,
        recipient="gemeente Veldzicht",
        recipient_contact="Loes Hagen, klantmanager jongeren",
        packages=(Sent(number="99ZZ-MH-2026-0004", sent_on=date(2026, 5, 12), digest=_DIGEST),),
        about=((label(Subject.GEZONDHEID), ""),),
        law=_LAW.printed,
        article=_LAW.where,
        coach="Marieke Hol",
        reach="06 5550 0001, m.hol@veldlinde.example",
    )


def lange_verbetering() -> Melding:
    long = lange_zegelbrief()
    words = "Werkt het best met één opdracht tegelijk, eerst voordoen, en met een vaste begeleider in de buurt. "
    return replace(
        intrekking(),
        school=School(name=long.school, place="", address=long.school_address, practice=True),
        reason=NoticeReason.VERBETERING,
        recipient="gemeente Noordelijk Oefenland aan den Rijn en Omstreken, team jongeren, school en werk",
        recipient_contact="Wilhelmina Sahetapy-Lokollo van der Heuvel, regisseur aansluiting onderwijs en arbeidsmarkt",
        packages=tuple(
            Sent(number=f"99ZZ-MJHS-2026-{number}", sent_on=date(2026, 5, number), digest=_DIGEST[::-1])
            for number in range(10, 19)
        ),
        about=tuple((label(subject), words * 5) for subject in Subject),
        coach="Marie-José Hendrika van der Sluijs-Oosterhuis",
        reach="06 5550 0001, marie.jose.hendrika.van.der.sluijs.oosterhuis@praktijkschool.example",
    )


def gewist() -> Melding:
    return replace(
        intrekking(),
        reason=NoticeReason.WISSEN,
        about=(),
        packages=(
            *intrekking().packages,
            Sent(number="99ZZ-MH-2026-0019", sent_on=date(2026, 6, 1), digest=_DIGEST[::-1]),
        ),
    )


def lang_gewist() -> Melding:
    return replace(lange_verbetering(), reason=NoticeReason.WISSEN, about=())
