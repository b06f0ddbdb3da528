"""The frame of a sealed PDF, looked at before any PDF library opens it: plain cross-reference tables, and few of them.

Our papers have one table and sealing adds another. A file of someone else's making can ask a reader for gigabytes and
minutes through compressed tables, endless chains and millions of entries; such a file is no paper of ours.
"""

import re

LARGEST_PDF = 50 * 1024 * 1024
MOST_TABLES, MOST_OBJECTS = 8, 100_000
LONGEST_TRAILER = 2_000
_END = re.compile(rb"startxref\r?\n([0-9]{1,10})\r?\n%%EOF(\r|\n|\r\n)?\Z")
_SECTION = re.compile(rb"([0-9]{1,10}) ([0-9]{1,10}) ?\r?\n")
_TRAILER = re.compile(rb"trailer(?:\r?\n| )<<(.*?)>>\r?\nstartxref\r?\n", re.DOTALL)
_COMMENT = re.compile(rb"%[^\r\n]*")
_ENTRY_BYTES = 20


def is_plain(pdf: bytes, *, largest: int = LARGEST_PDF) -> bool:
    """True when every cross-reference of ``pdf``, from the last back to the first, is a plain table of bounded size.

    ``largest`` is the most bytes that it may have.
    """
    end = _END.search(pdf, max(0, len(pdf) - 64))
    if len(pdf) > largest or end is None:
        return False
    at, before, objects = int(end[1]), len(pdf), 0
    for _ in range(MOST_TABLES):
        if at >= before:  # always backwards, so that a chain ends
            return False
        found = _table(pdf, at)
        if found is None:
            return False
        trailer, count = found
        objects += count
        earlier = re.findall(rb"/Prev\s+([0-9]{1,10})(?![0-9])", trailer)
        if objects > MOST_OBJECTS or len(earlier) != trailer.count(b"/Prev") or len(earlier) > 1:
            return False
        if not earlier:
            return True
        at, before = int(earlier[0]), at
    return False


def _table(pdf: bytes, at: int) -> tuple[bytes, int] | None:
    """The trailer of the table at ``at``, without comments, and how many objects the table names."""
    start = re.compile(rb"xref\r?\n").match(pdf, at)
    if start is None:
        return None
    place, objects = start.end(), 0
    while section := _SECTION.match(pdf, place):
        objects += int(section[2])
        place = section.end() + _ENTRY_BYTES * int(section[2])
        if objects > MOST_OBJECTS:
            return None
    trailer = _TRAILER.match(pdf, place, place + LONGEST_TRAILER)
    if trailer is None:
        return None
    words = _COMMENT.sub(b"", trailer[1])
    # A name in another spelling (/#50rev), a string, or a table beside the table: nothing that we write.
    return None if b"#" in words or b"(" in words or b"/XRefStm" in words else (words, objects)
