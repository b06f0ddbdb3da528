"""LEESMIJ.txt: how anyone checks the package with ordinary tools, without this program.

Three steps, and none compares a digest by eye but the first, of the school itself: the fingerprint says who, openssl
says that the list is theirs, and sha256sum takes the lines of that same list (manifest). Nothing but the signed list
says which files there are, so the last line counts them: a file that was put in beside the list is seen by its number.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePosixPath

from jobcoach.handover.manifest import MANIFEST, SIGNATURE, SUM_LINE
from jobcoach.handover.seal import local

NAME = "LEESMIJ.txt"
ROOT = "zegel/school-root.pem"
# The list itself and its seal; mimetype stands on it.
BESIDE_THE_LIST = 2
_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober")
MONTHS = (*_MONTHS, "november", "december")


def verify_command(root: str, *, at: datetime | None = None) -> str:
    """The exact openssl line; with ``at`` it checks as on that instant (for a seal that has expired since).

    Only the first certificate of ``root`` counts, the one whose fingerprint is shown, and none that the computer knows
    by itself: else a second one in the file, or any public authority, could stand for the school.
    """
    moment = f" -attime {int(at.timestamp())}" if at is not None else ""
    return f"openssl x509 -in {root} | {_CMS} -CAfile /dev/stdin{moment} {_ALONE} -out /dev/null"


_CMS = f"openssl cms -verify -cades -binary -inform DER -in {SIGNATURE} -content {MANIFEST}"
_ALONE = "-no-CApath -no-CAstore"
SUMS = f"grep -E '{SUM_LINE}' {MANIFEST} | sha256sum -c"


def by_hand() -> tuple[str, ...]:
    """What a stranger types in the folder of an unpacked package; for papers that travel beside it."""
    shown = f"openssl x509 -in {ROOT} -noout -fingerprint -sha256"
    return (shown, verify_command(ROOT), SUMS, "find . ! -type d | wc -l")


def readme(
    *,
    school: str,
    package: str,
    recipient: str,
    files: Sequence[str],
    at: datetime,
    end: datetime,
    trial: bool = False,
    replaces: str = "",
    answers: bool = True,
) -> bytes:
    """The text (UTF-8, Windows line ends) for a package with ``files``, sealed at ``at`` by a seal that ends ``end``.

    ``replaces`` is the number of the package that this one corrects; ``answers`` says that an answer is waited for.
    It never holds the fingerprint: that must reach the reader by another way (handover 3.3).
    """
    text = _TEXT.format(
        school=" ".join(school.split()),
        package=package,
        recipient=" ".join(recipient.split()),
        root=ROOT,
        manifest=MANIFEST,
        command=verify_command(ROOT),
        later=verify_command(ROOT, at=at),
        sums=SUMS,
        mac_sums=f"grep -E '{SUM_LINE}' {MANIFEST} | shasum -a 256 -c",
        windows_sums=_WINDOWS.replace("{manifest}", MANIFEST),
        listed=len(files) + 1,
        there=len(files) + 1 + BESIDE_THE_LIST + len(_folders(files)),
        windows_seal=f"{_CMS} -CAfile ../school.pem {_ALONE} -out NUL",
        title=_TRIAL if trial else "OVERDRACHT",
        private=_NOTHING_PRIVATE if trial else _PRIVATE,
        day=_day(at),
        end=_day(end),
        replaces=_REPLACES.format(replaces=" ".join(replaces.split())) if replaces else "",
        answer=_ANSWER.format(package=package) if answers else "",
    )
    return text.replace("\n", "\r\n").encode("utf-8")


def _folders(files: Sequence[str]) -> set[str]:
    """The folders that these files and the list make: an empty one with an odd name would not be in any count."""
    paths = (PurePosixPath(name) for name in (*files, MANIFEST))
    return {str(folder) for path in paths for folder in path.parents if folder.name}


def _day(moment: datetime) -> str:
    moment = local(moment)
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


_WINDOWS = (
    "Select-String '^([0-9a-f]{64})  (.+)$' {manifest} | ForEach-Object { $m = $_.Matches[0].Groups; "
    "$(if ((Get-FileHash -LiteralPath $m[2].Value).Hash -eq $m[1].Value) { 'OK  ' } else { 'FOUT' }) + ' ' + "
    "$m[2].Value }"
)
_TRIAL = "PROEFZENDING, GEEN DOSSIER"
_PRIVATE = "Dit pakket is vertrouwelijk. Is het niet voor u? Verwijder het en meld het aan de school."
_NOTHING_PRIVATE = """\
Dit is een proef. Er staat geen leerling in; alles is verzonnen. Bewaar dit niet als dossier.
Laat de school weten of het goed is aangekomen. Daarna mag u het verwijderen."""
_TEXT = """\
{title} {package}
Van:  {school}
Voor: {recipient}
Verzegeld op {day}.
{replaces}
Begin met Overdracht.pdf. In de map documenten staan de bijlagen.
In de map gegevens staat dezelfde inhoud voor de computer. Voor het archief staat in gegevens/mdto
per document een bestand met metagegevens (MDTO 1.0.1).
{private}


