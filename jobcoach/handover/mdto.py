"""MDTO 1.0.1 (Nationaal Archief): what an e-depot of the recipient wants to know of each file, and of the whole.

One object per file, as the schema asks: the dossier, an archiefstuk per PDF, a bestand per PDF and for the data. They
say nothing about a person: the numbers of the papers, the school, and how the files are made. Codes and labels are
those of the begrippenlijsten that belong to the schema; waardering is "Nader te bepalen", for the recipient decides.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from jobcoach.handover.data import Parties
from jobcoach.handover.refusal import Refusal

if TYPE_CHECKING:
    from lxml import etree

FOLDER = "gegevens/mdto/"
DOSSIER = FOLDER + "dossier.xml"
NAMESPACE = "https://www.nationaalarchief.nl/mdto"
_LIST = "Begrippenlijst {name} MDTO 1.0.1"
_LIMIT = "Persoonsgegevens (AVG). Alleen voor het doel waarvoor de school dit heeft overgedragen."
_LEVEL = re.compile(rb"<pdfaid:part>([23])</pdfaid:part>\s*<pdfaid:conformance>([AB])</pdfaid:conformance>")
# PRONOM, the register of file formats of The National Archives (UK).
_PDF_FORMATS = {(2, "A"): "fmt/476", (2, "B"): "fmt/477", (3, "A"): "fmt/479", (3, "B"): "fmt/480"}
_Part = str | Sequence[tuple[str, "_Part"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """What all objects of one package share."""

    parties: Parties
    at: datetime

    @property
    def source(self) -> str:
        return f"JobCoach, BRIN {self.parties.brin}"

    @property
    def dossier(self) -> str:
        return f"{'Proefzending' if self.parties.trial else 'Overdracht'} {self.parties.package}"

    @property
    def moment(self) -> str:
        return self.at.strftime("%Y-%m-%dT%H:%M:%SZ")

    def identity(self, mark: str) -> _Part:
        return (("identificatieKenmerk", mark), ("identificatieBron", self.source))

    def reference(self, name: str, mark: str) -> _Part:
        return (("verwijzingNaam", name), ("verwijzingIdentificatie", self.identity(mark)))

    @property
    def school(self) -> _Part:
        identity = (("identificatieKenmerk", self.parties.brin), ("identificatieBron", "BRIN-register"))
        return (("verwijzingNaam", self.parties.school), ("verwijzingIdentificatie", identity))


def describe(files: Sequence[tuple[str, bytes]], parties: Parties, *, at: datetime) -> list[tuple[str, bytes]]:
    """The descriptions (name, XML) of ``files``: the PDFs with Overdracht.pdf first, and the data as JSON.

    ``at`` is the signing time of the package (UTC, whole seconds). The same files give the same bytes.
    """
    whole = _Whole(parties=parties, at=at)
    pdfs = [(name, data) for name, data in files if name.endswith(".pdf")]
    described = [(DOSSIER, _object(whole, level="Dossier", parts=[name for name, _ in pdfs]))]
    for name, data in pdfs:
        described.append((_stuk(name), _object(whole, level="Archiefstuk", file=name)))
        described.append((_bestand(name), _file(whole, name, data, of=name)))
    main = pdfs[0][0]
    described += [(_bestand(name), _file(whole, name, data, of=main)) for name, data in files if _is_data(name)]
    return sorted(described)


def names_for(files: Iterable[str]) -> set[str]:
    """The names of the descriptions that belong to a package with ``files``."""
    found = {DOSSIER}
    for name in files:
        if name.endswith(".pdf"):
            found |= {_stuk(name), _bestand(name)}
        elif _is_data(name):
            found.add(_bestand(name))
    return found


def require_true(files: Mapping[str, bytes]) -> None:
    """Every file is described, once and as it is, without a document type; packages up to version 0.2 have no MDTO.

    Raises Refusal handover.found.mdto, handover.found.file_missing and handover.found.file_set. Nothing is parsed.
    """
    described = {name: data for name, data in files.items() if is_description(name)}
    wanted = names_for(files) if described else set()
    for name in sorted(wanted - set(described)):
        raise Refusal("handover.found.file_missing", name=name)
    for name in sorted(set(described) - wanted):
        raise Refusal("handover.found.file_set", name=name)
    for name, data in described.items():
        if b"<!" in data:
            raise Refusal("handover.found.mdto", name=name)
    for name, data in files.items() if described else ():
        about = _bestand(name)
        if about in described and sha256(data).hexdigest().encode() not in described[about]:
            raise Refusal("handover.found.mdto", name=about)


def is_description(name: str) -> bool:
    """True for a name that an MDTO file can have."""
    return name.startswith(FOLDER) and name.endswith(".xml") and name.count("/") == FOLDER.count("/")


def _is_data(name: str) -> bool:
    return name.endswith(".json") and not name.endswith(".schema.json")


def _stuk(name: str) -> str:
    return f"{FOLDER}{name.rsplit('/', 1)[-1]}.stuk.xml"


def _bestand(name: str) -> str:
    return f"{FOLDER}{name.rsplit('/', 1)[-1]}.bestand.xml"


def _object(whole: _Whole, *, level: str, parts: Sequence[str] = (), file: str = "") -> bytes:
    """An informatieobject: the dossier with its ``parts``, or the archiefstuk that ``file`` shows."""
    name, mark = (_name(whole, file), _mark(whole, file)) if file else (whole.dossier, whole.parties.package)
    rows: list[tuple[str, _Part]] = [
        ("identificatie", whole.identity(mark)),
        ("naam", name),
        ("aggregatieniveau", _concept(level, "Aggregatieniveaus")),
        ("taal", "nl"),
        ("event", _event(whole, "Creatie", whole.parties.made_on.isoformat())),
        ("event", _event(whole, "Bevriezing", whole.moment)),
        ("waardering", _concept("Nader te bepalen", "Waarderingen", code="N")),
    ]
    if file:
        rows.append(("isOnderdeelVan", whole.reference(whole.dossier, whole.parties.package)))
        rows.append(("heeftRepresentatie", whole.reference(file, _mark(whole, file) + "#bestand")))
    rows += [("bevatOnderdeel", whole.reference(_name(whole, part), _mark(whole, part))) for part in parts]
    if whole.parties.replaces and not file:
        older = whole.parties.replaces
        relation = _concept("Vervangt", "Relatietypen (informatieobject)")
        other = whole.reference(f"Overdracht {older}", older)
        about = (
            ("gerelateerdInformatieobjectVerwijzing", other),
            ("gerelateerdInformatieobjectTypeRelatie", relation),
        )
        rows.append(("gerelateerdInformatieobject", about))
    limit = _concept("Overig", "BeperkingGebruikTypeLijst")
    rows.append(("archiefvormer", whole.school))
    rows.append(("beperkingGebruik", (("beperkingGebruikType", limit), ("beperkingGebruikNadereBeschrijving", _LIMIT))))
    return _written("informatieobject", rows)


def _file(whole: _Whole, name: str, data: bytes, *, of: str) -> bytes:
    """A bestand: one file as it lies in the package."""
    checksum = (
        ("checksumAlgoritme", _concept("SHA-256", "ChecksumAlgoritme")),
        ("checksumWaarde", sha256(data).hexdigest()),
        ("checksumDatum", whole.moment),
    )
    return _written(
        "bestand",
        (
            ("identificatie", whole.identity(_mark(whole, name) + "#bestand")),
            ("naam", name.rsplit("/", 1)[-1]),
            ("omvang", str(len(data))),
            ("bestandsformaat", _format(name, data)),
            ("checksum", checksum),
            ("isRepresentatieVan", whole.reference(_name(whole, of), _mark(whole, of))),
        ),
    )


def _mark(whole: _Whole, file: str) -> str:
    return f"{whole.parties.package}/{file}"


def _name(whole: _Whole, file: str) -> str:
    """ "Overdracht 99ZZ-SV-2026-0001" for the main paper, "praktijkverklaring 99ZZ-SV-2026-0002" for another."""
    if "/" not in file:
        return whole.dossier if whole.parties.trial else f"{file.removesuffix('.pdf')} {whole.parties.package}"
    return file.rsplit("/", 1)[-1].removesuffix(".pdf").replace("_", " ")


def _event(whole: _Whole, kind: str, moment: str) -> _Part:
    return (
        ("eventType", _concept(kind, "EventTypeLijst")),
        ("eventTijd", moment),
        ("eventVerantwoordelijkeActor", whole.school),
    )


def _format(name: str, data: bytes) -> _Part:
    """The format with its PRONOM code; a PDF that declares no level that we know has none."""
    register = "PRONOM-register"
    if name.endswith(".json"):
        return _concept("JSON Data Interchange Format", register, code="fmt/817", own=False)
    found = _LEVEL.search(data)
    if found is None:
        return _concept("Portable Document Format", register, own=False)
    part, level = int(found[1]), found[2].decode()
    return _concept(f"PDF/A-{part}{level.lower()}", register, code=_PDF_FORMATS[part, level], own=False)


def _concept(label: str, listed: str, *, code: str = "", own: bool = True) -> _Part:
    name = _LIST.format(name=listed) if own else listed
    coded: tuple[tuple[str, _Part], ...] = (("begripCode", code),) if code else ()
    return (("begripLabel", label), *coded, ("begripBegrippenlijst", (("verwijzingNaam", name),)))


def _written(kind: str, rows: Sequence[tuple[str, _Part]]) -> bytes:
    from lxml import etree

    root = etree.Element(f"{{{NAMESPACE}}}MDTO", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    _fill(etree.SubElement(root, f"{{{NAMESPACE}}}{kind}"), rows)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _fill(parent: "etree._Element", part: _Part) -> None:
    from lxml import etree

    if isinstance(part, str):
        parent.text = part
        return
    for name, inside in part:
        _fill(etree.SubElement(parent, f"{{{NAMESPACE}}}{name}"), inside)
