"""The class: names as they sound in a Dutch practice school, each in a state that a coach meets. All invented."""

from collections.abc import Iterator

from jobcoach.caseload.practice import names
from jobcoach.caseload.practice.kinds import Case, Scene
from jobcoach.caseload.practice.packs import PACKS
from jobcoach.model.choices import Relation, SchoolKind, Transport

PARENT = Relation.OUDER

CASES = (
    Case(call_name="Emre", first_names="Emre Can", infix="", last_name="Yıldız", age=18, class_name="6A",
         work="keuken", company="molenzicht", scene=Scene.SENT, language="Turks en Nederlands",
         others=(("Sevgi Yıldız", PARENT, "moeder", True),)),
    Case(call_name="Noor", first_names="Noor Elisabeth", infix="", last_name="Visser", age=17, class_name="6A",
         work="keuken", company="molenzicht", scene=Scene.DEMO,
         others=(("Mirjam Visser", PARENT, "moeder", True),)),
    Case(call_name="Łukasz", first_names="Łukasz Jan", infix="", last_name="Nowak", age=18, class_name="6A",
         work="groen", scene=Scene.PREPARED, transport=Transport.OV, language="Pools en Nederlands",
         born_in="Łódź", place="Zandwolde", others=(("Agnieszka Nowak", PARENT, "moeder", False),)),
    Case(call_name="Fatima", first_names="Fatima Zahra", infix="", last_name="El Amrani", age=16, class_name="4B",
         work="zorg", scene=Scene.PARENT_MISSING, transport=Transport.LOPEND, language="Tarifit en Nederlands",
         others=(("Karima El Amrani", PARENT, "moeder", True), ("Rachid El Amrani", PARENT, "vader", False))),
    Case(call_name="Sanne", first_names="Sanne Maria", infix="de", last_name="Boer", age=19, class_name="6A",
         work="dier", scene=Scene.ACCEPTED, others=(("Gerda de Boer", PARENT, "moeder", True),)),
    Case(call_name="Jairo", first_names="Jairo Antonio", infix="", last_name="Martina", age=18, class_name="6A",
         work="magazijn", scene=Scene.REFUSED, transport=Transport.RIJBEWIJS_AM, born_in="Willemstad",
         language="Papiaments en Nederlands", others=(("Roselyn Martina", PARENT, "moeder", False),)),
    Case(call_name="Sjoukje", first_names="Sjoukje", infix="", last_name="Hoekstra-Bijlsma", age=17, class_name="5B",
         work="dier", scene=Scene.AGREED, language="Fries en Nederlands", place="Zandwolde", born_in="Zandwolde",
         transport=Transport.OV, others=(("Anneke Bijlsma", PARENT, "moeder", True),)),
    Case(call_name="Shanaya", first_names="Shanaya Priya", infix="", last_name="Ramdin", age=17, class_name="6A",
         work="hotel", scene=Scene.DRAFT_COMPLETE, language="Sarnami en Nederlands",
         others=(("Sandra Ramdin", PARENT, "moeder", True),)),
    Case(call_name="Tunahan", first_names="Tunahan", infix="", last_name="Şahin", age=17, class_name="5A",
         work="fiets", scene=Scene.DRAFT_GAPS, language="Turks en Nederlands",
         others=(("Ayşe Şahin", PARENT, "moeder", True),)),
    Case(call_name="Ilham", first_names="Ilham", infix="", last_name="Bouzid", age=15, class_name="4A",
         work="winkel", scene=Scene.PARENTS, others=(("Naïma Bouzid", PARENT, "moeder", True),)),
    Case(call_name="Daan", first_names="Daan Willem", infix="", last_name="Bakker", age=15, class_name="4A",
         work="bakkerij", scene=Scene.NOT_ASKED, others=(("Peter Bakker", PARENT, "vader", False),)),
    Case(call_name="Zofia", first_names="Zofia", infix="", last_name="Wiśniewska", age=18, class_name="6A",
         work="bakkerij", scene=Scene.WITHDRAWN, born_in="Toruń", language="Pools en Nederlands",
         others=(("Paweł Wiśniewski", PARENT, "vader", False),)),
    Case(call_name="Tjitte", first_names="Tjitte Jelle", infix="", last_name="Dykstra", age=18, class_name="6A",
         work="groen", place="Zandwolde", born_in="Zandwolde", others=(("Wietske Dykstra", PARENT, "moeder", True),)),
    Case(call_name="Melati", first_names="Melati Joyce", infix="van der", last_name="Poel", age=16, class_name="4B",
         work="winkel", others=(("Joyce van der Poel", PARENT, "moeder", True),)),
    Case(call_name="Luka", first_names="Luka", infix="", last_name="Đurić", age=17, class_name="5B",
         work="schilder", scene=Scene.AGREED, transport=Transport.RIJBEWIJS_AM, born_in="Niš",
         language="Servisch en Nederlands", others=(("Anđela Đurić", PARENT, "moeder", True),)),
    Case(call_name="Bence", first_names="Bence Márk", infix="", last_name="Őri", age=16, class_name="4A",
         work="magazijn", transport=Transport.OV, place="Elzeveen", born_in="Győr", language="Hongaars en Nederlands",
         others=(("Erzsébet Őri", PARENT, "moeder", True),)),
    Case(call_name="İrem", first_names="İrem Nur", infix="", last_name="Aydoğan", age=17, class_name="5A",
         work="zorg", scene=Scene.AGREED, others=(("Hatice Aydoğan", PARENT, "moeder", True),)),
    Case(call_name="Kelly", first_names="Kelly", infix="", last_name="Smit", age=19, class_name="6A",
         work="magazijn", scene=Scene.HALF_YEAR, others=(("Chantal Smit", PARENT, "moeder", False),)),
    Case(call_name="Annemarijn", first_names="Anna Maria Wilhelmina", infix="van den",
         last_name="Broeckhuijsen-van Oosterwijk Starrenburg", age=18, class_name="6A", work="winkel",
         scene=Scene.REPRESENTED, transport=Transport.OV_BEGELEID, place="Elzeveen",
         others=(("Hendrika van den Broeckhuijsen", PARENT, "moeder, wettelijk vertegenwoordiger", True),)),
    Case(call_name="Hamza", first_names="Hamza", infix="el", last_name="Idrissi", age=20, class_name="6A",
         work="fiets", scene=Scene.YEAR, others=(("Latifa el Idrissi", PARENT, "moeder", False),)),
    Case(call_name="Živa", first_names="Živa", infix="", last_name="Šuštar", age=17, class_name="E1", work="hotel",
         kind=SchoolKind.ENTREE, born_in="Maribor", others=(("Nežka Šuštar", PARENT, "moeder", True),)),
    Case(call_name="Milan", first_names="Milan Johannes", infix="", last_name="Jansen", age=15, class_name="4A",
         work="fiets", scene=Scene.NEW, others=(("Erik Jansen", PARENT, "vader", False),)),
    Case(call_name="Senait", first_names="Senait", infix="", last_name="Tesfay", age=17, class_name="E1", work="zorg",
         kind=SchoolKind.ENTREE, scene=Scene.AGREED, born_in="Keren", language="Tigrinya en Nederlands",
         others=(("Letebrhan Tesfay", PARENT, "moeder", True),)),
    Case(call_name="Oğuzhan", first_names="Oğuzhan Tim", infix="", last_name="Çelik-de Vries", age=16,
         class_name="5B", work="schilder", others=(("Linda de Vries", PARENT, "moeder", True),)),
)  # fmt: skip

