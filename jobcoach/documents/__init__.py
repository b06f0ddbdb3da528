"""Floor 3, what leaves on paper: frozen data in, PDF bytes out. ReportLab is used here and nowhere else.

A small publishing house. Every paper is PDF/A-2a and PDF/UA-1 (PDF/A-3a when data goes with it), Dutch, the same bytes
for the same data and day; a character that no font has is refused before anything is made (``documents.character``).

================== ==========================================================================================
sheet, lines, type what is drawn on pages and in which reading order; setting text; the letter case
rows, flow         labels and values, tables, headings; dividing blocks over pages
frame, logo, marks letterhead, running head, foot, place of the seal, signatures; logo; QR code, watermark
form, form_frame   papers of the chain (form, letter, slip): head of the data, title, parts, QR where it comes back
form_pieces, _slip cards with Ja, Nee, Later, questions and answers, lines for the pen; what is torn off
growth, werkproc.  parts of papers that are papers in themselves
press              a sheet becomes a file: tags (structure tree), declaration (XMP, colour, data), bookmarks
reportlab_inside   the only module that touches ReportLab's private names
pages              a PDF as pictures, for preview and print
<name>             the data of a paper: frozen dataclasses, nothing looked up
<name>_paper       that paper: ``draw(data) -> Sheet`` and ``build(data) -> bytes``
================== ==========================================================================================

A new paper is one small module, an hour's work::

    def build(data: Brief) -> bytes:
        \"""PDF bytes of a brief; the same bytes for the same data. Raises Expected: documents.character.\"""
        return print_sheet(draw(data))

    def draw(data: Brief) -> Sheet:
        sheet = Sheet(title=TITLE, author=data.school.name, subject=TITLE, made_on=data.made_on)
        body, first = sheet.root.part("Sect"), Page()
        down = frame.letterhead(first, data.school, ["Versie 1", dutch.day(data.made_on)], body)
        first.write(LEFT, mm(40) + down, TITLE, Style(26, 31, strong=True, colour=ACCENT), into=body.part("H1"))
        blocks = [*rows.label_value("Leerling", data.name, body), rows.heading("Waarom", body)]
        blocks += rows.text_blocks(data.why, Style(11, 15), body)
        top, below = mm(51) + down, mm(27) + frame.running_head(Page(), TITLE, data.name)
        divided = flow.divide(blocks, lambda index: Room(below if index else top, frame.BOTTOM_FIRST))
        for index, part in enumerate(divided):
            page = Page() if index else first
            flow.draw(page, part, below if index else top)
            if index:
                frame.running_head(page, TITLE, data.name)
            else:
                frame.proof_strip(page, "", body, concept=not data.number, code="")
            frame.foot(page, TITLE, index + 1, len(divided))
            marks.watermark(page, concept=not data.number, practice=data.school.practice)
            sheet.pages.append(page)
        return sheet

What is written ``into`` an element is read aloud, in the order in which it was first drawn; without one it is only for
the eye. H1 and H2 become bookmarks, the first cell of a row is its head, a figure says what it shows (``part("Figure",
alt)``). People's text is never markup: weight and colour come in a ``Span``.

Then one line in ``tests/documents/papers.py`` with a short and a very long sample, and veraPDF, qpdf, poppler and the
tests for overlap and loss judge it; ``python -m tests.documents.write_golden`` writes what it says and its tags.
"""
