"""The columns of class lists: what schools call them, and the one that is never read."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final


class Field(Enum):
    """What a column can hold for us; the value is the Dutch name, by which a choice is remembered too."""

    NUMBER = "leerlingnummer"
    NAME = "naam"
    CALL_NAME = "roepnaam"
    FIRST_NAMES = "voornamen"
    INFIX = "tussenvoegsel"
    LAST_NAME = "achternaam"
    BORN_ON = "geboortedatum"
    BORN_IN = "geboorteplaats"
    CLASS_NAME = "klas"
    STREET = "straat"
    HOUSE_NUMBER = "huisnummer"
    HOUSE_ADDITION = "huisnummer toevoeging"
    POSTCODE = "postcode"
    PLACE = "woonplaats"
    MUNICIPALITY = "gemeente"
    PHONE = "telefoon"
    EMAIL = "e-mail"
    MENTOR = "mentor"
    ENROLLED_ON = "instroomdatum"
    EXPECTED_LEAVE_ON = "verwachte uitstroomdatum"


# As headers of the school systems and of home-made lists spell them, in the form that ``plain`` makes of them.
_SPELLINGS: Final[Mapping[Field, str]] = {
    Field.NUMBER: """leerlingnummer leerlingnr leerlnr llnr llnummer stamnummer stamnr leerlingstamnummer
        studentnummer studentnr deelnemernummer deelnemernr leerlingid leerlingcode""",
    Field.NAME: """naam volledigenaam naamleerling leerling leerlingnaam student deelnemer namen naamvolledig
        achternaamvoornaam naamvoornaam voornaamachternaam voorenachternaam""",
    Field.CALL_NAME: "roepnaam roepnaamleerling voornaam roepnm voornaamleerling",
    Field.FIRST_NAMES: "voornamen doopnamen officielevoornamen allevoornamen voornamenvoluit officielevoornaam",
    Field.INFIX: """tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels tussenv tv tussenvoegselachternaam
        voorvoegselachternaam tussenvgsl voorv""",
    Field.LAST_NAME: """achternaam familienaam geslachtsnaam achternm achternaamleerling officieleachternaam
        eigenachternaam""",
    Field.BORN_ON: "geboortedatum gebdatum gebdat gebdtm geboren geborenop geboortedag datumgeboorte",
    Field.BORN_IN: "geboorteplaats gebplaats geborenin geborente plaatsgeboorte",
    Field.CLASS_NAME: "klas groep lesgroep stamgroep stamklas klasgroep basisgroep klascode groepscode klasnaam",
    Field.STREET: "straat straatnaam adres adresregel1 straatenhuisnummer adresregel woonadres straathuisnummer",
    Field.HOUSE_NUMBER: "huisnummer huisnr hnr nrhuis huisnummernummer",
    Field.HOUSE_ADDITION: """huisnummertoevoeging toevoeging huisnrtoevoeging huisletter hnrtoevoeging toev
        toevoeginghuisnummer huisnrtoev""",
    Field.POSTCODE: "postcode pc postkode pcode postcodewoonadres",
    Field.PLACE: "woonplaats plaats plaatsnaam woonplaatsnaam stad dorp woonplaatsleerling",
    Field.MUNICIPALITY: "gemeente woongemeente gemeentenaam burgerlijkegemeente",
    Field.PHONE: """telefoon telefoonnummer tel telnr mobiel mobielnummer gsm telefoonleerling mobieleleerling
        telefoonmobiel mobieltelefoonnummer telefoonnr mobielnr 06nummer mobieletelefoon""",
    Field.EMAIL: "email emailadres mail mailadres emailleerling schoolmail emailschool emailadresleerling",
    Field.MENTOR: "mentor klassenmentor naammentor mentornaam mentor1 studieloopbaanbegeleider slber klassenleraar",
    Field.ENROLLED_ON: """instroomdatum inschrijfdatum datuminschrijving ingeschrevenop datuminstroom inschrijving
        plaatsingsdatum""",
    Field.EXPECTED_LEAVE_ON: """verwachteuitstroomdatum verwachteuitstroom uitstroomdatum
        verwachteeinddatum geplandeuitstroom""",
}
_BY_SPELLING = {spelling: known for known, spellings in _SPELLINGS.items() for spelling in spellings.split()}
_WHOSE = re.compile(r"^(?:vandeleerling|leerling|student|deelnemer)|(?:vandeleerling|leerling|student|deelnemer)$")
_NUMBER_OF_THE_STATE = re.compile(
    r"bsn|burgerservice|sofi|persoonsgebonden|^pgn|pgn$|onderwijsnummer|^burgernummer$|^ondnr$"
)


def plain(header: str) -> str:
    """A header without case, accents, brackets, spaces and signs: ``E-mail (leerling)`` becomes ``email``."""
    bare = unicodedata.normalize("NFKD", re.sub(r"\([^)]*\)", "", header).casefold())
    return re.sub(r"[^a-z0-9]", "", bare)


def is_state_number(header: str) -> bool:
    """Whether a column is announced as BSN or persoonsgebonden nummer: those are never read (domain 5.2)."""
    bare = re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", header).casefold())  # brackets count here
    return _NUMBER_OF_THE_STATE.search(bare) is not None


def known_as(header: str) -> Field | None:
    """What a column with this header most likely holds."""
    if is_state_number(header):
        return None
    name = plain(header)
    return _BY_SPELLING.get(name) or _BY_SPELLING.get(_WHOSE.sub("", name))


def match(header: Sequence[str], remembered: Mapping[str, Field | None] | None = None) -> tuple[Field | None, ...]:
    """One field, or None, for each column; a field is given once, to the first column that asks.

    ``remembered`` holds earlier choices of the coach by ``plain`` header; they win.
    """
    chosen = remembered or {}
    wishes = [
        None if is_state_number(name) else chosen[plain(name)] if plain(name) in chosen else known_as(name)
        for name in header
    ]
    if Field.CALL_NAME in wishes and wishes.count(Field.CALL_NAME) > 1 and Field.FIRST_NAMES not in wishes:
        wishes = _first_names_beside_call_name(header, wishes)
    given: list[Field | None] = []
    for wish in wishes:
        given.append(None if wish in given else wish)
    return tuple(given)


def _first_names_beside_call_name(header: Sequence[str], wishes: list[Field | None]) -> list[Field | None]:
    """Where ``Roepnaam`` and ``Voornaam`` stand side by side, the second holds the first names."""
    return [
        Field.FIRST_NAMES if wish is Field.CALL_NAME and plain(name).startswith("voornaam") else wish
        for name, wish in zip(header, wishes, strict=True)
    ]