IS DIT PAKKET ECHT?

Pak alle bestanden eerst uit in een lege map. Het zip-bestand zelf staat daar niet in. Doe dan deze drie
stappen. Alle drie moeten goed gaan. Gaat er een mis? Gebruik het pakket niet en bel de school.
De regels hieronder staan ook op de brief met de cijfers van het zegel. Wie een pakket kan vervalsen, kan
ook deze tekst veranderen: wijken de regels af van die brief? Gebruik dan die van de brief.


STAP 1  Is het zegel van deze school?

     openssl x509 -in {root} -noout -fingerprint -sha256

   Vergelijk de uitkomst met de SHA-256 die u van de school kreeg: per brief, per telefoon of
   op de website van de school. Bel een nummer dat u al kende, niet een nummer uit dit pakket.
   Vertrouw alleen een code die niet in dit pakket zat, dus ook niet de cijfers op Overdracht.pdf.
   Heeft u JobCoach? Dan vergelijkt u acht groepen van vijf cijfers: jobcoach verify BESTAND.zip


STAP 2  Is de lijst van bestanden door deze school verzegeld?

     {command}

   Goed is: CAdES Verification successful

   Het zegel loopt af op {end}. Controleert u later? Controleer dan zoals op de dag van verzegelen:

     {later}


STAP 3  Zijn alle bestanden van die lijst er, en ongewijzigd?

     {sums}
     find . -mindepth 1 | wc -l

   Goed is: {listed} regels met OK, en daarna het getal {there} (bestanden en mappen samen). Staat er een andere
   uitkomst, of is het getal hoger? Dan is er iets veranderd of bij gezet.
   Uw computer rekent het na met de lijst waarvan u in stap 2 het zegel controleerde. Alleen die lijst zelf en
   haar zegel, de twee bestanden in META-INF, staan er niet op.


OP EEN MAC OF MET WINDOWS  (niet door ons getest)

   Mac: de eerste regel van stap 3 wordt

     {mac_sums}

   De openssl van de Mac zelf kent -cades niet. Neem openssl 3, bijvoorbeeld van Homebrew.

   Windows: gebruik PowerShell. Stap 2 wordt

     openssl x509 -in {root} -out ../school.pem
     {windows_seal}

   en stap 3

     {windows_sums}
     (Get-ChildItem -Recurse -Force).Count

   openssl zit niet in Windows zelf. Het komt mee met Git voor Windows, in de map usr\\bin daarvan.


EEN PDF LOS CONTROLEREN

   Elke PDF heeft ook zelf een zegel. Zo ziet u of er een na het verzegelen is veranderd:

     pdfsig Overdracht.pdf
     find . -name '*.pdf' -exec pdfsig {{}} \\;

   Bij elke PDF moeten BEIDE regels staan:
     Signature Validation: Signature is Valid.
     Total document signed
   Alleen de eerste regel is niet genoeg: dan kan er na het verzegelen iets bij zijn gezet.
   Van welke school het zegel is, zegt pdfsig niet: een naam kan iedereen in een zegel zetten. Dat zeggen alleen
   stap 1 tot en met 3. Kreeg u een PDF los? Vraag dan het hele pakket.


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
