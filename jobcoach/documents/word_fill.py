"""Filling a school's Word template: docxtpl in Jinja's sandbox, with values that are text and nothing else."""

import re
import unicodedata
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.environment import Template
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from jobcoach.documents.word_check import mistakes_in
from jobcoach.documents.word_fields import FLAGS, ITEM, ITEM_PARTS, LIST, NAMES, Values, samples
from jobcoach.documents.word_mistakes import Mistake
from jobcoach.documents.word_safe import unpacked
from jobcoach.model.expected import Expected

_MOST_LETTERS = 20_000
_MOST_ARTICLES = 40
_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
# what docxtpl, python-docx and lxml raise when a document is odd in a way that the check does not know
_TROUBLE = (
    TemplateError,
    OpcError,
    etree.LxmlError,
    LookupError,
    ArithmeticError,
    ValueError,
    AttributeError,
    TypeError,
)
_ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Not, nodes.For, nodes.Name, nodes.Getattr)


class UnfillableError(Exception):
    """The template asks for something that it may not, or does not give a document."""


class _Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, and on top of it a list of what a template may consist of: there is no call, no operator."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def from_string(self, source: Any, *args: Any, **options: Any) -> Template:
        """Only a template that consists of what is allowed; docxtpl makes every part of the document with this."""
        _check(self.parse(source), inside=False)
        return super().from_string(source, *args, **options)


def _check(node: nodes.Node, *, inside: bool) -> None:
    if not isinstance(node, _ALLOWED):
        raise UnfillableError
    if isinstance(node, nodes.Name) and node.name not in {*NAMES, *FLAGS, *((ITEM,) if inside else ())}:
        raise UnfillableError
    if isinstance(node, nodes.Getattr):
        whose = node.node
        if not (isinstance(whose, nodes.Name) and whose.name == ITEM and node.attr in ITEM_PARTS):
            raise UnfillableError
    if isinstance(node, nodes.For):
        _check_loop(node, inside=inside)
        return
    for child in node.iter_child_nodes():
        _check(child, inside=inside)


def _check_loop(node: nodes.For, *, inside: bool) -> None:
    """One loop over the clauses, not in another, without a condition."""
    over, each = node.iter, node.target
    named = isinstance(over, nodes.Name) and over.name == LIST and isinstance(each, nodes.Name) and each.name == ITEM
    if inside or not named or node.else_ or node.test or node.recursive:
        raise UnfillableError
    for child in node.body:
        _check(child, inside=True)


def problems_of(content: bytes) -> tuple[Mistake, ...]:
    """Every mistake of a template; when nothing can be read in it, whether it can really be filled.

    Raises what ``word_safe.unpacked`` raises for a file that is no safe Word file.
    """
    if found := mistakes_in(content):
        return found
    try:
        rendered(content, samples())
    except UnfillableError:
        return (Mistake(key="fill", place="Het hele bestand", text=""),)
    return ()


def fill(content: bytes, values: Values) -> bytes:
    """The template with its fields filled in, as a Word file; same template and values, same bytes.

    Raises ``template.wrong`` (number of mistakes) and what ``word_safe.unpacked`` raises.
    """
    if found := problems_of(content):
        raise Expected("template.wrong", number=len(found))
    return rendered(content, values)


def rendered(content: bytes, values: Values) -> bytes:
    """As ``fill`` without the check before. Raises ``UnfillableError``."""
    template = DocxTemplate(BytesIO(content))
    target = BytesIO()
    try:
        template.render(_context(values), jinja_env=_Sandbox(), autoescape=True)
        template.save(target)
    except _TROUBLE as error:
        raise UnfillableError from error
    made = packed(target.getvalue())
    unpacked(made)  # what leaves is held to the same rules
    return made


def _context(values: Values) -> dict[str, object]:
    texts: dict[str, object] = {name: _text(values.texts.get(name, "")) for name in NAMES}
    articles = [{part: _text(getattr(one, part)) for part in ITEM_PARTS} for one in values.articles[:_MOST_ARTICLES]]
    return texts | {name: name in values.flags for name in FLAGS} | {LIST: articles}


def _text(value: str) -> Markup:
    """Text that cannot become markup: no control characters, and braces that docxtpl does not see as its own."""
    plain = "".join(c for c in value.replace("\r\n", "\n")[:_MOST_LETTERS] if c == "\n" or _printed(c))
    return Markup(str(escape(plain)).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - just escaped


def _printed(c: str) -> bool:
    if unicodedata.bidirectional(c) in _TURNS:  # would make what follows read the other way round
        return False
    return unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co") or c == "\t"


def packed(content: bytes) -> bytes:
    """The same parts with no trace of when the file was made."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, _undated(name, old.read(name)))
    return target.getvalue()


def _undated(name: str, part: bytes) -> bytes:
    if name != "docProps/core.xml":
        return part
    return re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</)", rb"\g<1>1980-01-01T00:00:00Z\g<3>", part)
