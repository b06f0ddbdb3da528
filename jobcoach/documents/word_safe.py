"""Is a Word file just a letter? Macros, links to elsewhere, embedded programs and zip bombs are refused here."""

import re
import zlib
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
        if name.endswith((".xml", ".rels")):
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
        most = min(room, MOST_XML if entry.filename.endswith((".xml", ".rels")) else room)
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
    kinds = [str(item.get("ContentType", "")) for item in parse(parts["[Content_Types].xml"])]
    if any(re.search(r"macroenabled|vba|activex|oleobject", kind, re.IGNORECASE) for kind in kinds):
        raise Expected("template.unsafe", what="macro's of een ingesloten programma")
    if MAIN not in kinds:
        raise Expected("template.kind")


def _check_part(name: str, root: XmlElement) -> None:
    if name.endswith(".rels"):
        for relation in root.iter(_RELATIONS):
            _check_relation(relation)
        return
    for paragraph in root.iter(f"{W}p"):
        asked = "".join(item.text or "" for item in paragraph.iter(f"{W}instrText"))
        _check_field(asked)
    for simple in root.iter(f"{W}fldSimple"):
        _check_field(str(simple.get(f"{W}instr", "")))


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
    if any(word in _BAD_FIELDS for word in re.findall(r"[A-Z]+", asked.upper())[:1]):
        raise Expected("template.unsafe", what="een veld dat iets van elders ophaalt")
