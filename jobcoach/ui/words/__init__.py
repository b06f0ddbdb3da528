"""Plain Dutch: the sentence for every expected error (one file per area), dates, hours, numbers."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from jobcoach.model.expected import Expected


@cache
def sentences() -> dict[str, str]:
    """Every ``SENTENCES`` of the modules in this package, by error key."""
    result: dict[str, str] = {}
    for module in iter_modules(__path__):
        result |= getattr(import_module(f"{__name__}.{module.name}"), "SENTENCES", {})
    return result


def sentence(error: Expected) -> str:
    """What happened, what is safe, what to do; an unknown key still gets a calm sentence."""
    template = sentences().get(error.key)
    if template is None:
        return f"Dit lukte niet ({error.key}). Je gegevens zijn veilig. Probeer het nog eens of start opnieuw."
    try:
        return template.format(**error.values)
    except (KeyError, IndexError):
        return template


def count(number: int, one: str, more: str) -> str:
    """``1 leerling``, ``3 leerlingen``."""
    return f"{number} {one if number == 1 else more}"
