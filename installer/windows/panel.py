"""The picture at the left of the setup's first and last page: the keyhole of the program on its own green (BMP)."""

import struct
from pathlib import Path

WIDTH, HEIGHT = 164, 314  # what NSIS wants
GREEN, WHITE = (0x0B, 0x5F, 0x63), (255, 255, 255)
_FINE = 3  # samples per pixel, each way: a calm edge


def write_panel(to: Path) -> Path:
    """Draw it as resources/icons/jobcoach.svg does, by its own measures: a round head and a skirt that widens."""
    rows = bytearray()
    for y in range(HEIGHT - 1, -1, -1):  # BMP begins at the bottom
        for x in range(WIDTH):
            inside = sum(_in_keyhole(x + i / _FINE, y + j / _FINE) for i in range(_FINE) for j in range(_FINE))
            share = inside / _FINE**2
            rows += bytes(round(g + (w - g) * share) for g, w in zip(reversed(GREEN), reversed(WHITE), strict=True))
    head = struct.pack("<2sIHHI", b"BM", 54 + len(rows), 0, 0, 54)
    about = struct.pack("<IiiHHIIiiII", 40, WIDTH, HEIGHT, 1, 24, 0, len(rows), 2835, 2835, 0, 0)
    to.write_bytes(head + about + rows)
    return to


def _in_keyhole(x: float, y: float) -> bool:
    x, y = (x - WIDTH / 2) / 5, (y - 100) / 5  # 5 pixels per unit of the icon; its head is 4.1 units round
    return x * x + y * y <= 4.1**2 or (0 <= y <= 10.4 and abs(x) <= 2.2 + max(0.0, y - 3.4) * 0.27)
