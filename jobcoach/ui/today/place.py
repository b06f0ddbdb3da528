"""How the frame knows Vandaag, and where Vandaag sends the coach."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from jobcoach.model.base import TaskId
from jobcoach.model.choices import LogKind
from jobcoach.model.expected import Expected
from jobcoach.ui.kit import Banner
from jobcoach.ui.place import Place
from jobcoach.ui.today.news import news
from jobcoach.ui.today.page import TodayPage, Ways
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import sentence


def make_place(tools: Tools) -> Place:
    """The place Vandaag; what is known about the vault itself is told there in a banner."""
    pages: list[TodayPage] = []

    def log(window: QWidget, student: int | None, task: TaskId | None, kind: LogKind) -> None:
        from jobcoach.ui.quick_log.panel import open_quick_log

        if student is not None:
            tools.go("students", student)
        open_quick_log(tools, window, task=task, kind=kind)

    def place_note(window: QWidget, note: str) -> None:
        from jobcoach.ui.quick_log.panel import open_quick_log

        open_quick_log(tools, window, note=note)

    def again() -> None:
        if pages and isValid(pages[-1]):
            pages[-1].show_news()

    def failed(error: Expected) -> None:
        if pages and isValid(pages[-1]):
            pages[-1].clear_banner()
            pages[-1].show_banner(Banner("Dit is niet bewaard", sentence(error), "bad", closable=True))

    def banner() -> Banner | None:
        return news(tools, again, failed)

    ways = Ways(go=tools.go, log=log, news=banner, place_note=place_note)

    def make() -> TodayPage:
        pages[:] = [TodayPage(tools.desk, ways, now=tools.now)]
        return pages[0]

    return Place(key="today", word="Vandaag", icon="sun-horizon", make_page=make)
