"""How the frame knows Vandaag, and what a coach must hear first: about the vault, or about the recovery sheet."""

from PySide6.QtWidgets import QWidget

from jobcoach.model.base import TaskId
from jobcoach.model.choices import LogKind
from jobcoach.model.expected import Expected
from jobcoach.ui.kit import Banner
from jobcoach.ui.place import Place
from jobcoach.ui.settings.part import SECURITY
from jobcoach.ui.today.page import TodayPage, Ways
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import local_day, short_day


def make_place(tools: Tools, *, notices: tuple[str, ...]) -> Place:
    """The place Vandaag; ``notices`` are keys of sentences about the vault, told in a banner."""

    def log(window: QWidget, student: int | None, task: TaskId | None, kind: LogKind) -> None:
        from jobcoach.ui.quick_log.panel import open_quick_log

        if student is not None:
            tools.go("students", student)
        open_quick_log(tools, window, task=task, kind=kind)

    ways = Ways(go=tools.go, log=log, news=lambda: _news(tools, notices))
    return Place(
        key="today", word="Vandaag", icon="sun-horizon", make_page=lambda: TodayPage(tools.desk, ways, now=tools.now)
    )


def _news(tools: Tools, notices: tuple[str, ...]) -> Banner | None:
    """The worst first: something about the vault itself, else the recovery sheet that was put off."""
    if notices:
        return Banner("Kijk even naar je kluis", " ".join(sentence(Expected(key)) for key in notices), "warn")
    due = tools.opened.recovery_due
    if due is None or getattr(tools.opened.caseload, "has_recovery", False):
        return None
    day, today = local_day(due), local_day(tools.now())
    head = "Print je herstelblad nu" if day <= today else f"Print je herstelblad vóór {short_day(day, today)}"
    return Banner(
        head,
        "Zonder dit blad is een vergeten wachtzin niet te herstellen.",
        "warn",
        icon="file-text",
        action="Maak het blad",
        act=lambda: tools.go("settings", SECURITY),
        closable=day > today,
    )
