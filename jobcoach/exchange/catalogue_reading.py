"""Which kind of catalogue file this is, by what it holds and not by its name; then the reader of that kind."""

from dataclasses import replace
from hashlib import sha256
from typing import Final

from jobcoach.exchange import catalogue_set, code_list, dossier_xml, school_file, workbook
from jobcoach.exchange.catalogue_file import CatalogueFile
from jobcoach.model.expected import Expected

LARGEST: Final = max(dossier_xml.MAX_BYTES, workbook.MAX_BYTES, catalogue_set.MAX_BYTES)
KINDS: Final = (("Kwalificaties", "*.xlsx *.xml *.csv *.json"), ("Alle bestanden", "*"))


def read_catalogue(data: bytes, *, name: str) -> CatalogueFile:
    """Read a file; ``name`` is the file's name, kept as its source. Nothing is kept yet.

    Raises ``catalogue.*``, ``workbook.*`` and ``xml.*``: each says what is wrong with the file.
    """
    if not data.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        raise Expected("catalogue.empty")
    if len(data) > LARGEST:
        raise Expected("catalogue.too_big", limit=LARGEST // 1_000_000)
    found = _read(data)
    source = f"{found.source}, bestand {name}" if found.source else f"bestand {name}"
    return replace(found, sha256=sha256(data).hexdigest(), source=source[:200])


def _read(data: bytes) -> CatalogueFile:
    if workbook.is_workbook(data) or data.startswith(b"\xd0\xcf\x11\xe0"):
        sheets = workbook.read_sheets(data)
        if code_list.is_code_list(sheets):
            return code_list.read_code_list(sheets)
        return school_file.read_school_file(sheets)
    start = data[:1000].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    if start.startswith(b"<"):
        return dossier_xml.read_dossier(data)
    if catalogue_set.is_set(data):
        return catalogue_set.read_set(data)
    return school_file.read_text(data)


def is_catalogue(data: bytes) -> bool:
    """Whether a file is for the catalogue rather than a class list: a workbook, XML, a set, or our CSV headings."""
    if workbook.is_workbook(data) or data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return True
    if catalogue_set.is_set(data):
        return True
    head = data[:2000].decode("utf-8", "replace").casefold()
    return "werkprocescode" in head or "opleidingscode" in head
