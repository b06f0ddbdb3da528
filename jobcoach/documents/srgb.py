"""The colour profile that every paper carries: sRGB as an ICC profile, version 4.2, matrix and curve.

Numbers of IEC 61966-2-1, adapted to D50 by Bradford as ICC.1:2004-10 asks. Made here, so that its bytes are the same on
every machine: what a colour library makes carries the day on which it was made.
"""

import struct
from functools import cache

_D50 = (0.9642, 1.0, 0.8249)
_RED, _GREEN, _BLUE = (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410)
_BRADFORD = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


@cache
def profile() -> bytes:
    """The profile's bytes, about 600."""
    curve = struct.pack(">4sIHH", b"para", 0, 3, 0) + _fixed(*_CURVE)
    parts = {
        b"desc": _words("sRGB"),
        b"cprt": _words("No copyright, use freely"),
        b"wtpt": _xyz(_D50),
        b"chad": struct.pack(">4sI", b"sf32", 0) + _fixed(*_BRADFORD),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, data = struct.pack(">I", len(parts)), b""
    places: dict[bytes, int] = {}
    start = 128 + 4 + 12 * len(parts)
    for name, part in parts.items():
        if part not in places:  # equal parts are kept once
            places[part] = start + len(data)
            data += part + bytes(-len(part) % 4)
        table += struct.pack(">4sII", name, places[part], len(part))
    size = 128 + len(table) + len(data)
    return _header(size) + table + data


def _header(size: int) -> bytes:
    made = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    kind = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    rest = struct.pack(">4s4sI8sQI", b"acsp", bytes(4), 0, bytes(8), 0, 0)
    return (kind + made + rest + _fixed(*_D50)).ljust(128, b"\0")


def _fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">4sI", b"XYZ ", 0) + _fixed(*values)


def _words(text: str) -> bytes:
    """A text in one language ('mluc')."""
    coded = text.encode("utf-16-be")
    return struct.pack(">4sIII2s2sII", b"mluc", 0, 1, 12, b"en", b"US", len(coded), 28) + coded
