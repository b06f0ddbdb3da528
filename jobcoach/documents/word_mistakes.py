"""What the check of a Word template can find; no Word library is needed to show it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What is wrong: ``key`` names the kind, ``place`` the paragraph, ``text`` what stands there, ``tag`` the tag.

    ``nearest`` is a field that looks like the unknown one, or empty. Kinds: unknown, broken, split, step, open,
    alone, nested, loops, hidden, elsewhere, fill.
    """

    key: str
    place: str
    text: str = field(repr=False)
    tag: str = ""
    nearest: str = ""
