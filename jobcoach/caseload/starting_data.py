"""What every new vault starts with: one competence list and the few catalogue entries that we can name a source for."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from jobcoach.caseload.catalogue import AddEdition, NewQualification, NewWerkproces
from jobcoach.caseload.skills import AddCompetenceList

# VSO kerndoelen 61.1-61.8: the wording of the law, also eight of the mbo competences (domain 2.5). Names count;
# the codes are per edition (decisions, papers).
KERNDOELEN = AddCompetenceList(
    name="Kerndoelen voorbereiding op arbeid",
    edition="vso, kerndoel 61",
    source="Besluit kerndoelen WEC",
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

_ENTREE = (
    ("25250", "Assistent bouwen, wonen en onderhoud"),
    ("25251", "Assistent dienstverlening en zorg"),
    ("25252", "Assistent horeca, voeding of voedingsindustrie"),
    ("25253", "Assistent installatie- en constructietechniek"),
    ("25254", "Assistent logistiek"),
    ("25255", "Assistent mobiliteitsbranche"),
    ("25256", "Assistent procestechniek"),
    ("25257", "Assistent verkoop/retail"),
)

_ENTREE_GREEN = (
    ("25258", "Assistent plant of (groene) leefomgeving"),
    ("25259", "Assistent logistiek"),
    ("25260", "Assistent horeca, voeding of voedingsindustrie"),
    ("25261", "Assistent verkoop/retail"),
)

ENTREE_2015 = AddEdition(
    name="Entree 2015",
    source="Regeling vaststelling kwalificatiedossiers 2015",
    status="2015, verouderd",
    valid_from=date(2015, 8, 1),
    qualifications=(
        *(
            NewQualification(dossier_code="23110", dossier_name="Entree", code=code, name=name, level=1)
            for code, name in _ENTREE
        ),
        *(
            NewQualification(dossier_code="23192", dossier_name="Entree (groen)", code=code, name=name, level=1)
            for code, name in _ENTREE_GREEN
        ),
    ),
)


def _part(kerntaak: str, title: str, *werkprocessen: tuple[str, str]) -> tuple[NewWerkproces, ...]:
    return tuple(
        NewWerkproces(kerntaak_code=kerntaak, kerntaak_title=title, code=f"{kerntaak}-{code}", title=name)
        for code, name in werkprocessen
    )


# Only titles that were found (domain 1.7, source S30: a school's public portal, partial); nothing is filled in.
HORECA_2025 = AddEdition(
    name="Horeca 2025",
    source="openbaar schoolportaal, gedeeltelijk",
    status="gedeeltelijk, bron genoemd",
    valid_from=None,
    qualifications=(
        NewQualification(
            dossier_code="23426",
            dossier_name="Keuken & Foodservice",
            code="27060",
            name="Kok",
            level=2,
            werkprocessen=(
                *_part(
                    "B1-K1",
                    "Bereidt (componenten van) gerechten",
                    ("W1", "Maakt mise en place"),
                    ("W3", "Bereidt (componenten van) gerechten"),
                ),
                *_part("B1-K2", "Beheert voorraden", ("W2", "Ontvangt en controleert bestellingen")),
                *_part("B1-K3", "Verleent gastvrijheid (Keuken)", ("W2", "Draagt bij aan een gastgerichte beleving")),
            ),
        ),
        NewQualification(
            dossier_code="23425",
            dossier_name="Hospitality, Tourism & Leisure",
            code="27052",
            name="Medewerker hospitality",
            level=2,
            werkprocessen=(
                *_part(
                    "B1-K1",
                    "Verleent gastvrijheid",
                    ("W1", "Bereidt gastgerichte werkzaamheden voor"),
                    ("W2", "Draagt bij aan een gastgerichte beleving"),
                ),
                *_part("B1-K2", "Voert hospitality werkzaamheden uit", ("W1", "Verwerkt reserveringen")),
                *_part("P1-K1", "Bedient gasten", ("W1", "Neemt bestellingen op en informeert")),
            ),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddStartingData:
    """Add the lists to a new vault, once."""

    def __call__(self, session: Session) -> None:
        KERNDOELEN(session)
        ENTREE_2015(session)
        HORECA_2025(session)
