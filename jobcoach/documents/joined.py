"""Several papers as one PDF, to print in one go. Each paper itself stays as it was kept; the whole carries no tags."""

import io
from collections.abc import Sequence
from typing import Any

from jobcoach.documents.pages import one_at_a_time
from jobcoach.model.expected import Expected


def joined(papers: Sequence[bytes]) -> bytes:
    """All pages in order, every paper beginning on a front side when printed on both sides.

    Raises ``documents.unreadable`` when one of them is no PDF.
    """
    import pypdfium2

    out = io.BytesIO()
    with one_at_a_time:
        whole = pypdfium2.PdfDocument.new()
        try:
            for content in papers:
                _add(whole, content)
            whole.save(out)
        except pypdfium2.PdfiumError as error:
            raise Expected("documents.unreadable") from error
        finally:
            whole.close()
    return out.getvalue()


def _add(whole: Any, content: bytes) -> None:
    import pypdfium2

    part = pypdfium2.PdfDocument(content)
    try:
        if len(whole) % 2:
            last = whole[len(whole) - 1]
            whole.new_page(*last.get_size()).close()
            last.close()
        whole.import_pages(part)
    finally:
        part.close()
