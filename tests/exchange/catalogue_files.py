"""Files of the catalogue as they may come in, made in memory; every name and code in them is invented or sourced."""

import io
import zipfile
from collections.abc import Sequence
from functools import cache
from typing import Any

import openpyxl

HEAD = (
    "Opleidingscode\xa0dossier", "Prijsfactor", "Kwalificatie- dossier", "Opleidingscode kwalificatie", "Kwalificatie",
    "Niveau", "Prijsfactor", "Soort opleiding", "Beroepsvereisten", "Leerweg",
)  # fmt: skip
ENTREE_HEAD = tuple("Soort o-pleiding" if cell == "Soort opleiding" else cell for cell in HEAD)
COMPLETE = (
    ("Overzicht vastgestelde kwalificatiedossiers en kwalificaties geldig vanaf 01-08-2024",),
    HEAD,
    ("Bouw en infra 79000",),
    ("23244", 1.2, "Metselen", "25103", "Metselaar", 2, 1.2, "bo", None, "BOL/BBL"),
    ("23244", 1.2, "Metselen", "\xa025998\xa0", "Allround metselaar", 3, 1.2, "vo", None, "BOL/BBL"),
    ("Voedsel 79120",),
    ("02301", 1.2, "Zuivel", "00123", "Zuivelmaker", "2", 1.2, "bo", None, "BBL"),
    ("23244", 1.2, "Metselen", "2510", "Kapotte code", 2),
    (None,),
    ("Entree kwalificatiedossier geldig vanaf 01-08-2025",),
    ENTREE_HEAD,
    ("23500", 1.0, "Entree", "27901", "Assistent logistiek (proef)", 1, 1.0, "entree", None, "BOL/BBL"),
    ("23501", 1.0, "Entree nieuw", "25103", "Metselassistent (proef)", 1, 1.0, "entree", None, "BBL"),
)
ENDED = (
    ("Opleidingscode dossier", "Dossiernaam", "Datum einde instroom", "Datum einde opleiding", "Wordt vervangen door",
     "Opleidingscode dossier nieuw"),
    ("23110", "Entree", "31-07-2025", "31-07-2027", "Entree", "23500"),
    ("23999", "Oud", "gisteren", "31-07-2020", "", ""),
)  # fmt: skip


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """A real XLSX; names of sheets with spaces for underscores."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@cache  # a workbook holds the second in which it was made
def code_list() -> bytes:
    return workbook(Complete_lijst=COMPLETE, Vervallen=ENDED, Toelichting=(("Lees mij",),))


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same XLSX with one more part, or another content of a part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


DOSSIER = """<?xml version="1.0" encoding="UTF-8"?>
<kd:kwalificatiedossier xmlns:kd="urn:proef" kd:code="23231">
  <kd:titel>Office- en managementsupport</kd:titel>
  <kd:ingangsdatum>2025-08-01</kd:ingangsdatum>
  <kd:basisdeel>
    <kd:kerntaken>
      <kd:kerntaak><kd:code>B1-K1</kd:code><kd:titel>Voert taken rondom informatiemanagement uit</kd:titel>
        <kd:werkprocessen>
          <kd:werkproces code="W1"><kd:titel>Proef\xa0een</kd:titel>
            <kd:omschrijving><kd:p>Eerste <kd:b>regel</kd:b> &amp; meer.</kd:p><kd:p>Tweede.</kd:p></kd:omschrijving>
            <kd:resultaat>Het is klaar.</kd:resultaat>
            <kd:gedrag>werkt netjes</kd:gedrag><kd:gedrag>vraagt om hulp</kd:gedrag>
          </kd:werkproces>
          <kd:werkproces><kd:code>B1-K1-W2</kd:code><kd:naam>Proef twee</kd:naam></kd:werkproces>
          <kd:werkproces><kd:code>fout</kd:code><kd:naam>Zonder goede code</kd:naam></kd:werkproces>
        </kd:werkprocessen>
      </kd:kerntaak>
    </kd:kerntaken>
  </kd:basisdeel>
  <kd:profieldeel>
    <kd:kwalificatie><kd:crebonummer>25573</kd:crebonummer><kd:naam>Office assistant</kd:naam>
      <kd:niveau>mbo 3</kd:niveau>
      <kd:kerntaak code="P1-K1"><kd:titel>Profielkerntaak</kd:titel>
        <kd:werkproces code="P1-K1-W1"><kd:titel>Proef drie</kd:titel></kd:werkproces></kd:kerntaak>
    </kd:kwalificatie>
    <kd:kwalificatie><kd:crebonummer>25574</kd:crebonummer><kd:naam>Tweede</kd:naam></kd:kwalificatie>
  </kd:profieldeel>
</kd:kwalificatiedossier>"""

SCHOOL = """Dossiercode;Dossier;Opleidingscode;Kwalificatie;Niveau;Geldig vanaf;Geldig tot;Kerntaakcode;Kerntaak;\
Werkprocescode;Werkproces;Omschrijving;Resultaat;Gedrag
23500;Entree;27901;Assistent (proef);1;01-08-2025;;B1-K1;Proefkerntaak;B1-K1-W1;Proefwerk een;Doet iets.;Is klaar.;Netjes.
;;;;;;;;;b1-k1-w2;Proefwerk twee;;;
;;;;;;;;;B1-K1-W2;Dubbel;;;
;;;;;;;;;W3;Slechte code;;;
;;;;;;;;;B1-K1-W4;;;;
;;2790;Slecht;1;;;;;B1-K1-W1;x;;;
;;27902;;1;;;;;B1-K1-W1;x;;;
;;27903;Alleen een naam;5;morgen;;;;;;;;
"""
