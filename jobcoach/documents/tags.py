"""The tag layer under the press: marked content for what is said, artifacts for decoration, the structure tree.

The operators and the tree are those of ISO 32000-1, 14.7 and 14.8. What follows each other under one element is one
stretch of marked content.
"""

from dataclasses import dataclass, field

from jobcoach.documents.pdf_syntax import number, pdf_text
from jobcoach.documents.reportlab_inside import Inside
from jobcoach.documents.sheet import FOOTER, HEADER, WATERMARK, Element

_NONE = object()
_RUNNING = (HEADER, FOOTER, WATERMARK)
Frame = tuple[float, float, float, float]


@dataclass(slots=True)
class _Shown:
    """A page of the file: the number of its object and which element each marked stretch belongs to."""

    object: int
    elements: list[Element] = field(default_factory=list)


class Tags:
    """Collects which element each marked stretch of each page belongs to."""

    def __init__(self, inside: Inside) -> None:
        self._inside = inside
        self._open: object = _NONE
        self._now: list[Element] = []
        self._pages: list[_Shown] = []
        self._frames: dict[int, Frame] = {}

    def mark(self, into: Element | None, frame: Frame | None = None) -> None:
        """What is drawn from here belongs to an element, or is decoration.

        ``frame`` (left, bottom, right, top in pt) is where a figure stands on its page.
        """
        if frame and into:
            self._frames[id(into)] = _around(self._frames.get(id(into), frame), frame)
        if into is self._open:
            return
        self._close()
        if into is None:
            self._inside.operate("/Artifact BMC")
        elif into in _RUNNING:
            self._inside.operate(f"/Artifact <</Type /Pagination /Subtype /{into.tag}>> BDC")
        else:
            self._inside.operate(f"/{into.tag} <</MCID {len(self._now)}>> BDC")
            self._now.append(into)
        self._open = into

    def _close(self) -> None:
        if self._open is not _NONE:
            self._inside.operate("EMC")
        self._open = _NONE

    def end_page(self) -> None:
        """All of the page is drawn; to be called before the page is shown."""
        self._close()

    def page_shown(self) -> None:
        """The page was shown: give it its number in the parent tree."""
        place = self._inside.last_page(StructParents=str(len(self._pages)), Tabs="/S")
        self._pages.append(_Shown(place, self._now))
        self._now = []

    def finish(self, root: Element) -> None:
        """Write the structure tree into the catalog."""
        _Tree(self._inside, self._pages, self._frames).write(root)


def _around(one: Frame, two: Frame) -> Frame:
    """The frame around two frames."""
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


class _Tree:
    """The structure tree, written object by object."""

    def __init__(self, inside: Inside, pages: list[_Shown], frames: dict[int, Frame]) -> None:
        self._inside = inside
        self._pages = pages
        self._frames = frames
        self._owners: list[list[int]] = [[0] * len(page.elements) for page in pages]
        self._places: dict[int, list[tuple[int, int]]] = {}
        for index, page in enumerate(pages):
            for stretch, element in enumerate(page.elements):
                self._places.setdefault(id(element), []).append((index, stretch))
        self._first: dict[int, tuple[int, int]] = {}

    def write(self, root: Element) -> None:
        """The tree below ``root`` and the parent tree, hung into the catalog."""
        self._seek_first(root)
        tree = self._inside.reserve()
        top = self._node(root, tree)
        owners = [f"{index} [ {' '.join(f'{o} 0 R' for o in own)} ]" for index, own in enumerate(self._owners)]
        parents = self._inside.add(f"<< /Nums [ {' '.join(owners)} ] >>")
        self._inside.write(
            tree,
            f"<< /Type /StructTreeRoot /K [ {top} 0 R ] /ParentTree {parents} 0 R "
            f"/ParentTreeNextKey {len(self._pages)} >>",
        )
        self._inside.in_catalog(StructTreeRoot=f"{tree} 0 R")

    def _seek_first(self, element: Element) -> tuple[int, int] | None:
        """Where an element or a part of it comes first; what says nothing has no place, but a cell keeps its own."""
        found = self._places.get(id(element), [])[:1]
        found += [place for part in element.parts if (place := self._seek_first(part))]
        if found:
            self._first[id(element)] = min(found)
        return min(found, default=None)

    def _node(self, element: Element, parent: int) -> int:
        """A structure element with its own stretches first, then its parts in the order of the paper."""
        own = self._inside.reserve()
        page, stretches = self._stretches(element, own)
        row = element.tag == "TR"
        said = [part for part in element.parts if id(part) in self._first or (row and part.tag in ("TD", "TH"))]
        if not row:  # the order on paper is the reading order; a row keeps its cells, empty ones too
            said.sort(key=lambda part: self._first[id(part)])
        kids = [*stretches, *(f"{self._node(part, own)} 0 R" for part in said)]
        self._inside.write(
            own,
            f"<< /Type /StructElem /S /{element.tag} /P {parent} 0 R{page}{self._about(element)} "
            f"/K [ {' '.join(kids)} ] >>",
        )
        return own

    def _stretches(self, element: Element, own: int) -> tuple[str, list[str]]:
        """The page of an element that has stretches, and its stretches; those on other pages name their page."""
        places = self._places.get(id(element), [])
        if not places:
            return "", []
        home = places[0][0]
        kids = []
        for index, stretch in places:
            self._owners[index][stretch] = own
            elsewhere = f"<< /Type /MCR /Pg {self._pages[index].object} 0 R /MCID {stretch} >>"
            kids.append(str(stretch) if index == home else elsewhere)
        return f" /Pg {self._pages[home].object} 0 R", kids

    def _about(self, element: Element) -> str:
        """What else the tree says of an element: its description, the frame of a figure, the scope of a head."""
        said = f" /Alt {pdf_text(element.alt)}" if element.alt else ""
        frame = self._frames.get(id(element))
        if frame and element.tag == "Figure":
            box = " ".join(map(number, frame))
            said += f" /A << /O /Layout /Placement /Block /BBox [ {box} ] >>"
        table = ""
        if element.tag == "TH":
            table += f" /Scope /{element.scope}"
        if element.columns > 1:
            table += f" /ColSpan {element.columns}"
        return said + (f" /A << /O /Table{table} >>" if table else "")
