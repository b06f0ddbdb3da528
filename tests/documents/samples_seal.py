"""Invented papers about the school's seal, short and very long."""

from dataclasses import replace
from datetime import date

from jobcoach.documents.seal_papers import CheckLetter, SafeSheet
from jobcoach.handover.readme import by_hand


def zegelbrief() -> CheckLetter:
    return CheckLetter(
        school="Praktijkschool Veldlinde",
        school_address="Lindelaan 12, 6711 AB Ede",
        brin="99ZZ",
        coach="Marieke van Oeveren",
        phone="06 5550 0001",
        made_on=date(2026, 6, 8),
        fingerprint="93480 25306 02721 43180 59895 96997 84242 23209",
        sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        commands=by_hand(),
    )


def lange_zegelbrief() -> CheckLetter:
    return replace(
        zegelbrief(),
        school="Openbare Praktijkschool en Voortgezet Speciaal Onderwijs De Sahetapy-Lokollo van der Heuvel-Bergstra",
        school_address="Burgemeester van Nispen tot Sevenaerlaan 1234 bis, 6711 AB Nederhemert-Zuid",
        coach="Maria Johanna van der Heuvel-Bergstra-Sahetapy Lokollo",
        practice=True,
    )


def kluisblad() -> SafeSheet:
    return SafeSheet(
        school=zegelbrief().school,
        school_address=zegelbrief().school_address,
        brin="99ZZ",
        made_on=date(2026, 6, 8),
        file_name="schoolzegel-99ZZ.json",
        password="K7QF-2M9X-V4RT-8HWD-N3PB",
        fingerprint=zegelbrief().fingerprint,
    )


def lang_kluisblad() -> SafeSheet:
    return replace(kluisblad(), school=lange_zegelbrief().school, school_address=lange_zegelbrief().school_address)