# Beyond the written class: states without a paper or a package, the common ones more often.
_SCENES = (
    Scene.PLAIN, Scene.AGREED, Scene.PLAIN, Scene.NOT_ASKED, Scene.PLAIN, Scene.REFUSED, Scene.PLAIN,
    Scene.PARENT_MISSING, Scene.PLAIN, Scene.AGREED, Scene.HALF_YEAR,
)  # fmt: skip
_CLASSES = (("4A", 15), ("4B", 16), ("5A", 17), ("5B", 17), ("6A", 18), ("E1", 17), ("4B", 15), ("6A", 19))
_TRAVEL = (Transport.FIETS, Transport.OV, Transport.FIETS, Transport.RIJBEWIJS_AM, Transport.LOPEND)
_PLACES = ("Lindeborg", "Lindeborg", "Zandwolde", "Lindeborg", "Elzeveen")


def cases(students: int, seed: int) -> Iterator[Case]:
    """The first ``students`` of the class; after the written ones, names are put together from lists."""
    yield from CASES[:students]
    works = tuple(PACKS)
    for index in range(len(CASES), students):
        call_name, infix, last_name = names.name_at(index - len(CASES), seed)
        class_name, age = _CLASSES[index % len(_CLASSES)]
        scene = _SCENES[index % len(_SCENES)]
        if scene in (Scene.PARENT_MISSING, Scene.HALF_YEAR):
            class_name, age = ("4B", 16) if scene is Scene.PARENT_MISSING else ("6A", 19)
        parent = " ".join(part for part in (names.PARENTS[index % len(names.PARENTS)], infix, last_name) if part)
        yield Case(
            call_name=call_name,
            first_names=call_name,
            infix=infix,
            last_name=last_name,
            age=age,
            class_name=class_name,
            work=works[index % len(works)],
            scene=scene,
            kind=SchoolKind.ENTREE if class_name == "E1" else SchoolKind.PRO,
            transport=_TRAVEL[index % len(_TRAVEL)],
            place=_PLACES[index % len(_PLACES)],
            others=((parent, PARENT, "moeder", index % 2 == 0),),
        )
