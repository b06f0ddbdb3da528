"""The class: names as they sound in a Dutch practice school, each in a state that a coach meets. All invented."""

from jobcoach.caseload.practice.kinds import Case, Scene
from jobcoach.model.choices import Relation, Transport

CASES = (
    Case(call_name="Emre", first_names="Emre Can", infix="", last_name="Yıldız", age=18, class_name="6A",
         work="keuken", scene=Scene.SENT, company="molenzicht", language="Turks en Nederlands",
         others=(("Sevgi Yıldız", Relation.OUDER, "moeder", True),)),
    Case(call_name="Noor", first_names="Noor Elisabeth", infix="", last_name="Visser", age=17, class_name="5A",
         work="keuken", scene=Scene.DEMO, company="molenzicht",
         others=(("Mirjam Visser", Relation.OUDER, "moeder", True),)),
    Case(call_name="Łukasz", first_names="Łukasz Jan", infix="", last_name="Nowak", age=18, class_name="6A",
         work="groen", scene=Scene.PREPARED, transport=Transport.OV, language="Pools en Nederlands",
         born_in="Łódź", place="Zandwolde", others=(("Agnieszka Nowak", Relation.OUDER, "moeder", False),)),
    Case(call_name="Fatima", first_names="Fatima", infix="", last_name="El Amrani", age=16, class_name="4A",
         work="keuken", scene=Scene.PARENT_MISSING,
         others=(("Karima El Amrani", Relation.OUDER, "moeder", True),)),
    Case(call_name="Sanne", first_names="Sanne Maria", infix="de", last_name="Boer", age=19, class_name="6A",
         work="groen", scene=Scene.ACCEPTED,
         others=(("Gerda de Boer", Relation.OUDER, "moeder", True),)),
)  # fmt: skip


def cases(students: int, seed: int) -> tuple[Case, ...]:  # noqa: ARG001 - the seed counts beyond the written class
    """The first ``students`` of the class."""
    return CASES[:students]
