"""The stageovereenkomst as a Word template of our own, for a school that has none; it passes its own check."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Cm, Pt, RGBColor

from jobcoach.documents.word_fill import packed

NAME = "Stageovereenkomst van JobCoach"
_ROWS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Wie afspreken",
        (
            ("Leerling", "{{ leerling }}, geboren {{ geboortedatum }}, {{ leerling_adres }}"),
            ("School", "{{ school }}, {{ school_adres }}, namens deze {{ directeur }}, {{ directeur_functie }}"),
            ("Bedrijf", "{{ bedrijf }}, {{ bedrijf_adres }}{% if leerbedrijf_id %}, leerbedrijf-ID "
             "{{ leerbedrijf_id }}{% endif %}"),
        ),
    ),
    ("Stageplan", (("Doel", "{{ doel }}"), ("Inhoud", "{{ taken }}"), ("Opbouw", "{{ opbouw }}"))),
    (
        "Wanneer",
        (
            ("Periode", "{{ eerste_dag }} tot en met {{ laatste_dag }}"),
            ("Dagen en tijden", "{{ dagen }}, {{ tijden }}"),
            ("Omvang", "{{ uren_per_week }} uur per week{% if entree %}, {{ uren_totaal }} uur in totaal{% endif %}"),
        ),
    ),
    (
        "Begeleiding en beoordeling",
        (
            ("Van school", "{{ begeleider_school }}: {{ school_doet }}"),
            ("Van het bedrijf", "{{ praktijkopleider }}: {{ bedrijf_doet }}"),
            ("Beoordeling", "{{ beoordeling }}"),
        ),
    ),
    (
        "Verzekering en praktisch",
        (
            ("Verzekerd door", "{{ verzekerd_door }}{% if premie_door %}, premie betaald door {{ premie_door }}"
             "{% endif %}"),
            ("Bellen bij nood", "{{ noodcontact }}"),
            ("Ziek of te laat", "{{ verzuim }}"),
            ("Kleding en onkosten", "{{ kleding }} {{ onkosten }}"),
        ),
    ),
)  # fmt: skip


def default_template() -> bytes:
    """The template as bytes of a .docx; the same bytes every time."""
    paper = Document()
    _styles(paper)
    paper.add_heading("{{ titel }}", 0)
    paper.add_paragraph("Nummer {{ nummer }}, {{ vandaag }}")
    for title, rows in _ROWS:
        paper.add_heading(title, 1)
        for label, text in rows:
            _row(paper, label, text)
        if title == "Wie afspreken":
            paper.add_paragraph("{%p if minderjarig %}")
            _row(paper, "Ouder of verzorger", "{{ ouder }}")
            paper.add_paragraph("{%p endif %}")
    paper.add_heading("Wat wij afspreken", 1)
    paper.add_paragraph("{%p for artikel in artikelen %}")
    paper.add_paragraph("{{ artikel.nummer }}. {{ artikel.titel }}. {{ artikel.tekst }}")
    paper.add_paragraph("{%p endfor %}")
    _signatures(paper)
    paper.sections[0].footer.paragraphs[0].text = "{{ titel }} {{ leerling }}, nummer {{ nummer }}"
    target = BytesIO()
    paper.save(target)
    return packed(target.getvalue())


def _styles(paper: Any) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.2), Cm(2)
    for name in ("Normal", "Title", "Heading 1"):
        style = paper.styles[name]
        style.font.color.rgb = RGBColor(0x15, 0x25, 0x2A)
    paper.styles["Normal"].font.size = Pt(10)
    paper.styles["Normal"].paragraph_format.space_after = Pt(3)
    properties = paper.core_properties
    properties.author, properties.title, properties.comments = "JobCoach", NAME, ""


def _row(paper: Any, label: str, text: str) -> None:
    """Label and value with a hanging tab, so that a long value stays in its own column."""
    paragraph = paper.add_paragraph(f"{label}\t")
    paragraph.add_run(text)
    shape = paragraph.paragraph_format
    shape.left_indent, shape.first_line_indent = Cm(4.3), Cm(-4.3)
    shape.tab_stops.add_tab_stop(Cm(4.3))


def _signatures(paper: Any) -> None:
    parties = (
        ("Leerling", "{{ leerling }}"),
        ("{% if minderjarig %}Ouder of verzorger{% endif %}", "{% if minderjarig %}{{ ouder }}{% endif %}"),
        ("Bedrijf", "{{ praktijkopleider }}"),
        ("School", "{{ directeur }}"),
    )
    table = paper.add_table(rows=2, cols=2)
    for index, (party, name) in enumerate(parties):
        cell = table.cell(index // 2, index % 2)
        cell.text = party
        for _ in range(3):
            cell.add_paragraph("")
        cell.add_paragraph(name)
