"""The names of municipalities and regions, to choose from while typing; another name may always be typed."""

from functools import cache

from jobcoach import places


@cache
def municipalities() -> tuple[str, ...]:
    """The 342 municipalities of 1 January 2023, by name (domain/data, from minvws; facts, retyped by name only)."""
    text = (places.resources() / "gemeenten.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line)


def known_regions(used: tuple[str, ...]) -> tuple[str, ...]:
    """The regions that the school uses, then the other arbeidsmarktregio's by name; another one may always be typed."""
    text = (places.resources() / "arbeidsmarktregios.txt").read_text("utf-8")
    return (*used, *(line for line in text.splitlines() if line and line not in used))
