"""Screen-share mode: names of people become initials wherever lists, headers, Vandaag and search show them."""

_on = False


def set_on(on: bool) -> None:
    """Turn it on or off; the window then makes its pages again."""
    global _on
    _on = on


def is_on() -> bool:
    """Whether names are hidden now."""
    return _on


def name(full: str) -> str:
    """A name as it may be shown: "Noor Visser", or "N. V."."""
    if not _on:
        return full
    words = [word for word in full.split() if word[:1].isupper()] or full.split()
    return " ".join(f"{word[0]}." for word in (words[:1] + words[-1:] if len(words) > 1 else words))


def words(text: str) -> str:
    """Own words of a coach, in which any name may stand: hidden as a whole."""
    return "" if _on else text
