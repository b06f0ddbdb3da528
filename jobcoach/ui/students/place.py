"""How the frame knows the place Leerlingen."""

from typing import TYPE_CHECKING

from jobcoach.caseload.dossier import how_many_students
from jobcoach.model.base import TaskId
from jobcoach.ui.place import Place
from jobcoach.ui.tools import Tools

if TYPE_CHECKING:
    from jobcoach.ui.students.page import StudentsPage


def make_place(tools: Tools) -> Place:
    """Leerlingen; the page and all its parts are loaded at the first visit."""

    def make() -> "StudentsPage":
        from jobcoach.ui.quick_log.panel import open_quick_log
        from jobcoach.ui.students.page import StudentsPage

        def log(task: TaskId | None) -> None:
            open_quick_log(tools, page.window(), task=task)

        def fetch() -> None:
            from jobcoach.ui.settings.part import CLASS_IMPORT

            tools.go("settings", CLASS_IMPORT)

        page = StudentsPage(tools.desk, tools.ask, now=tools.now, go=tools.go, log=log, fetch=fetch)
        return page

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
