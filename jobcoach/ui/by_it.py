"""How a screen shows that the school's IT decided something: one short sentence, everywhere the same."""

from PySide6.QtWidgets import QFrame

from jobcoach.model.expected import Expected
from jobcoach.policy import file as policy
from jobcoach.ui.kit.labels import Icon, Label
from jobcoach.ui.kit.layout import TOP, boxed, row
from jobcoach.ui.kit.marks import Banner
from jobcoach.ui.words import sentence
from jobcoach.ui.words.policy import AT_SAFEST, BY_IT

__all__ = ["BY_IT", "by_it", "what_is_wrong"]


def by_it(value: str = "") -> QFrame:
    """The sentence behind the value that is fixed."""
    words = Label(f"{value} {BY_IT}".strip(), "small", "text2", wrap=True)
    return boxed(row((Icon("lock-key", "text2", 16), 0, TOP), (words, 1), gap=5))


def what_is_wrong() -> Banner | None:
    """A banner with everything that is wrong with the file of the school's IT; None when nothing is."""
    problems: tuple[Expected, ...] = policy.in_force().problems
    if not problems:
        return None
    text = " ".join(sentence(problem) for problem in problems[:3])
    return Banner("De instellingen van de school kloppen niet", f"{text} {AT_SAFEST}", "warn")
