"""The roof: reads the command line, builds what the chosen command needs, and ends with its exit code.

Nothing heavy is imported before a command asks for it: ``jobcoach --version`` answers in the blink of an eye and
``jobcoach demo --export`` never sees Qt.
"""

import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from jobcoach import __version__

USAGE = 64
HELP = f"""JobCoach {__version__}: een versleuteld dossier op de laptop, een verzegelde overdracht voor de gemeente.

  jobcoach                            open het programma
  jobcoach demo                       maak de oefenschool en open haar
  jobcoach demo --export MAP          doe het hoofdwerk zonder venster; de bestanden komen in MAP
  jobcoach demo --vault PAD --no-window [--students N] [--years J] [--seed S] [--today DATUM]
                                      maak alleen een oefenkluis
  jobcoach verify BESTAND [--root PEM | --pin "8 GROEPEN"] [--crl LIJST] [--password-stdin] [--json]
                                      controleer een overdracht, ook tegen de lijst met ingetrokken zegels
  jobcoach import BESTAND --vault PAD [--dry-run] [--password-stdin]
                                      haal een klassenlijst (CSV) op, of kwalificaties (XLSX, XML, CSV, set)
  jobcoach beheer sleutel MAP --school NAAM
                                      maak de sleutel van de school (voor de beheerder)
  jobcoach beheer open KLUIS --sleutel BESTAND [--voor NAAM]
                                      geef een coach een nieuwe wachtzin; de coach ziet dat
  jobcoach beheer vermist BESTAND [--sleutel BESTAND]
                                      lees het blad over een verloren laptop
  jobcoach beheer zegel maak MAP --school NAAM --brin BRIN --plaats PLAATS
                                      maak het schoolzegel; het wachtwoord wordt één keer getoond
  jobcoach beheer zegel geef AANVRAAG --cijfers CIJFERS --schoolzegel BESTAND --naar BESTAND
                                      geef een coach een zegel voor drie jaar
  jobcoach beheer zegel lijst --schoolzegel BESTAND
                                      toon alle zegels van de school
  jobcoach beheer zegel intrekken (--coach NAAM | --nummer NUMMER) --reden kwijt|gestopt [--sinds DATUM]
                                  --schoolzegel BESTAND --naar LIJST
                                      trek een zegel in en maak de lijst voor de ontvangers
  jobcoach beheer beleid [BESTAND]    lees na wat de ICT van de school instelt, hier of in een bestand
  jobcoach --version                  toon de versie
  jobcoach [OPDRACHT] --help          toon deze hulp, of die van een opdracht

verify eindigt met 0 (niets veranderd, school bekend), 1 (niets veranderd, kijk zelf nog even), 2 (niet vertrouwen),
64 (opdracht klopt niet) of 65 (kan niet open: wachtwoord, of geen pakket).
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; errors that a coach can act on are printed as one Dutch sentence."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["--version"]:
        print(f"JobCoach {__version__}")
        return 0
    if words[:1] == ["pdf-apart"]:  # the program started this itself; it falls over without a word
        from jobcoach.documents.scans import apart

        apart.main(words[1:])
        return 0
    _write_utf8()
    if words[:1] == ["help"] or not {"--help", "-h"}.isdisjoint(words):
        print(help_for(words), end="")
        return 0
    from jobcoach import commands
    from jobcoach.model.expected import Expected
    from jobcoach.typed import WrongUsage

    try:
        return commands.run(words)
    except Expected as error:
        from jobcoach.ui.words import sentence

        sys.stderr.write(f"{sentence(error)}\n")
        return int(str(error.values.get("exit_code", 1)))
    except WrongUsage as mistake:
        sys.stderr.write(f"{mistake}\nKijk met: jobcoach --help\n")
        return USAGE
    except KeyboardInterrupt:
        sys.stderr.write("Gestopt. Wat al klaar was, is bewaard.\n")
        return 130
    except Exception as bug:
        _tell_bug(bug)
        return 70


def help_for(words: Sequence[str]) -> str:
    """The lines of the help about the command that ``words`` begin with; the whole help when there are none."""
    typed = [word for word in words if word not in ("help", "--help", "-h")]
    head, body, about_verify = HELP.split("\n\n")
    entries = re.split(r"\n(?=  jobcoach)", body)
    for count in range(len(typed), 0, -1):
        if found := [entry for entry in entries if _syntax(entry)[:count] == typed[:count]]:
            parts = [head, "\n".join(found) + "\n", *([about_verify] if typed[0] == "verify" else [])]
            return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"
    return HELP


def _syntax(entry: str) -> list[str]:
    """The words of an entry that are typed after "jobcoach", without what is said about them."""
    return re.split(r"\s{2,}", entry.strip())[0].split()[1:]


def _write_utf8() -> None:
    """Names and accents must survive a Windows console and a pipe without a locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if hasattr(sys.stdin, "reconfigure"):  # a password with a stray byte is a wrong password, not a bug
        sys.stdin.reconfigure(errors="replace")


def _tell_bug(bug: BaseException) -> None:
    """A bug: its class and place go to the log and the screen, never its message, which may hold a name."""
    from jobcoach import log, places

    try:
        log.start(places.log_file())
        line = log.bug(bug)
    except OSError:  # nowhere to write: the line on the screen is all there is
        line = f"{__version__} {log.where(bug)}"
    sys.stderr.write(f"Er ging iets mis in het programma. Je kluis is veilig. Stuur deze regel naar de maker: {line}\n")


def stop() -> NoReturn:
    """Entry point of the installed script."""
    sys.exit(main())
