"""The tag layer under the press: marked content for text, artifacts for decoration, the structure tree.

ReportLab writes none of this; the operators and the tree are those of ISO 32000-1, 14.7 and 14.8. Conformance to
PDF/A and PDF/UA (metadata stream, colour profile) is not claimed here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from jobcoach.documents.sheet import Element

# ReportLab drops page keys that it does not list; these two belong to tagged PDF.
pdfdoc.PDFPage.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]


class Tags:
    """Collects which element each marked stretch of each page belongs to."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._document = canvas._doc
        self._now: list[Element] = []
        self._pages: list[tuple[Any, list[Element]]] = []

    @contextmanager
    def marked(self, into: Element | None) -> Iterator[None]:
        """What is drawn inside belongs to an element, or is decoration."""
        if into is None:
            self._canvas._code.append("/Artifact BMC")
        else:
            self._canvas._code.append(f"/{into.tag} <</MCID {len(self._now)}>> BDC")
            self._now.append(into)
        yield
        self._canvas._code.append("EMC")

    def page_done(self) -> None:
        """The page was shown: give it its number in the parent tree."""
        page = self._document.Pages.pages[-1]
        page.StructParents = len(self._pages)
        page.Tabs = PDFName("S")
        self._pages.append((page, self._now))
        self._now = []

    def finish(self, root: Element) -> None:
        """Write the structure tree into the catalog."""
        owners: list[list[Any]] = [[None] * len(elements) for _, elements in self._pages]
        places = self._places()
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        top = self._node(root, self._document.Reference(tree), places, owners)
        numbers: list[Any] = []
        for index, references in enumerate(owners):
            numbers += [index, PDFArray(references)]
        tree.dict["K"] = PDFArray([top])
        tree.dict["ParentTree"] = self._document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        tree.dict["ParentTreeNextKey"] = len(self._pages)
        self._document.Catalog.StructTreeRoot = tree
        self._document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self._document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})

    def _places(self) -> dict[int, list[tuple[int, int]]]:
        """Where the marked stretches of each element are: page index and number on that page."""
        places: dict[int, list[tuple[int, int]]] = {}
        for page, (_, elements) in enumerate(self._pages):
            for number, element in enumerate(elements):
                places.setdefault(id(element), []).append((page, number))
        return places

    def _node(
        self, element: Element, parent: Any, places: dict[int, list[tuple[int, int]]], owners: list[list[Any]]
    ) -> Any:
        """A structure element with its own stretches first, then its parts; parts that say nothing are left out."""
        node = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": parent})
        reference = self._document.Reference(node)
        parts: list[Any] = []
        for page, number in places.get(id(element), []):
            owners[page][number] = reference
            where = {"Type": PDFName("MCR"), "Pg": self._document.Reference(self._pages[page][0]), "MCID": number}
            parts.append(PDFDictionary(where))
        said = [part for part in element.parts if _says(part, places)]
        if element.tag != "TR":  # the order on paper is the reading order; a row keeps its cells, empty ones too
            said.sort(key=lambda part: _first(part, places))
        parts += [self._node(part, reference, places, owners) for part in said]
        node.dict["K"] = PDFArray(parts)
        if element.alt:
            node.dict["Alt"] = PDFString(element.alt)
        if element.tag == "TH":
            node.dict["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")})
        return reference


def _says(element: Element, places: dict[int, list[tuple[int, int]]]) -> bool:
    return id(element) in places or element.tag == "TD" or any(_says(part, places) for part in element.parts)


def _first(element: Element, places: dict[int, list[tuple[int, int]]]) -> tuple[int, int]:
    """Where an element or a part of it comes first."""
    own = places.get(id(element), [])
    return min([*own, *(_first(part, places) for part in element.parts)], default=(1 << 30, 0))
