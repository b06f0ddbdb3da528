"""The competence list of the practice school: VSO kerndoel 61, general competences for work.

Besluit kerndoelen WEC (BWBR0025979), kerndoel 61.1-61.8; the wording is law text. Decisions, papers: the names count.
"""

from jobcoach.caseload.skills import AddCompetenceList

LIST = AddCompetenceList(
    name="Kerndoelen vso, arbeid",
    edition="Besluit kerndoelen WEC",
    source="Besluit kerndoelen WEC (BWBR0025979), kerndoel 61",
    items=(
        ("61.1", "Samenwerken en overleggen"),
        ("61.2", "Instructies en procedures opvolgen"),
        ("61.3", "Materialen en middelen inzetten"),
        ("61.4", "Plannen en organiseren"),
        ("61.5", "Kwaliteit leveren"),
        ("61.6", "Ethisch en integer handelen"),
        ("61.7", "Omgaan met verandering en aanpassen"),
        ("61.8", "Omgaan met druk en tegenslag"),
    ),
)
