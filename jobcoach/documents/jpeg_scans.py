"""How often a JPEG paints its picture: a progressive one may do so thousands of times, and nothing stops it."""

from typing import Final

MOST: Final = 1_000  # cameras and programs paint at most some 20 times; other data in the file may look like a start


def paints_for_ever(content: bytes) -> bool:
    """Whether a JPEG starts its picture too often (ITU-T T.81, B.2.3: each scan begins with the marker SOS)."""
    return content.count(b"\xff\xda") > MOST
