"""Dividing blocks over pages: nothing is cut, headings stay with what they head, signatures are never alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from jobcoach.documents.sheet import Page

MOST = 340.0
"""No block is taller than this (pt), so that each fits on every kind of page."""

_TIED = 480.0
"""What is tied together is no taller than this (pt): it fits on a page that is also signed."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block landed: is it the first or the last on its page?"""

    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Something of a known height (pt) that is drawn from its top.

    ``air`` is white above it, left out at the top of a page; ``keep`` ties it to the next block; ``again`` comes back
    above it when it opens a page; ``anchor`` may share a page with the signatures.
    """

    height: float
    draw: Callable[[Page, float, Spot], None]
    air: float = 0.0
    keep: bool = False
    again: tuple["Block", ...] = ()
    anchor: bool = True


@dataclass(frozen=True, slots=True)
class Room:
    """The part of a page that may be filled, pt from the top."""

    top: float
    bottom: float


def divide(
    blocks: Sequence[Block],
    room: Callable[[int], Room],
    signing: Callable[[int], float] | None = None,
) -> list[list[Block]]:
    """Blocks by page. ``room`` and ``signing`` are asked by page index; ``signing`` is the bottom above signatures."""
    pages: list[list[Block]] = [[]]
    for bundle in _bundles(blocks):
        may_pass = pages[-1] or len(pages) == 1  # page 1 may be full of a title; a next page never is
        if may_pass and _end([*pages[-1], *bundle], room(len(pages) - 1)) > room(len(pages) - 1).bottom:
            pages.append([])
        pages[-1] += bundle
    if signing:
        _make_room_to_sign(pages, room, signing)
    return pages


def together(blocks: Sequence[Block], most: float = MOST / 2) -> list[Block]:
    """Blocks tied to each other when they are few; a longer list may be divided."""
    if sum(block.height for block in blocks) > most:
        return list(blocks)
    return [replace(block, keep=block.keep or block is not blocks[-1]) for block in blocks]


def draw(page: Page, blocks: Sequence[Block], top: float) -> float:
    """Draw blocks down from ``top``; returns where they end."""
    opened = _opened(blocks)
    begins = len(opened) - len(blocks)
    y = top
    for index, block in enumerate(opened):
        y += block.air if index else 0
        block.draw(page, y, Spot(opens=index <= begins, closes=index == len(opened) - 1))
        y += block.height
    return y


def end(blocks: Sequence[Block], top: float) -> float:
    """Where blocks would end if they were drawn from ``top`` on a new page."""
    opened = _opened(blocks)
    return top + sum(block.height for block in opened) + sum(block.air for block in opened[1:])


def _opened(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page with what comes back at its top."""
    again = [replace(block, again=()) for block in blocks[0].again] if blocks else []
    return [*again, *blocks]


def _end(blocks: Sequence[Block], room: Room) -> float:
    return end(blocks, room.top)


def _bundles(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks that belong together; a bundle that would be taller than a page may be is not tied."""
    bundles: list[list[Block]] = [[]]
    for block in blocks:
        if sum(b.height + b.air for b in [*bundles[-1], block]) > _TIED:
            bundles.append([])
        bundles[-1].append(block)
        if not block.keep:
            bundles.append([])
    return [bundle for bundle in bundles if bundle]


def _make_room_to_sign(pages: list[list[Block]], room: Callable[[int], Room], signing: Callable[[int], float]) -> None:
    """Move the tail of the last page to a new one if the signatures do not fit below it."""
    last = len(pages) - 1
    if _end(pages[last], room(last)) <= signing(last):
        _bring_an_anchor(pages, room(last).top, signing(last))
        return
    bundles = _bundles(pages[last])

    def fits(tail: list[Block]) -> bool:
        return end(tail, room(last + 1).top) <= signing(last + 1)

    split = len(bundles) - _going_along(bundles, fits)
    pages[last:] = [_joined(bundles[:split]), _joined(bundles[split:])]


def _bring_an_anchor(pages: list[list[Block]], top: float, bottom: float) -> None:
    """Signatures stand with at least one block that they are about: from the page before, if it fits."""
    if len(pages) < 2 or any(block.anchor for block in pages[-1]):
        return
    bundles = _bundles(pages[-2])
    for size in range(1, len(bundles)):
        tail = [*_joined(bundles[-size:]), *pages[-1]]
        if end(tail, top) > bottom:
            return
        if any(block.anchor for block in tail):
            pages[-2:] = [_joined(bundles[:-size]), tail]
            return


def _going_along(bundles: list[list[Block]], fits: Callable[[list[Block]], bool]) -> int:
    """How many bundles at the end go to the page of the signatures: as few as hold an anchor, none that do not fit."""
    for size in range(1, len(bundles) + 1):
        tail = _joined(bundles[-size:])
        if not fits(tail):
            return size - 1
        if any(block.anchor for block in tail):
            return size
    return len(bundles)


def _joined(bundles: list[list[Block]]) -> list[Block]:
    return [block for bundle in bundles for block in bundle]
