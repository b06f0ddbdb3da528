"""Is a Word file just a letter? Macros, links to elsewhere, embedded programs and zip bombs are refused here."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element as XmlElement

from jobcoach.model.expected import Expected

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MOST_BYTES, MOST_FILES, MOST_UNPACKED, MOST_XML = 5_000_000, 300, 30_000_000, 2_000_000
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_BAD_TYPES = ("macro", "vba", "activex", "oleobject", "afchunk", "subdocument", "attachedtemplate", "frame", "control")
_BAD_FIELDS = {
    "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "DDE", "DDEAUTO", "DATABASE", "MACROBUTTON", "RD", "HTMLACTIVEX",
    "EMBED", "CONTROL",
}  # fmt: skip
_XML = (".xml", ".rels")
_INNER = "\x00"  # where a field stands in what another field asks; XML cannot hold it
_LINK = re.compile(r"(https?|mailto):", re.IGNORECASE)


def parse(content: bytes) -> XmlElement:
    """XML without entities, network or document type. Raises ``template.damaged``, ``template.unsafe`` (what)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Expected("template.damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Expected("template.unsafe", what="een eigen XML-definitie")
    return root


def unpacked(content: bytes) -> dict[str, bytes]:
    """Every part of a Word file that is safe, by its name in the package.

    Raises ``template.large``, ``template.damaged``, ``template.kind`` and ``template.unsafe`` (what was found).
    """
    if len(content) > MOST_BYTES:
        raise Expected("template.large")
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = _read(archive)
    except (BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Expected("template.damaged") from error
    _check_types(parts)
    for name, part in parts.items():
        if name.lower().endswith(_XML):
            _check_part(name, parse(part))
    return parts


def _read(archive: ZipFile) -> dict[str, bytes]:
    """The parts, never more than the limits, whatever sizes the archive claims."""
    found: dict[str, bytes] = {}
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise Expected("template.large")
    room = MOST_UNPACKED
    for entry in entries:
        _check_name(entry, found)
        most = min(room, MOST_XML if entry.filename.lower().endswith(_XML) else room)
        with archive.open(entry) as file:
            part = file.read(most + 1)
        if len(part) > most:
            raise Expected("template.large")
        room -= len(part)
        found[entry.filename] = part
    return found


def _check_name(entry: ZipInfo, found: dict[str, bytes]) -> None:
    name = entry.filename
    if entry.flag_bits & 1:
        raise Expected("template.damaged")
    if name in found or name.startswith("/") or ".." in name.split("/") or "\\" in name:
        raise Expected("template.unsafe", what="een verdachte bestandsnaam")
    if re.search(r"vbaproject|activex|/embeddings/|\.bin$", name, re.IGNORECASE):
        raise Expected("template.unsafe", what="macro's of een ingesloten programma")


def _check_types(parts: dict[str, bytes]) -> None:
    """The main part is an ordinary document, and no part is a macro or a program."""
    if "[Content_Types].xml" not in parts or "word/document.xml" not in parts:
        raise Expected("template.kind")
    told = list(parse(parts["[Content_Types].xml"]).iter("{*}Override", "{*}Default"))
    kinds = [str(item.get("ContentType", "")) for item in told]
    if any(re.search(r"macroenabled|vba|activex|oleobject", kind, re.IGNORECASE) for kind in kinds):
        raise Expected("template.unsafe", what="macro's of een ingesloten programma")
    if MAIN not in kinds:
        raise Expected("template.kind")
    for item, kind in zip(told, kinds, strict=True):  # what is read as XML has a name by which it was looked into
        name = str(item.get("PartName") or f".{item.get('Extension', '')}").lower()
        if kind.strip().lower().endswith("xml") and not kind.startswith("image/") and not name.endswith(_XML):
            raise Expected("template.unsafe", what="een verdachte bestandsnaam")


def _check_part(name: str, root: XmlElement) -> None:
    if name.lower().endswith(".rels"):
        for relation in root.iter(_RELATIONS):
            _check_relation(relation)
        return
    for text in (("instrText",), ("instrText", "delInstrText")):  # as it reads, and with what was deleted put back
        for asked in _fields(root, text):
            _check_field(asked)
    if next(root.iter("{*}mailMerge"), None) is not None:
        raise Expected("template.unsafe", what="een koppeling met een adresbestand")


def _fields(root: XmlElement, text: tuple[str, ...]) -> Iterator[str]:
    """What each field asks in elements of these names, through paragraphs and whatever fields stand in or beside it.

    A field that stands in what another asks is one of its own; in the outer one it leaves a mark, since Word puts its
    outcome there.
    """
    open_: list[str] = [""]
    for item in root.iter("{*}fldChar", "{*}fldSimple", *(f"{{*}}{name}" for name in text)):
        kind = etree.QName(item).localname
        step = next((str(value) for name, value in item.attrib.items() if str(name).endswith("}fldCharType")), "")
        if kind == "fldSimple":
            yield from (str(value) for name, value in item.attrib.items() if str(name).endswith("}instr"))
        elif kind != "fldChar":
            open_[-1] += item.text or ""
        elif step == "begin":
            open_[-1] += _INNER
            open_.append("")
        elif step == "end" and len(open_) > 1:
            yield open_.pop()
    yield from open_


def _check_relation(relation: XmlElement) -> None:
    """Nothing is fetched from elsewhere when the letter opens; a link that somebody clicks is allowed."""
    kind, target = str(relation.get("Type", "")), str(relation.get("Target", ""))
    last = kind.rpartition("/")[2].lower()
    outside = str(relation.get("TargetMode", "")).lower() == "external"
    if last == "hyperlink" and (not outside or _LINK.match(target)):
        return
    if outside or any(bad in last for bad in _BAD_TYPES):
        raise Expected("template.unsafe", what="een verwijzing naar een bestand elders")


def _check_field(asked: str) -> None:
    """The first word says what a field does; one whose first word another field makes could do anything."""
    first = re.match(rf"[^A-Z{_INNER}]*([A-Z]+|{_INNER})?", asked.upper())
    word = first[1] if first else None
    if word in _BAD_FIELDS or (word == _INNER and asked.strip(f"{_INNER} ")):
        raise Expected("template.unsafe", what="een veld dat iets van elders ophaalt")
