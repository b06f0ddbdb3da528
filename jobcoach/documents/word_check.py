"""The check of a school's Word template: every mistake with the paragraph that it stands in, before it is ever filled.

A tag is one of these and nothing else, so that a template can ask for no code, file or endless loop:
``{{ field }}``, ``{{ artikel.titel }}``, ``{% if field %}`` (or ``not``), ``{% else %}``, ``{% endif %}``, and
``{%p for artikel in artikelen %}`` with ``{%p endfor %}``; a ``p`` after ``{%`` takes the whole paragraph away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from lxml import etree
from lxml.etree import _Element as XmlElement

from jobcoach.documents.word_fields import FLAGS, ITEM, ITEM_PARTS, LIST, NAMES
from jobcoach.documents.word_mistakes import Mistake
from jobcoach.documents.word_safe import W, parse, unpacked

_FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml$")
_PLACES = {"document": "Tekst", "header": "Koptekst", "footer": "Voettekst", "footnotes": "Voetnoot"}
_TAG = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_PAIRS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_ALMOST = re.compile(r"(?<!\{)\{\s*\{|\}\s*\}(?!\})|(?<![{\w])\{\s*([a-z_]+)\s*\}(?!\})")
_NAME = r"(?P<name>[a-z_]+(?:\.[a-z_]+)?)"
_VALUE = re.compile(rf"\s*{_NAME}\s*$")
_STEP = re.compile(
    rf"(?P<whole>p\s)?\s*(?:(?P<test>if)\s+(?:not\s+)?{_NAME}|(?P<loop>for)\s+{ITEM}\s+in\s+{LIST}|(?P<else>else)|"
    r"(?P<end>endif|endfor))\s*$"
)
_MOST_LOOPS = 10


@dataclass(frozen=True, slots=True)
class _Paragraph:
    place: str
    text: str
    looks: tuple[object, ...]
    holder: object

    def mistake(self, key: str, tag: str = "", nearest: str = "") -> Mistake:
        return Mistake(key=key, place=self.place, text=self.text.strip()[:300], tag=tag.strip(), nearest=nearest)


@dataclass(slots=True)
class _Open:
    """A step that waits for its end."""

    ends: str
    whole: bool
    paragraph: _Paragraph
    tag: str


def mistakes_in(content: bytes) -> tuple[Mistake, ...]:
    """Every mistake that can be read in a template, in reading order.

    Raises what ``word_safe.unpacked`` raises for a file that is no safe Word file.
    """
    found: list[Mistake] = []
    for name, part in unpacked(content).items():
        if not name.endswith(".xml") or not name.startswith(("word/", "docProps/")):
            continue
        root, match = parse(part), _FILLED.match(name)
        found += _Part(_PLACES[match[1].rstrip("0123456789")]).check(root) if match else _elsewhere(name, root)
    return tuple(found)


def _elsewhere(name: str, root: XmlElement) -> list[Mistake]:
    """Tags in a part that is never filled, or would be filled unseen."""
    text = " ".join("".join(str(part) for part in root.itertext()).split())
    if not re.search(r"\{\{|\{%|\{#", text):
        return []
    place = "Eigenschappen van het bestand" if name.startswith("docProps/") else "Opmerking of eindnoot"
    return [Mistake(key="elsewhere", place=place, text=text[:300])]


class _Part:
    """Body, header, footer or footnotes: its paragraphs one by one, and the steps that are open between them."""

    def __init__(self, place: str) -> None:
        self._place, self._open, self._loops = place, list[_Open](), 0
        self._found: list[Mistake] = []

    def check(self, root: XmlElement) -> list[Mistake]:
        """The mistakes in reading order."""
        if _hidden(root):
            self._found.append(Mistake(key="hidden", place=self._place, text=""))
        for paragraph in self._paragraphs(root):
            self._look(paragraph)
        self._found += [step.paragraph.mistake("open", step.tag) for step in self._open]
        return self._found

    def _paragraphs(self, root: XmlElement) -> Iterator[_Paragraph]:
        for number, item in enumerate(root.iter(f"{W}p"), start=1):
            letters, looks = [], []
            for piece in item.iter(f"{W}t"):
                if next(piece.iterancestors(f"{W}p")) is item:
                    letters.append(piece.text or "")
                    looks += [_look_of(piece)] * len(piece.text or "")
            text = "".join(letters)
            if text:
                yield _Paragraph(f"{self._place}, alinea {number}", text, tuple(looks), item.getparent())

    def _look(self, paragraph: _Paragraph) -> None:
        rest = list(paragraph.text)
        steps, before = 0, len(self._found)
        for start, end in self._tags(paragraph):
            rest[start:end] = " " * (end - start)
            if len(set(paragraph.looks[start:end])) > 1:
                self._add(paragraph, "split", paragraph.text[start:end])
            steps += self._tag(paragraph, paragraph.text[start:end])
        almost = _ALMOST.search("".join(rest))
        told = any(mistake.key == "broken" for mistake in self._found[before:])
        if almost and not told and (almost[1] is None or almost[1] in NAMES):
            self._add(paragraph, "broken", almost[0])
        if steps and "".join(rest).strip():
            self._add(paragraph, "alone", paragraph.text)
        for step in [step for step in self._open if not step.whole]:
            self._open.remove(step)
            self._add(paragraph, "open", step.tag)

    def _tags(self, paragraph: _Paragraph) -> Iterator[tuple[int, int]]:
        """Where each whole tag stands; what is half is told."""
        begin: re.Match[str] | None = None
        for sign in _TAG.finditer(paragraph.text):
            opens = sign[0] in _PAIRS
            if begin is not None and sign[0] == _PAIRS[begin[0]]:
                yield begin.start(), sign.end()
                begin = None
            elif begin is not None or not opens:
                self._add(paragraph, "broken", paragraph.text[(begin or sign).start() : sign.end()])
                begin = sign if opens else None
            else:
                begin = sign
        if begin is not None:
            self._add(paragraph, "broken", paragraph.text[begin.start() :])

    def _tag(self, paragraph: _Paragraph, tag: str) -> bool:
        """Look at one tag; True when it takes its whole paragraph away."""
        if tag.startswith("{{"):
            match = _VALUE.match(tag[2:-2])
            self._name(paragraph, tag, match["name"] if match else "", values=True)
            return False
        step = _STEP.match(tag[2:-2]) if tag.startswith("{%") else None
        if step is None:
            self._add(paragraph, "step", tag)
            return False
        if step["test"]:
            self._name(paragraph, tag, step["name"], values=False)
        self._step(paragraph, tag, step)
        return bool(step["whole"])

    def _name(self, paragraph: _Paragraph, tag: str, name: str, *, values: bool) -> None:
        first, _, part = name.partition(".")
        inside = any(step.ends == "endfor" for step in self._open)
        known = name in NAMES or (not values and name in FLAGS)
        if known or (first == ITEM and part in ITEM_PARTS and inside):
            return
        near = get_close_matches(name or tag.strip("{} "), [*NAMES, *(() if values else FLAGS)], n=1)
        self._add(paragraph, "unknown", tag, near[0] if near else "")

    def _step(self, paragraph: _Paragraph, tag: str, step: re.Match[str]) -> None:
        whole = bool(step["whole"])
        if step["test"] or step["loop"]:
            if step["loop"]:
                self._loops += 1
                if self._loops > _MOST_LOOPS or any(one.ends == "endfor" for one in self._open):
                    self._add(paragraph, "loops", tag)
            self._open.append(_Open("endif" if step["test"] else "endfor", whole, paragraph, tag))
            return
        last = self._open[-1] if self._open else None
        wanted = "endif" if step["else"] else step["end"]
        if last is None or last.ends != wanted:
            self._add(paragraph, "nested", tag)
            return
        if last.whole != whole or last.paragraph.holder is not paragraph.holder:
            self._add(paragraph, "nested", tag)
        if step["end"]:
            self._open.pop()

    def _add(self, paragraph: _Paragraph, key: str, tag: str = "", nearest: str = "") -> None:
        self._found.append(paragraph.mistake(key, tag, nearest))


def _look_of(piece: XmlElement) -> bytes:
    """How a piece of text looks, without what nobody sees (language, spelling)."""
    run = piece.getparent()
    looks = None if run is None else run.find(f"{W}rPr")
    if looks is None:
        return b""
    return b"".join(
        etree.tostring(item, with_tail=False) for item in looks if item.tag not in (f"{W}lang", f"{W}noProof")
    )


def _hidden(root: XmlElement) -> bool:
    """Whether a tag stands where no reader sees it: in a property, a field code or deleted text."""
    for item in root.iter():
        if any("{{" in value or "{%" in value or "{#" in value for value in map(str, item.attrib.values())):
            return True
        if item.tag in (f"{W}instrText", f"{W}delText", f"{W}delInstrText"):
            if re.search("[{}]", item.text or ""):
                return True
        elif item.tag != f"{W}t" and isinstance(item.tag, str) and re.search(r"[{}]", item.text or ""):
            return True
    return False
