"""The transportbestand: header, database and attachments of a vault in one file, to carry to another machine."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from jobcoach.model.expected import Expected
from jobcoach.vault import attachments, copies, header_file
from jobcoach.vault.header import Header

MAGIC = b"JCKLUIST"
ENDING = ".kluistransport"
_NAME, _LENGTH = 16, 8
_END = bytes(_NAME + _LENGTH)


def write(backup: Path, bundle: Path, target: Path, *, check: Callable[[], None]) -> int:
    """Write the transport file of a checked backup and every attachment of the bundle; how many attachments.

    Magic (8), length of the header (4), header, length of the database (8), database; then per attachment its name
    (16), its length (8) and its bytes; 24 zero bytes end the file. Numbers big end first. The file appears whole or
    not at all. Raises OSError as it comes.
    """
    new = target.with_name(f".{target.name}.nieuw")
    place = bundle / attachments.FOLDER
    files = sorted(file for file in place.iterdir() if attachments.is_ours(file)) if place.is_dir() else []
    files = [file for file in files if not file.name.startswith(".")]
    try:
        with backup.open("rb") as source, header_file.create(new) as out:
            head = source.read(len(copies.MAGIC) + 4)
            out.write(MAGIC + head[len(copies.MAGIC) :] + source.read(int.from_bytes(head[-4:], "big")))
            out.write((backup.stat().st_size - source.tell()).to_bytes(_LENGTH, "big"))
            while piece := source.read(copies.PIECE):
                check()
                out.write(piece)
            for file in files:
                check()
                out.write(bytes.fromhex(file.name) + file.stat().st_size.to_bytes(_LENGTH, "big"))
                attachments.copy_into(out, file)
            out.write(_END)
            out.flush()
            os.fsync(out.fileno())
        new.replace(target)
        header_file.sync_folder(target.parent)
    finally:
        new.unlink(missing_ok=True)
    return len(files)


def start(stream: BinaryIO) -> tuple[Header, bool]:
    """Header of a backup or transport file, and whether it is the latter; the stream then stands at the database."""
    magic = stream.read(len(MAGIC))
    if magic not in (MAGIC, copies.MAGIC):
        raise Expected("backup.not_a_backup")
    header = copies.bounded_header(stream)
    if magic == MAGIC:
        stream.read(_LENGTH)  # the sealed content tells the length too, and that one is authenticated
    return header, magic == MAGIC


def unpack_attachments(stream: BinaryIO, place: Path, *, check: Callable[[], None]) -> None:
    """Write out the attachments that follow the database; what no row knows or fits is thrown away later.

    Raises ``backup.damaged`` when the file ends too early.
    """
    place.mkdir(mode=0o700)
    while (head := stream.read(len(_END))) != _END:
        left = int.from_bytes(head[_NAME:], "big")
        if len(head) != len(_END):
            raise Expected("backup.damaged")
        with header_file.create(place / head[:_NAME].hex()) as out:
            while left and (piece := stream.read(min(copies.PIECE, left))):
                check()
                out.write(piece)
                left -= len(piece)
            out.flush()
            os.fsync(out.fileno())
        if left:
            raise Expected("backup.damaged")
