"""LEESMIJ.txt: how anyone checks the package with ordinary tools, without this program."""

from collections.abc import Sequence
from datetime import datetime

from jobcoach.handover.manifest import MANIFEST, SIGNATURE
from jobcoach.handover.seal import local

NAME = "LEESMIJ.txt"
ROOT = "zegel/school-root.pem"
_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober")
MONTHS = (*_MONTHS, "november", "december")


def verify_command(root: str, *, at: datetime | None = None) -> str:
    """The exact openssl line; with ``at`` it checks as on that instant (for a seal that has expired since)."""
    moment = f" -attime {int(at.timestamp())}" if at is not None else ""
    return (
        f"openssl cms -verify -cades -binary -inform DER -in {SIGNATURE} -content {MANIFEST} "
        f"-CAfile {root}{moment} -out /dev/null"
    )


def readme(
    *,
    school: str,
    package: str,
    recipient: str,
    files: Sequence[str],
    at: datetime,
    end: datetime,
    replaces: str = "",
    answers: bool = True,
) -> bytes:
    """The text (UTF-8, Windows line ends) for a package with ``files``, sealed at ``at`` by a seal that ends ``end``.

    ``replaces`` is the number of the package that this one corrects; ``answers`` says that an answer is waited for.
    It never holds the fingerprint: that must reach the reader by another way (handover 3.3).
    """
    pdfs = "\n".join(f'     pdfsig "{name}"' for name in files if name.endswith(".pdf"))
    digests = "\n".join(f'     openssl dgst -sha256 -binary "{name}" | openssl base64' for name in files)
    text = _TEXT.format(
        school=" ".join(school.split()),
        package=package,
        recipient=" ".join(recipient.split()),
        root=ROOT,
        manifest=MANIFEST,
        command=verify_command(ROOT),
        later=verify_command(ROOT, at=at),
        pdfs=pdfs,
        digests=digests,
        day=_day(at),
        end=_day(end),
        replaces=_REPLACES.format(replaces=" ".join(replaces.split())) if replaces else "",
        answer=_ANSWER.format(package=package) if answers else "",
    )
    return text.replace("\n", "\r\n").encode("utf-8")


def _day(moment: datetime) -> str:
    moment = local(moment)
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


_TEXT = """\
OVERDRACHT {package}
Van:  {school}
Voor: {recipient}
Verzegeld op {day}.
{replaces}
Begin met Overdracht.pdf. In de map documenten staan de bijlagen.
In de map gegevens staat dezelfde inhoud voor de computer. Voor het archief staat in gegevens/mdto
per document een bestand met metagegevens (MDTO 1.0.1).
Dit pakket is vertrouwelijk. Is het niet voor u? Verwijder het en meld het aan de school.


IS DIT PAKKET ECHT?

Pak alle bestanden eerst uit in een lege map. Doe dan deze drie stappen.
Alle drie moeten goed gaan. Gaat er een mis? Gebruik het pakket niet en bel de school.


STAP 1  Is het zegel van deze school?

     openssl x509 -in {root} -noout -fingerprint -sha256

   Vergelijk de uitkomst met de SHA-256 die u van de school kreeg: per brief, per telefoon of
   op de website van de school. Bel een nummer dat u al kende, niet een nummer uit dit pakket.
   Vertrouw alleen een code die niet in dit pakket zat. Wie het pakket kan vervalsen, kan ook een
   code daarin vervalsen, ook de vingerafdruk die op Overdracht.pdf staat.
   Heeft u JobCoach? Dan vergelijkt u acht groepen van vijf cijfers: jobcoach verify BESTAND.zip


STAP 2  Is het pakket compleet en ongewijzigd?

     {command}

   Goed is: CAdES Verification successful
   (Op Windows schrijft u NUL in plaats van /dev/null.)

   Reken daarna van elk bestand de SHA-256 uit. Elke uitkomst moet gelijk zijn aan de DigestValue
   van dat bestand in {manifest}:

{digests}

   Staat er een bestand in het pakket dat niet in deze lijst staat? Dan klopt het pakket niet.
   Alleen mimetype en de twee bestanden in META-INF staan er niet in.

   Het zegel loopt af op {end}. Controleert u later? Controleer dan zoals op de dag van verzegelen:

     {later}


STAP 3  Is elke PDF heel?

{pdfs}

   Bij elke PDF moeten BEIDE regels staan:
     Signature Validation: Signature is Valid.
     Total document signed
   Alleen de eerste regel is niet genoeg: dan kan er na het verzegelen iets bij zijn gezet.
   "Certificate issuer isn't Trusted" hoort erbij zolang uw computer de school niet kent. Daarvoor is stap 1.


ZONDER OPDRACHTREGEL

Open Overdracht.pdf in Adobe Reader. Kies het paneel Handtekeningen, dan Certificaatdetails.
Vergelijk daar de SHA-256 van het certificaat van de school (stap 1) en voeg het toe aan de
vertrouwde certificaten. Daarvoor meldt Adobe Reader: geldigheid onbekend. Dat is normaal.
Upload dit pakket nooit naar een website om het te laten controleren. Er staan persoonsgegevens in.

Controleer bij ontvangst en bewaar de uitkomst bij het dossier.
{answer}"""
_REPLACES = """\
Dit pakket vervangt nummer {replaces}. Gebruik dat niet meer.
"""
_ANSWER = """\


UW ANTWOORD

Drie zinnen per mail zijn genoeg. Noem het nummer en niet de naam van de leerling.
  1. Overdracht {package} is ontvangen op (datum) en is wel / niet compleet.
  2. Wij gaan hiermee verder: ja / nee / nog geen besluit.
  3. Contact bij ons: (naam en telefoon).
Moet er iets anders? Schrijf wat. Dan krijgt u een nieuw pakket dat dit nummer vervangt.
"""
