"""Invented papers of the chain, short and very long: name of the sample, its data, the module that draws it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import ModuleType

from jobcoach.documents import (
    aanbod_paper,
    checklist_paper,
    instemming_paper,
    ouderbrief_paper,
    privacybericht_paper,
    toestemming_paper,
    verzoek_paper,
)
from jobcoach.documents.aanbod import Aanbod
from jobcoach.documents.checklist import Checklist, Step
from jobcoach.documents.form import Form
from jobcoach.documents.instemming import Instemming
from jobcoach.documents.ouderbrief import Ouderbrief, Reader
from jobcoach.documents.overgangsdocument import Contact
from jobcoach.documents.privacybericht import Privacybericht
from jobcoach.documents.school import School
from jobcoach.documents.toestemming import Toestemming
from jobcoach.documents.verzoek import Agreement, Verzoek
from jobcoach.model.choices import Act, RecipientKind, SchoolKind, Subject
from jobcoach.model.law import Topic, rule
from jobcoach.model.signing import Signing

SCHOOL = School(
    name="Praktijkschool Veldlinde",
    place="Ede",
    address="Lindelaan 40, 6711 ZZ Ede",
    brin="99ZZ",
    director="Hanneke de Wit",
)
COACH = Contact(
    name="Marieke van Oeveren",
    function="Jobcoach",
    phone="06 12 34 56 78",
    email="m.oeveren@veldlinde.example",
    reachable="maandag, dinsdag en donderdag",
    until=date(2028, 7, 31),
)


def numbered(start: str, words: int) -> str:
    """A long text of which every word can be found back."""
    return " ".join(f"{start}{index}" for index in range(words))


LONG_SCHOOL = replace(SCHOOL, name=numbered("school", 22), director=numbered("directeur", 14), practice=True)
LONG_COACH = replace(COACH, name=numbered("coach", 26), function=numbered("functie", 10))
_HEAD = {
    "school": SCHOOL,
    "contact": COACH,
    "made_on": date(2026, 6, 2),
    "issued_on": date(2026, 6, 2),
    "number": "99ZZ-K1-2026-0151",
    "digest": "K7QF2M9X",
}
_LONG = {
    "school": LONG_SCHOOL,
    "contact": LONG_COACH,
    "student_name": numbered("leerling", 18),
    "call_name": numbered("roep", 8),
    "born_on": date(2008, 3, 14),
}

TOESTEMMING = Toestemming(
    **_HEAD,
    student_name="Emre Can Yıldız",
    call_name="Emre",
    born_on=date(2008, 3, 14),
    recipient="gemeente Ede",
    recipient_contact="Loes Hagen, klantmanager jongeren",
    signing=Signing.STUDENT,
    age=18,
    until=date(2028, 7, 31),
    article="WVO 2020, artikel 2.31b, lid 2",
    law="Zonder instemming mag dit niet.",
)
_SEVENTEEN = {"student_name": "Şeyma Aydın", "call_name": "Şeyma", "born_on": date(2009, 1, 9), "age": 17}
_FIFTEEN = {"student_name": "Sanne Bruinsma", "call_name": "Sanne", "born_on": date(2011, 2, 1), "age": 15}
_SEVENTEEN_HEAD = {name: value for name, value in _SEVENTEEN.items() if name != "age"}
TOESTEMMING_17 = replace(TOESTEMMING, **_SEVENTEEN, signing=Signing.BOTH, parent="Fatma Aydın")
TOESTEMMING_15 = replace(TOESTEMMING, **_FIFTEEN, signing=Signing.PARENTS, parent="Wietske Bruinsma")
TOESTEMMING_REP = replace(TOESTEMMING, signing=Signing.REPRESENTATIVE, representative="mr. Ada de Boer")
TOESTEMMING_2 = replace(TOESTEMMING_15, second_parent="Bob Bedacht")
TOESTEMMING_17_2 = replace(TOESTEMMING_17, second_parent="Orhan Aydın")
_NO_LAW = {"article": "", "law": ""}
TOESTEMMING_UWV = replace(
    TOESTEMMING, **_NO_LAW, recipient="UWV Oefenland", recipient_contact="", recipient_kind=RecipientKind.UWV,
    act=Act.DELEN,
)  # fmt: skip
TOESTEMMING_MBO = replace(
    TOESTEMMING_15, **_NO_LAW, recipient="ROC Oefenland", recipient_contact="Joris Bakhuis, intake",
    recipient_kind=RecipientKind.MBO, act=Act.DELEN,
)  # fmt: skip
TOESTEMMING_VOORT = replace(
    TOESTEMMING_17, act=Act.VOORTZETTEN, subjects=tuple(one for one in Subject if one is not Subject.GEGEVENS)
)
_LONG_ASKED = _LONG | {
    "recipient": numbered("gemeente", 18),
    "recipient_contact": numbered("klantmanager", 14),
    "parent": numbered("ouder", 26),
    "until": None,
}
INSTEMMING = Instemming(
    **{name: getattr(TOESTEMMING, name) for name in Toestemming.__dataclass_fields__ if name != "subjects"},
    start=date(2026, 8, 1),
)
_EMRE = {"student_name": "Emre Can Yıldız", "call_name": "Emre", "born_on": date(2008, 3, 14)}
VERZOEK = Verzoek(
    **_HEAD,
    **_EMRE,
    recipient="gemeente Ede",
    recipient_contact="Loes Hagen, klantmanager jongeren",
    decides="College van burgemeester en wethouders van Ede",
    question="Wilt u de begeleiding van Emre voortzetten vanaf 1 augustus 2026?",
    explanation="Het gaat om een jobcoach op de werkplek, ongeveer twee uur per week.",
    start=date(2026, 8, 1),
    reply_by=date(2026, 7, 3),
    article="WVO 2020, artikel 2.31b, lid 2",
    document_article="WVO 2020, artikel 2.31b, lid 3",
    address="Molenstraat 5, 6711 ZZ Ede",
    agreements=(Agreement(by="Emre Can Yıldız", capacity="leerling", on=date(2026, 6, 2)),),
    package="99ZZ-K1-2026-0157",
    papers=("praktijkverklaring 99ZZ-K1-2026-0142",),
)
OUDERBRIEF = Ouderbrief(
    **_HEAD,
    **_SEVENTEEN_HEAD,
    reader=Reader.PARENTS_TOO,
    to_name="Fatma Aydın",
    recipient="gemeente Ede",
    leave_on=date(2026, 7, 31),
    start=date(2026, 8, 1),
    until=date(2028, 7, 31),
    article="WVO 2020, artikel 2.31b, lid 2",
)
PRIVACY = Privacybericht(
    **_HEAD,
    **_EMRE,
    gone_on=date(2028, 7, 31),
    task=rule(Topic.TASK, SchoolKind.PRO, date(2026, 6, 2)).printed,
    rights=rule(Topic.RIGHTS, SchoolKind.PRO, date(2026, 6, 2)).printed,
)
_BEFORE = (
    Step(what="Besproken met Emre", found="18 mei 2026", done=True),
    Step(what="Teruggelezen door Emre", done=True),
    Step(what="Instemming met de vraag", found="Emre Can Yıldız (leerling), 2 juni 2026", done=True),
    Step(what="Verstuurd"),
)
CHECKLIST = Checklist(
    **_HEAD,
    **_EMRE,
    recipient="gemeente Ede",
    recipient_contact="Loes Hagen, klantmanager jongeren",
    package="99ZZ-K1-2026-0157",
    before=_BEFORE,
    along=(
        Step(what="Overgangsdocument", found="99ZZ-K1-2026-0157, versie 1", done=True),
        Step(what="Praktijkverklaring 99ZZ-K1-2026-0142", done=True),
    ),
    back_to="Marieke van Oeveren, m.oeveren@veldlinde.example",
)
AANBOD = Aanbod(
    **_HEAD,
    **_EMRE,
    year=1,
    address="Molenstraat 5, 6711 ZZ Ede",
    left_on=date(2026, 7, 31),
    until=date(2028, 7, 31),
    article="WVO 2020, artikel 2.31a, lid 3",
    law=rule(Topic.OFFER, SchoolKind.PRO, date(2026, 6, 2)).printed,
)
_CONCEPT = {"number": "", "issued_on": None, "digest": "", "missing": ("telefoon (bij Instellingen)", "instemming")}

SAMPLES: dict[str, tuple[Form, ModuleType]] = {
    "toestemming": (TOESTEMMING, toestemming_paper),
    "toestemming_17": (TOESTEMMING_17, toestemming_paper),
    "toestemming_15": (TOESTEMMING_15, toestemming_paper),
    "toestemming_twee_ouders": (TOESTEMMING_2, toestemming_paper),
    "toestemming_17_twee_ouders": (TOESTEMMING_17_2, toestemming_paper),
    "toestemming_uwv": (TOESTEMMING_UWV, toestemming_paper),
    "toestemming_mbo": (TOESTEMMING_MBO, toestemming_paper),
    "toestemming_voortzetten": (TOESTEMMING_VOORT, toestemming_paper),
    "toestemming_vertegenwoordigd": (TOESTEMMING_REP, toestemming_paper),
    "lange_toestemming": (replace(TOESTEMMING_15, **_LONG_ASKED), toestemming_paper),
    "lange_toestemming_17": (replace(TOESTEMMING_17, **_LONG_ASKED), toestemming_paper),
    "instemming": (INSTEMMING, instemming_paper),
    "instemming_15": (
        replace(INSTEMMING, **_FIFTEEN, signing=Signing.PARENTS, parent="Wietske Bruinsma"),
        instemming_paper,
    ),
    "lange_instemming": (replace(INSTEMMING, **_LONG_ASKED, signing=Signing.BOTH, age=17), instemming_paper),
    "verzoek": (VERZOEK, verzoek_paper),
    "verzoek_concept": (
        replace(VERZOEK, **_CONCEPT, start=None, reply_by=None, agreements=(), package="", papers=()),
        verzoek_paper,
    ),
    "lang_verzoek": (
        replace(
            VERZOEK,
            **_LONG,
            recipient=numbered("gemeente", 18),
            recipient_contact=numbered("klant", 20),
            decides=numbered("college", 20),
            question=numbered("vraag", 60),
            explanation=numbered("uitleg", 400),
            agreements=(Agreement(by=numbered("instemmer", 20), capacity="ouder", on=date(2026, 6, 2)),) * 3,
            papers=tuple(numbered(f"papier{index}p", 4) for index in range(12)),
        ),
        verzoek_paper,
    ),
    "ouderbrief": (OUDERBRIEF, ouderbrief_paper),
    "brief_aan_leerling": (replace(OUDERBRIEF, **_EMRE, reader=Reader.STUDENT, to_name=""), ouderbrief_paper),
    "brief_ouders_volwassene": (replace(OUDERBRIEF, **_EMRE, reader=Reader.HOME_OF_ADULT), ouderbrief_paper),
    "brief_meedenken": (replace(OUDERBRIEF, act=Act.BETREKKEN), ouderbrief_paper),
    "lange_ouderbrief": (
        replace(
            OUDERBRIEF,
            **_LONG,
            reader=Reader.PARENTS,
            to_name=numbered("ouder", 26),
            recipient=numbered("gemeente", 18),
            leave_on=None,
            until=None,
        ),
        ouderbrief_paper,
    ),
    "privacybericht": (PRIVACY, privacybericht_paper),
    "lang_privacybericht": (
        replace(PRIVACY, **_LONG, gone_on=None, decides_self=False),
        privacybericht_paper,
    ),
    "checklist": (CHECKLIST, checklist_paper),
    "checklist_concept": (replace(CHECKLIST, **_CONCEPT, package=""), checklist_paper),
    "lange_checklist": (
        replace(
            CHECKLIST,
            **_LONG,
            recipient=numbered("gemeente", 18),
            recipient_contact=numbered("klant", 20),
            along=tuple(Step(what=numbered(f"w{index}w", 6), found=numbered(f"g{index}g", 9)) for index in range(30)),
            back_to=numbered("terug", 30),
        ),
        checklist_paper,
    ),
    "aanbod": (AANBOD, aanbod_paper),
    "aanbod_jaar_2": (replace(AANBOD, year=2, article="WVO 2020, artikel 2.31a, lid 7"), aanbod_paper),
    "lang_aanbod": (replace(AANBOD, **_LONG, address=numbered("adres", 40)), aanbod_paper),
}

LONG_OF = {
    "toestemming": "lange_toestemming",
    "toestemming_17": "lange_toestemming_17",
    "toestemming_15": "lange_toestemming",
    "instemming": "lange_instemming",
    "verzoek": "lang_verzoek",
    "ouderbrief": "lange_ouderbrief",
    "privacybericht": "lang_privacybericht",
    "checklist": "lange_checklist",
    "aanbod": "lang_aanbod",
}
"""The papers that every test of a paper looks at, each with its long sample; the other samples are variants."""


def sample(name: str) -> Callable[[], Form]:
    """Makes the data of a sample."""
    return lambda: SAMPLES[name][0]


def left_off(name: str) -> set[str]:
    """Fields that a paper of the chain does not print, or only in part; each is looked at in a test of its own."""
    if name not in SAMPLES:
        return set()
    data = SAMPLES[name][0]
    off = {"school": True, "contact": True, "missing": not name.endswith("concept")}
    match data:
        case Toestemming():
            off |= {"article": True, "law": True, "call_name": data.signing in (Signing.STUDENT, Signing.BOTH)}
        case Instemming():
            off |= {"call_name": data.signing in (Signing.STUDENT, Signing.BOTH)}
        case Ouderbrief():
            student = data.reader is Reader.STUDENT
            signs = data.reader is Reader.PARENTS_TOO and data.act is Act.VERZOEK
            off |= {"article": not signs, "call_name": student}
        case Verzoek():
            off |= {"document_article": bool(data.package), "call_name": True}
        case _:
            off |= {"call_name": True}
    if isinstance(data, Toestemming | Instemming):
        off |= {"parent": data.signing not in (Signing.PARENTS, Signing.BOTH)}
        off |= {"representative": data.signing is not Signing.REPRESENTATIVE}
    return {field for field, is_off in off.items() if is_off}
