"""What a coach must hear first: about the vault itself, else about the recovery sheet that was put off."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jobcoach.caseload.keys import acknowledge_school, needs_recovery
from jobcoach.model.expected import Expected
from jobcoach.ui.kit import Banner
from jobcoach.ui.settings.part import SECURITY
from jobcoach.ui.tools import Tools
from jobcoach.ui.words.dates import local_day, short_day
from jobcoach.ui.words.keys import Told, told

# the worst first; a key that is not here is a fact to read and no question
_DAMAGE, _SCHOOL = "vault.pages_damaged", "vault.escrow_used"


@dataclass(frozen=True, slots=True)
class _Answer:
    head: str
    tone: str
    action: str
    act: Callable[[], object]


def news(tools: Tools, again: Callable[[], object], failed: Callable[[Expected], object]) -> Banner | None:
    """The banner of this moment; ``again`` asks for the next one once this one is answered, ``failed`` says why not."""
    notices: tuple[Any, ...] = getattr(tools.opened.caseload, "notices", ())
    if notices:
        return _notice(tools, notices, again, failed)
    return _sheet(tools)


def _notice(
    tools: Tools, notices: tuple[Any, ...], again: Callable[[], object], failed: Callable[[Expected], object]
) -> Banner:
    vault: Any = tools.opened.caseload

    def settle(act: Callable[[], object]) -> Callable[[], object]:
        def answered() -> None:
            try:
                act()
            except Expected as error:
                failed(error)
                return
            again()

        return answered

    keys = {one.key for one in notices}
    asked = [one for one in notices if one.needs_answer]
    if _DAMAGE in keys:
        answer = _Answer("Je kluis is beschadigd", "bad", "Bekijk wat je kunt doen", tools.mend)
    elif any(one.key != _SCHOOL for one in asked):
        answer = _Answer("Kijk even naar je kluis", "warn", "Dit klopt, ga door", settle(vault.accept_rollback))
        notices = tuple(one for one in notices if one.key != _SCHOOL)
    elif asked:
        seen = settle(lambda: acknowledge_school(vault))
        answer = _Answer("De school heeft je kluis geopend", "warn", "Ik heb het gelezen", seen)
    else:
        return Banner("Kijk even naar je kluis", _words(notices), "warn", closable=True)
    return Banner(answer.head, _words(notices), answer.tone, action=answer.action, act=answer.act)


def _words(notices: tuple[Told, ...]) -> str:
    return " ".join(told(one) for one in notices)


def _sheet(tools: Tools) -> Banner | None:
    due, vault = tools.opened.recovery_due, tools.opened.caseload
    if due is None or not (needs_recovery(vault) if hasattr(vault, "has_escrow") else True):  # type: ignore[arg-type]
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
