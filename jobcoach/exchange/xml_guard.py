"""XML from outside, read as a stream: no document type, no entities, no network, bounded depth and number."""

from collections.abc import Callable, Iterable
from typing import Final
from xml.parsers import expat

from jobcoach.model.expected import Expected

MAX_DEPTH: Final = 120
MAX_ELEMENTS: Final = 4_000_000

Start = Callable[[str, dict[str, str]], object]
_PIECE = 65_536


def _nothing(*_any: object) -> None:
    return None


def walk(
    pieces: Iterable[bytes],
    *,
    start: Start = _nothing,
    end: Callable[[str], object] = _nothing,
    text: Callable[[str], object] = _nothing,
) -> None:
    """Read XML piece by piece; names come with their prefix, as they stand in the file. Nothing is built here.

    Raises ``xml.unsafe`` (a document type or an entity), ``xml.too_deep``, ``xml.too_many``, ``xml.broken`` (row).
    """
    parser = expat.ParserCreate()
    depth = count = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > MAX_DEPTH:
            raise Expected("xml.too_deep")
        if count > MAX_ELEMENTS:
            raise Expected("xml.too_many")
        start(name, attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = opened, closed, text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = parser.ExternalEntityRefHandler = _unsafe
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # also an encoding that nobody knows
        raise Expected("xml.broken", row=getattr(error, "lineno", 1)) from None


def pieces_of(data: bytes) -> Iterable[bytes]:
    """The bytes in pieces, so that a refusal comes before the whole was read."""
    return (data[at : at + _PIECE] for at in range(0, len(data), _PIECE))


def local(name: str) -> str:
    """An element's name without prefix, case and signs: ``kd:Werk-Proces`` becomes ``werkproces``."""
    return "".join(letter for letter in name.rpartition(":")[2].casefold() if letter.isalnum())


def _unsafe(*_any: object) -> int:
    raise Expected("xml.unsafe")
