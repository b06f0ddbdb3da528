"""An act that can be taken back: done at once, told in a banner with "Draai terug"."""

from collections.abc import Callable
from typing import Any

from jobcoach.caseload.undo import Act, Acted, Undo
from jobcoach.model.base import ChangeSetId
from jobcoach.model.expected import Expected
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import Banner, Page
from jobcoach.ui.words import sentence


def act(page: Page, desk: Desk, case: Callable[[Any], object], words: str, *, text: str = "") -> bool:
    """Carry out ``case`` and offer to take it back; False (and a banner with the reason) when it was refused."""
    try:
        done: Acted[object] = desk.do(Act(case))
    except Expected as error:
        page.show_banner(Banner("Dit lukte niet", sentence(error), "bad", closable=True))
        return False
    change = done.change_set
    page.undo_last = None if change is None else lambda: undo(page, desk, change)
    page.clear_banner()
    page.show_banner(
        Banner(
            words,
            text or "30 dagen lang kun je dit terughalen.",
            "ok",
            action="Draai terug" if change is not None else "",
            act=page.undo_last,
            closable=True,
        )
    )
    return True


def undo(page: Page, desk: Desk, change: ChangeSetId | None) -> None:
    """Take one act back and say so, or say why it cannot be taken back."""
    page.clear_banner()
    page.undo_last = None
    if change is None:
        return
    try:
        desk.do(Undo(change_set_id=change))
    except Expected as error:
        page.show_banner(Banner("Terugdraaien lukte niet", sentence(error), "warn", closable=True))
        return
    page.show_banner(Banner("Teruggedraaid", "Alles staat weer zoals het was.", "ok", closable=True))
