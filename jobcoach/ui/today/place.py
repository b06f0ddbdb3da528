"""How the frame knows Vandaag."""

from collections.abc import Callable

from jobcoach.ui.place import Place
from jobcoach.ui.today.page import TodayPage, Ways
from jobcoach.ui.tools import Tools


def make_place(tools: Tools, *, log: Callable[[int | None], object]) -> Place:
    """The place Vandaag; ``log`` opens the quick log about one student."""
    ways = Ways(go=tools.go, log=log)
    return Place(
        key="today", word="Vandaag", icon="sun-horizon", mnemonic="V",
        make_page=lambda: TodayPage(tools.desk, ways, now=tools.now),
    )  # fmt: skip
