"""Invented papers for the road of a package, short and very long."""

from dataclasses import replace
from datetime import date

from jobcoach.documents.proefzending import Proefzending
from jobcoach.documents.road_papers import Cover, PasswordSlip
from jobcoach.documents.school import School
from tests.documents.samples_seal import lange_zegelbrief


def voorblad() -> Cover:
    return Cover(school="Praktijkschool Veldlinde", number="99ZZ-MH-2026-0004", made_on=date(2026, 6, 8))


def lang_voorblad() -> Cover:
    long = lange_zegelbrief()
    return replace(voorblad(), school=long.school, number="99ZZ-MJHS-2026-12345", practice=True)


def strook() -> PasswordSlip:
    return PasswordSlip(
        school="Praktijkschool Veldlinde",
        school_address="Lindelaan 12, 6711 AB Ede",
        number="99ZZ-MH-2026-0004",
        made_on=date(2026, 6, 8),
        file_name="overdracht_99ZZ-MH-2026-0004_beveiligd.zip",
        password="K7QF-2M9X-V4RT-8HWD-N3PB",
    )


def lange_strook() -> PasswordSlip:
    long = lange_zegelbrief()
    return replace(
        strook(),
        school=long.school,
        school_address=long.school_address,
        file_name="overdracht_99ZZ-MJHS-2026-12345_beveiligd (kopie voor de gemeente Nederhemert-Zuid).pdf",
        password="WWWW-MMMM-WWWW-MMMM-WWWW",
        as_pdf=True,
        practice=True,
    )


def proef() -> Proefzending:
    school = School(name="Praktijkschool Veldlinde", place="Ede", address="Lindelaan 12, 6711 AB Ede", brin="99ZZ")
    return Proefzending(
        school=school,
        number="99ZZ-MH-2026-PROEF-0005",
        made_on=date(2026, 6, 8),
        recipient="gemeente Lindeborg",
        road="zip met wachtwoord",
    )


def lange_proef() -> Proefzending:
    long = lange_zegelbrief()
    school = School(name=long.school, place="Ede", address=long.school_address, brin="99ZZ", practice=True)
    return replace(
        proef(),
        school=school,
        number="99ZZ-MJHS-2026-PROEF-12345",
        recipient="gemeente Noordelijk Oefenland aan den Rijn en Omstreken, team jongeren, werk en participatie",
        road="pdf-envelop met wachtwoord",
    )
