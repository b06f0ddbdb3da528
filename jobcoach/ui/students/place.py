"""How the frame knows the place Leerlingen."""

from collections.abc import Callable

from jobcoach.caseload.dossier import how_many_students
from jobcoach.ui.place import Place
from jobcoach.ui.students.page import StudentsPage
from jobcoach.ui.tools import Tools


def students_place(tools: Tools, *, log: Callable[[], object], fetch: Callable[[], object] | None = None) -> Place:
    """Leerlingen; ``log`` opens the quick log, ``fetch`` the import of a class list."""

    def make() -> StudentsPage:
        return StudentsPage(tools.desk, tools.ask, now=tools.now, go=tools.go, log=log, fetch=fetch)

    def count() -> int | None:
        return tools.desk.ask(how_many_students)

    return Place(
        key="students",
        word="Leerlingen",
        icon="student",
        make_page=make,
        mnemonic="L",
        count=count,
        counts_on=frozenset({"student"}),
    )
