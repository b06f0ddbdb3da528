# ruff: noqa: E501 - a sentence is a line
"""Sentences about files that come in: what is wrong with a class list, and with one cell of it."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # The whole file: nothing was read.
    "class_list.too_big": "Dit bestand is groter dan {limit} MB. Er is niets gelezen. Bewaar alleen de klassenlijst als CSV en kies dat bestand.",
    "class_list.other_file": "Dit is een {kind}-bestand, geen CSV. Er is niets gelezen. Open het, kies Opslaan als, en dan CSV UTF-8.",
    "class_list.wide": "Dit bestand is bewaard als Unicode-tekst (UTF-16). Er is niets gelezen. Bewaar het opnieuw als CSV UTF-8.",
    "class_list.not_text": "Dit bestand is geen leesbare tekst. Er is niets gelezen. Bewaar de klassenlijst opnieuw als CSV UTF-8.",
    "class_list.empty": "Dit bestand is leeg. Er is niets gelezen. Kies het bestand met de klassenlijst.",
    "class_list.no_rows": "Er staat maar één regel in dit bestand: alleen kolomnamen, of één leerling zonder kolomnamen. Er is niets gelezen. Zet de kolomnamen op de eerste regel en de leerlingen eronder.",
    "class_list.too_many_rows": "Er staan meer dan {limit} leerlingen in dit bestand. Er is niets gelezen. Verdeel de lijst over meer bestanden.",
    "class_list.too_many_columns": "Er staan meer dan {limit} kolommen in dit bestand. Er is niets gelezen. Laat de kolommen weg die hier niet nodig zijn.",
    "class_list.cell_too_long": "In rij {row} staat een te lange tekst. Misschien staat daar ergens een aanhalingsteken zonder partner. Er is niets gelezen. Kijk die rij na en bewaar het bestand opnieuw.",
    "class_list.unreadable": "Rij {row} is niet te lezen. Er is niets gelezen. Kijk die rij na en bewaar het bestand opnieuw als CSV UTF-8.",
    "class_list.no_name_column": "Er is geen kolom met de achternaam gekozen. Er is niets gelezen. Kies welke kolom de achternaam of de hele naam is.",
    "class_list.mapped_twice": "Twee kolommen zijn gekozen als {field}. Er is niets gelezen. Kies voor één van de twee iets anders.",
    # One column, row or cell: the rest of the list is read.
    "class_list.bsn_column": "De kolom {column} is niet gelezen. Een BSN of persoonsgebonden nummer hoort niet in deze kluis.",
    "class_list.too_many_cells": "Rij {row} heeft meer vakjes dan er kolommen zijn. De rij is overgeslagen. Misschien staat er een scheidingsteken in een naam of adres.",
    "class_list.double_number": "Rij {row}: leerlingnummer {value} staat ook in een eerdere rij. De rij is overgeslagen.",
    "class_list.no_last_name": "Rij {row} heeft geen achternaam. De rij is overgeslagen.",
    "class_list.no_call_name": "Rij {row} heeft geen roepnaam of voornaam. De rij is overgeslagen.",
    "class_list.birth_date": "Rij {row}: geboortedatum {value} is niet te lezen. De rij is overgeslagen. Schrijf de datum als 24-11-2008.",
    "class_list.date": "Rij {row}, {column}: {value} is niet te lezen als datum. De rij is gelezen zonder deze datum.",
    "class_list.may_be_bsn": "Rij {row}, {column}: {value} kan een BSN zijn. Een BSN hoort niet in deze kluis. Kijk het na en kies zo nodig een andere kolom.",
    "class_list.garbled": "Rij {row}, {column}: {value} heeft vreemde letters. Bewaar de lijst opnieuw als CSV UTF-8 en kies hem nog eens.",
    "class_list.odd_letters": "Rij {row}, {column}: in {value} staat iets dat niet in een naam hoort. Kijk het na.",
    "class_list.guessed_name": "Rij {row}: bij {value} is niet zeker wat de achternaam is. Kijk het na.",
    "class_list.postcode": "Rij {row}: {value} is geen Nederlandse postcode. De rij is gelezen zoals hij er staat.",
    "class_list.email": "Rij {row}: {value} is geen e-mailadres. De rij is gelezen zoals hij er staat.",
    "class_list.phone_zero": "Rij {row}: bij telefoonnummer {value} is de 0 vooraan toegevoegd. Kijk het na.",
    "class_list.lost_figures": "Rij {row}, {column}: {value} is door het rekenblad afgerond. De rij is gelezen zonder dit nummer.",
}
