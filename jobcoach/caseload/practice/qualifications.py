"""Facts about qualifications that could be read in a public source; what could not be read is left out, not invented.

Entree 2015: Regeling vaststelling kwalificatiedossiers 2015 (BWBR0036352), annex 1; titles of werkprocessen were not
found. Keuken and hospitality 2025: titles as a public school portal shows them (Albeda Horecacollege); the list is
partial, the missing numbers are missing here too.
"""

from datetime import date

from jobcoach.caseload.catalogue import AddEdition, NewQualification, NewWerkproces

_ENTREE = (
    ("23110", "Entree", "25250", "Assistent bouwen, wonen en onderhoud"),
    ("23110", "Entree", "25251", "Assistent dienstverlening en zorg"),
    ("23110", "Entree", "25252", "Assistent horeca, voeding of voedingsindustrie"),
    ("23110", "Entree", "25253", "Assistent installatie- en constructietechniek"),
    ("23110", "Entree", "25254", "Assistent logistiek"),
    ("23110", "Entree", "25255", "Assistent mobiliteitsbranche"),
    ("23110", "Entree", "25256", "Assistent procestechniek"),
    ("23110", "Entree", "25257", "Assistent verkoop/retail"),
    ("23192", "Entree (groen)", "25258", "Assistent plant of (groene) leefomgeving"),
    ("23192", "Entree (groen)", "25259", "Assistent logistiek"),
    ("23192", "Entree (groen)", "25260", "Assistent horeca, voeding of voedingsindustrie"),
    ("23192", "Entree (groen)", "25261", "Assistent verkoop/retail"),
)

ENTREE_2015 = AddEdition(
    name="Entree 2015, verouderd",
    source="Regeling vaststelling kwalificatiedossiers 2015, bijlage 1",
    status="Verouderd: sinds 1 augustus 2025 is er een nieuw entreedossier. Werkprocessen ontbreken.",
    valid_from=date(2015, 8, 1),
    qualifications=tuple(
        NewQualification(dossier_code=dossier, dossier_name=dossier_name, code=code, name=name, level=1)
        for dossier, dossier_name, code, name in _ENTREE
    ),
)

_MEALS = ("B1-K1", "Bereidt (componenten van) gerechten")
_STOCK = ("B1-K2", "Beheert voorraden")
_KITCHEN_GUESTS = ("B1-K3", "Verleent gastvrijheid (Keuken)")
_GUESTS = ("B1-K1", "Verleent gastvrijheid")
_HOSPITALITY = ("B1-K2", "Voert hospitality werkzaamheden uit")
_SERVING = ("P1-K1", "Bedient gasten")


def _step(kerntaak: tuple[str, str], number: int, title: str) -> NewWerkproces:
    return NewWerkproces(
        kerntaak_code=kerntaak[0], kerntaak_title=kerntaak[1], code=f"{kerntaak[0]}-W{number}", title=title
    )


COOK, HOST = "27060", "27052"

NAMED_2025 = AddEdition(
    name="Gedeeltelijk, bron genoemd",
    source="Openbare portaalgegevens van het Albeda Horecacollege, niet volledig",
    status="Gedeeltelijk: alleen de werkprocessen die met bron gevonden zijn.",
    valid_from=date(2025, 8, 1),
    qualifications=(
        NewQualification(
            dossier_code="23426",
            dossier_name="Keuken & Foodservice",
            code=COOK,
            name="Kok",
            level=2,
            werkprocessen=(
                _step(_MEALS, 1, "Maakt mise en place"),
                _step(_MEALS, 3, "Bereidt (componenten van) gerechten"),
                _step(_STOCK, 2, "Ontvangt en controleert bestellingen"),
                _step(_KITCHEN_GUESTS, 2, "Draagt bij aan een gastgerichte beleving"),
            ),
        ),
        NewQualification(
            dossier_code="23425",
            dossier_name="Hospitality, Tourism & Leisure",
            code=HOST,
            name="Medewerker hospitality",
            level=2,
            werkprocessen=(
                _step(_GUESTS, 1, "Bereidt gastgerichte werkzaamheden voor"),
                _step(_GUESTS, 2, "Draagt bij aan een gastgerichte beleving"),
                _step(_HOSPITALITY, 1, "Verwerkt reserveringen"),
                _step(_SERVING, 1, "Neemt bestellingen op en informeert"),
            ),
        ),
    ),
)
