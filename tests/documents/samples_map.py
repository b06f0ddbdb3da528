"""Invented maps of invented young people, short and very long."""

from datetime import date

from jobcoach.documents.mijn_map import MapSkill, MapTalent, MapWork, MijnMap
from jobcoach.documents.school import School
from tests.documents.samples_seal import lange_zegelbrief

_LONG = "Sahetapy-Lokollo van der Heuvel-Bergstra tot Oefenstad"
_MUCH = "Ik help graag mee, ook als het druk is, en dan blijf ik rustig tot alles klaar is. "


def mijn_map() -> MijnMap:
    school = School(name="Praktijkschool Veldlinde", place="Ede", address="Lindelaan 12, 6711 AB Ede", brin="99ZZ")
    return MijnMap(
        school=school,
        made_on=date(2026, 6, 8),
        student_name="Noor Visser",
        call_name="Noor",
        answers=(("Hier ben ik goed in", "Ik zie meteen als een plant water nodig heeft."),
                 ("Dit helpt mij", "Als je het eerst voordoet, kan ik het daarna zelf.")),
        likes=("buiten werken", "dieren"),
        dislikes=("telefoneren",),
        talents=(
            MapTalent(name="Stekken en oppotten", example="Pot vierhonderd plantjes op een ochtend op.",
                      seen_by="het stagebedrijf", proofs=("3 november 2025, stage bij Kwekerij Zonnehof",)),
            MapTalent(name="Geduldig zijn"),
        ),
        skills=(
            MapSkill(name="Samenwerken en overleggen", first="met hulp", first_on="oktober 2025", last="zelfstandig",
                     last_on="mei 2026", by="het bedrijf"),
            MapSkill(name="Op tijd komen", last="meestal", last_on="mei 2026", by="de school"),
        ),
        needs=(("Eén opdracht tegelijk", "De praktijkopleider doet voor."), ("Een vaste plek", "")),
        work=(MapWork(employer="Kwekerij Zonnehof", place="Lindeborg", period="september 2025 tot juni 2026",
                      tasks="Stekken, oppotten, planten water geven", result="Doet het meeste zelf."),),
        papers=(("Praktijkverklaring", "nummer 99ZZ-MH-2026-0002"), ("Overgangsdocument", "nummer 99ZZ-MH-2026-0004")),
        people=(("Vader", "Marek Visser, 06 22222222"),),
        contacts=(("Jobcoach", "Marieke Hol, 06 00000000, m.hol@veldlinde.example"), ("School", "Praktijkschool Veldlinde")),
        kept_until="31 januari 2029",
    )  # fmt: skip


def lange_map() -> MijnMap:
    long = lange_zegelbrief()
    school = School(name=long.school, place="Ede", address=long.school_address, brin="99ZZ", practice=True)
    return MijnMap(
        school=school,
        made_on=date(2026, 6, 8),
        student_name=f"Dewi Anggraini {_LONG}",
        call_name="Dewi Anggraini",
        answers=tuple((f"Vraag {number} die heel lang is en over veel dingen gaat", _MUCH * 9) for number in range(1, 6)),
        likes=tuple(f"iets wat ik heel graag doe nummer {number}" for number in range(1, 16)),
        dislikes=tuple(f"iets wat ik liever laat nummer {number}" for number in range(1, 16)),
        talents=tuple(
            MapTalent(
                name=f"Verantwoordelijkheidsgevoel {number}", example=_MUCH * 3, seen_by="de school",
                proofs=tuple(f"{day} november 2025, stage bij Bakkerij {_LONG}" for day in range(1, 5)),
            )
            for number in range(1, 9)
        ),
        skills=tuple(
            MapSkill(name=f"Ethisch en integer handelen {number}", first="nog niet", first_on="oktober 2024",
                     last="zelfstandig", last_on="mei 2026", by="het bedrijf")
            for number in range(1, 26)
        ),
        needs=tuple((f"Eén opdracht tegelijk {number}, {_MUCH}", _MUCH * 2) for number in range(1, 9)),
        work=tuple(
            MapWork(employer=f"Bakkerij {_LONG} {number}", place="Nederhemert-Zuid", period="van september tot juni",
                    tasks=_MUCH * 4, result=_MUCH)
            for number in range(1, 6)
        ),
        papers=tuple((f"Praktijkverklaring {number}", f"nummer 99ZZ-MJHS-2026-{number:04d}") for number in range(1, 9)),
        people=tuple((f"Familielid {number}", f"Wilhelmina {_LONG}, 06 22222222") for number in range(1, 7)),
        contacts=(("Jobcoach", f"Marieke {_LONG}, 06 00000000"), ("School", long.school)),
        kept_until="31 januari 2029",
    )  # fmt: skip
