"""What a coach must hear first: about the vault, else the recovery sheet that was put off, else the seal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jobcoach.caseload.keys import acknowledge_school, needs_recovery
from jobcoach.caseload.seal_guard import seal_state
from jobcoach.caseload.seals import seal_card
from jobcoach.model.expected import Expected
from jobcoach.ui.kit import Banner
from jobcoach.ui.settings.part import SEAL, SECURITY
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import count
from jobcoach.ui.words.dates import local_day, short_day
from jobcoach.ui.words.keys import Told, told
from jobcoach.ui.words.seal import seal_warning

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
    return _sheet(tools) or _seal(tools)


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


def _seal(tools: Tools) -> Banner | None:
    """A seal that ends within 60 days, and a school's key that is still in this vault; not in the oefenschool."""
    card = tools.desk.ask(seal_card)
    if card is None or tools.opened.vault.practice:
        return None
    known = tools.desk.ask(seal_state)
    if not known.fine:
        head, text, tone = seal_warning(known)
        act_now = lambda: tools.go("settings", SEAL)  # noqa: E731 - a way to somewhere else
        return Banner(head, text, tone, action="Naar Zegel", act=act_now, closable=known.revoked is None)
    days = card.days_left(local_day(tools.now()))
    act = lambda: tools.go("settings", SEAL)  # noqa: E731 - one line, used twice
    if card.ends_soon(local_day(tools.now())):
        head = f"Je zegel loopt over {count(days, 'dag', 'dagen')} af" if days > 0 else "Je zegel loopt vandaag af"
        return Banner(
            "Je zegel is verlopen" if days < 0 else head,
            "Zonder zegel kun je geen overdracht verzegelen. Wat al verzegeld is, blijft goed.",
            "warn", action="Verleng het zegel", act=act, closable=days > 0,
        )  # fmt: skip
    if card.root_inside:
        words = "De sleutel van het schoolzegel staat nog in jouw kluis. Hij hoort in een bestand van de school."
        return Banner("Zet het schoolzegel in een bestand", words, "warn", action="Naar Zegel", act=act, closable=True)
    return None
