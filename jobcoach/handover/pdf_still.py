"""What a sealed PDF may not hold: what starts by itself, leads outside, shows another page or is one file too many.

A seal says that a paper is whole, not that it is paper. Our papers and scans are pages with words, pictures and a seal;
whoever holds a real key may write more with another program. Heavy (pyHanko), only imported by functions that need it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import chain

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from jobcoach.handover.refusal import Refusal

_BLANK = rb"[\0\t\n\f\r ]"
_HEAD = re.compile(rb"([0-9]{1,10})" + _BLANK + rb"+([0-9]{1,5})" + _BLANK + rb"+obj" + _BLANK + rb"*")
_STREAM = re.compile(rb">>" + _BLANK + rb"*stream[\r\n ]")
_NEVER = frozenset({
    "/OpenAction", "/AA", "/JS", "/JavaScript", "/URI", "/URLS", "/RF", "/FS", "/FFilter", "/FDecodeParms",
    "/XFA", "/NeedsRendering", "/Collection", "/Requirements", "/AlternatePresentations", "/PresSteps", "/Threads",
    "/RichMediaContent", "/RichMediaSettings", "/Renditions", "/Rendition", "/Movie", "/Sound", "/3DD", "/3DA",
    "/OCProperties", "/OC", "/OPI",
})  # fmt: skip
"""Keys of ISO 32000-2 that no paper of ours has: actions, files outside, forms by program, media and layers."""
_NO_ACTION = frozenset({
    "/JavaScript", "/Launch", "/URI", "/GoToR", "/GoToE", "/GoToDp", "/GoTo3DView", "/Thread", "/Named", "/Hide",
    "/SubmitForm", "/ResetForm", "/ImportData", "/SetOCGState", "/Rendition", "/RichMediaExecute", "/Sound", "/Movie",
    "/Trans",
})  # fmt: skip
_NO_KIND = frozenset(
    {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/PS", "/Projection", "/PrinterMark"}
)
_NEVER_IN_STREAM = frozenset({"/F", "/Ref"})  # bytes or a page that stand in another file
_DECIDES = ("/S", "/Subtype", "/Type")
_FILES = ("/EF", "/EmbeddedFiles", "/AF")


def require_still(name: str, pdf: bytes, reader: PdfFileReader, *, carries: bool) -> None:
    """Refuse a plain PDF that does more than lie there; raises Refusal, or anything for what cannot be read.

    ``carries`` says that it is the one paper with one file inside; ``pdf_check.require_attached`` looks which.
    Every object is read once and within its own bytes, so that this takes no longer than the file is long.
    """
    files: Counter[str] = Counter()
    for is_stream, one in _dictionaries(pdf, reader):
        if not _is_still(one, is_stream=is_stream):
            raise Refusal("handover.found.active_pdf", name=name)
        files.update(key for key in _FILES if key in one)
        files["specification"] += "/EF" in one or one.get("/Type") == "/Filespec"
        files["elsewhere"] += "/AF" in one and one.get("/Type") != "/Catalog"
    if not carries and files.total():
        raise Refusal("handover.found.active_pdf", name=name)
    if files["elsewhere"] or max(files.values(), default=0) > 1:
        raise Refusal("handover.found.other_data", name=name)


def _is_still(one: generic.DictionaryObject, *, is_stream: bool) -> bool:
    keys = one.keys()
    if not _NEVER.isdisjoint(keys) or (is_stream and not _NEVER_IN_STREAM.isdisjoint(keys)):
        return False
    deciding = [one.raw_get(key) for key in _DECIDES if key in keys]
    if any(isinstance(value, generic.IndirectObject) for value in deciding):  # said elsewhere, so not read here
        return False
    return one.get("/S") not in _NO_ACTION and one.get("/Subtype") not in _NO_KIND


def _dictionaries(pdf: bytes, reader: PdfFileReader) -> Iterator[tuple[bool, generic.DictionaryObject]]:
    """Every dictionary of the file as it is now, however deep it lies, and whether it is that of a stream."""
    waiting: list[tuple[bool, object]] = [(False, reader.trailer.flatten())]
    for found in chain([waiting], _objects(pdf, reader)):
        while found:
            is_stream, value = found.pop()
            if isinstance(value, generic.DictionaryObject):
                yield is_stream, value
                found.extend((False, value.raw_get(key)) for key in value)
            elif isinstance(value, generic.ArrayObject):
                found.extend((False, value.raw_get(at)) for at in range(len(value)))


def _objects(pdf: bytes, reader: PdfFileReader) -> Iterator[list[tuple[bool, object]]]:
    """Every object that a cross-reference names, each read no further than where the next one begins."""
    places: list[tuple[int, generic.Reference]] = []
    for revision in range(reader.xrefs.total_revisions):
        for ref in reader.xrefs.explicit_refs_in_revision(revision):
            if reader.xrefs.get_last_change(ref) == revision and isinstance(at := reader.xrefs[ref], int):
                places.append((at, ref))
    places.sort(key=lambda place: place[0])
    ends = [at for at, _ in places[1:]] + [len(pdf)]
    for (at, ref), end in zip(places, ends, strict=True):
        head = _HEAD.match(pdf, at, end)
        if head is None or (int(head[1]), int(head[2])) != (ref.idnum, ref.generation):
            raise ValueError
        stream = _STREAM.search(pdf, head.end(), end)
        part = BytesIO(pdf[head.end() : stream.start() + 2 if stream else end])
        value = generic.read_object(part, ref)
        yield [(stream is not None and part.tell() == len(part.getbuffer()), value)]
