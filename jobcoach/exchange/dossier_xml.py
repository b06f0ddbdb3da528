"""A kwalificatiedossier in XML, whose layout is not known: read tolerantly, by the names of elements and attributes.

A name counts without its namespace, case and signs. What stands outside every kwalificatie (the basisdeel) belongs to
all kwalificaties of its dossier. Read as a stream: only the texts that are kept take memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from jobcoach.exchange.catalogue_file import (
    MARKS,
    MAX_PARTS,
    CatalogueFile,
    KerntaakPart,
    Problem,
    QualificationPart,
    WerkprocesPart,
    checked_parts,
)
from jobcoach.exchange.delimited import tidy
from jobcoach.exchange.dutch_dates import read_day
from jobcoach.exchange.xml_guard import local, pieces_of, walk
from jobcoach.model.catalogue import plain_code
from jobcoach.model.choices import EditionKind
from jobcoach.model.expected import Expected

MAX_BYTES: Final = 60_000_000
MAX_TEXT: Final = 20_000

_PARTS: Final = {
    name: kind
    for kind, names in {
        "dossier": "kwalificatiedossier dossier kd",
        "qualification": "kwalificatie profiel uitstroom uitstroomprofiel opleiding",
        "kerntaak": "kerntaak",
        "werkproces": "werkproces",
    }.items()
    for name in names.split()
}
_FIELDS: Final = {
    name: kind
    for kind, names in {
        "code": """code nummer codering volgcode crebo crebonummer crebocode opleidingscode dossiercode dossiernummer
            kwalificatiecode kerntaakcode werkprocescode kerntaaknummer werkprocesnummer kwalificatiedossiercode""",
        "title": """titel naam title name kerntaaktitel kerntaaknaam werkprocestitel werkprocesnaam kwalificatienaam
            dossiernaam dossiertitel kwalificatietitel naamkwalificatie naamdossier benaming""",
        "description": "omschrijving beschrijving toelichting werkprocesomschrijving description",
        "result": "resultaat gewenstresultaat beoogdresultaat werkprocesresultaat result",
        "behaviour": """gedrag gedragscriteria gedragscriterium prestatieindicator prestatieindicatoren criteria
            gewenstgedrag behaviour""",
        "level": "niveau mboniveau kwalificatieniveau level",
        "valid_from": "geldigvanaf ingangsdatum datumingang geldigvan begindatum datumvanaf",
        "valid_to": "geldigtot einddatum datumeinde geldigtotenmet",
    }.items()
    for name in names.split()
}
_INSIDE: Final = {"dossier": 0, "qualification": 1, "kerntaak": 2, "werkproces": 3}


@dataclass(slots=True)
class _Node:
    """A part as it is read; ``depth`` is where its element stands."""

    kind: str
    depth: int
    facts: dict[str, str] = field(default_factory=dict)
    parts: list["_Node"] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def fact(self, name: str) -> str:
        return self.facts.get(name, "")

    def take(self, name: str, text: str) -> None:
        """The first value counts; of behaviour there may be several, each on a line of its own."""
        if not text:
            return
        if name == "behaviour" and self.fact(name):
            self.facts[name] = f"{self.facts[name]}\n{text}"[:MAX_TEXT]
        else:
            self.facts.setdefault(name, text)


class _Reader:
    """Listens to the stream and keeps the parts."""

    def __init__(self) -> None:
        self.root = _Node("", 0)
        self.open: list[_Node] = [self.root]
        self.depth = self.count = 0
        self.capture: tuple[str, int] | None = None
        self.text: list[str] = []
        self.size = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        word = local(name)
        kind = _PARTS.get(word)
        if self.capture is not None:
            self.text.append(" ")
        elif kind and _INSIDE[kind] > _INSIDE.get(self.open[-1].kind, -1):
            self.begin(kind, attributes)
        elif (known := _FIELDS.get(word)) and len(self.open) > 1:
            self.capture, self.text, self.size = (known, self.depth), [], 0

    def begin(self, kind: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MAX_PARTS:
            raise Expected("catalogue.too_many", limit=MAX_PARTS)
        node = _Node(kind, self.depth)
        for name, value in attributes.items():
            if known := _FIELDS.get(local(name)):
                node.take(known, _tidy_text(value))
        self.open[-1].parts.append(node)
        self.open.append(node)

    def characters(self, text: str) -> None:
        if self.size < MAX_TEXT and (self.capture is not None or len(self.open) > 1):
            self.size += len(text)
            (self.text if self.capture is not None else self.open[-1].words).append(text)

    def end(self, _name: str) -> None:
        if self.capture is not None:
            known, depth = self.capture
            if depth == self.depth:
                self.open[-1].take(known, _tidy_text("".join(self.text)))
                self.capture, self.size = None, 0
        elif len(self.open) > 1 and self.open[-1].depth == self.depth:
            node = self.open.pop()
            if not node.facts.get("title"):  # <kwalificatie>Kok</kwalificatie>
                node.take("title", _tidy_text("".join(node.words)))
            node.words.clear()
            self.size = 0
        self.depth -= 1


def read_dossier(data: bytes) -> CatalogueFile:
    """Kwalificaties with kerntaken and werkprocessen, as far as the names are recognised.

    Raises ``catalogue.too_big`` (limit in MB), ``catalogue.xml_nothing`` when no kwalificatie, kerntaak or werkproces
    was recognised, ``catalogue.too_many``, and what ``xml_guard.walk`` raises.
    """
    if len(data) > MAX_BYTES:
        raise Expected("catalogue.too_big", limit=MAX_BYTES // 1_000_000)
    reader = _Reader()
    walk(pieces_of(data), start=reader.start, end=reader.end, text=reader.characters)
    root = reader.root
    loose = [node for node in root.parts if node.kind != "dossier"]
    dossiers = [node for node in root.parts if node.kind == "dossier"]
    if loose:
        dossiers.append(_Node("dossier", 0, {}, loose))
    problems: list[Problem] = []
    found = tuple(part for node in dossiers for part in _qualifications(node, problems))
    if not any(part.kerntaken or part.code for part in found):
        raise Expected("catalogue.xml_nothing")
    first = dossiers[0]
    return CatalogueFile(
        kind=EditionKind.DOSSIER,
        name=_name(first, found),
        status=MARKS[EditionKind.DOSSIER],
        valid_from=read_day(first.fact("valid_from")),
        valid_to=read_day(first.fact("valid_to")),
        qualifications=found,
        problems=tuple(problems),
    )


def _name(first: _Node, found: tuple[QualificationPart, ...]) -> str:
    words = " ".join(part for part in (first.fact("code"), first.fact("title")) if part)
    return f"Kwalificatiedossier {words or (found[0].name if found else '')}".strip()[:120]


def _qualifications(dossier: _Node, problems: list[Problem]) -> Iterator[QualificationPart]:
    """One per kwalificatie; a dossier that names none is taken as the one kwalificatie itself, and that is told."""
    base = [node for node in dossier.parts if node.kind in ("kerntaak", "werkproces")]
    own = [node for node in dossier.parts if node.kind == "qualification"]
    code, name = plain_code(dossier.fact("code")), dossier.fact("title")
    for number, node in enumerate(own or [_Node("qualification", 0, dict(dossier.facts))], start=1):
        if not own:
            problems.append(Problem(row=1, column="kwalificatie", key="catalogue.xml_no_qualification", value=name))
        parts, wrong = checked_parts(number, tuple(_kerntaken([*base, *node.parts])))
        told = {(item.column, item.key, item.value) for item in problems}
        problems += [item for item in wrong if (item.column, item.key, item.value) not in told]
        title = node.fact("title") or name
        if not plain_code(node.fact("code")):
            problems.append(Problem(row=number, column="kwalificatie", key="catalogue.xml_no_code", value=title))
        if title or parts:
            yield QualificationPart(
                dossier_code=code,
                dossier_name=name,
                code=plain_code(node.fact("code")),
                name=title or "zonder naam",
                level=_level(node.fact("level") or dossier.fact("level")),
                valid_from=read_day(node.fact("valid_from")) if own else None,
                valid_to=read_day(node.fact("valid_to")) if own else None,
                kerntaken=parts,
            )


def _kerntaken(nodes: list[_Node]) -> Iterator[KerntaakPart]:
    """Kerntaken in order; werkprocessen outside a kerntaak come under one that their code names."""
    loose: dict[str, list[WerkprocesPart]] = {}
    for node in nodes:
        if node.kind == "kerntaak":
            code = plain_code(node.fact("code"))
            yield KerntaakPart(
                code=code,
                title=node.fact("title"),
                werkprocessen=tuple(_werkproces(item, code) for item in node.parts if item.kind == "werkproces"),
            )
        else:
            item = _werkproces(node, "")
            loose.setdefault(item.code.rpartition("-")[0], []).append(item)
    for code, items in loose.items():
        yield KerntaakPart(code=code, title="", werkprocessen=tuple(items))


def _werkproces(node: _Node, kerntaak: str) -> WerkprocesPart:
    """A code that only says ``W2`` gets the code of its kerntaak before it."""
    code = plain_code(node.fact("code"))
    whole = f"{kerntaak}-{code}" if kerntaak and code.startswith("W") else code
    texts = {name: node.fact(name) for name in ("title", "description", "result", "behaviour")}
    return WerkprocesPart(code=whole, **texts)


def _level(text: str) -> int | None:
    figures = [letter for letter in text if letter in "1234"]
    return int(figures[0]) if len(figures) == 1 else None


def _tidy_text(text: str) -> str:
    return tidy(text[:MAX_TEXT])
