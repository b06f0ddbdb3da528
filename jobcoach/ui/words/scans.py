"""Sentences for scans of signed papers, and for papers on their way."""

SENTENCES: dict[str, str] = {
    "scan.broken": (
        "Dit bestand is beschadigd en niet te lezen. Er is niets bewaard; het bestand zelf is niet aangeraakt. "
        "Scan het papier opnieuw."
    ),
    "scan.empty": "Dit bestand is leeg. Er is niets bewaard. Scan het papier opnieuw.",
    "scan.file": (
        "Dit bestand kan niet geopend worden. Kijk of het er nog staat en of een ander programma het gebruikt."
    ),
    "scan.heic": (
        "Dit is een foto in het formaat van een iPhone (HEIC). Zet op de telefoon bij Camera, Structuren de keuze op "
        "“Meest compatibel”, of stuur de foto als JPG. Er is niets bewaard."
    ),
    "scan.kind": "Dit bestand is geen PDF, JPG of PNG. Er is niets bewaard. Kies de scan of de foto van het papier.",
    "scan.locked": (
        "Deze PDF zit op slot met een wachtwoord. Er is niets bewaard. Zet in de scanner het wachtwoord uit, of bewaar "
        "de PDF eerst zonder wachtwoord."
    ),
    "scan.too_fine": (
        "Deze scan is uitgepakt te groot om veilig te lezen. Er is niets bewaard. Scan het papier opnieuw, op 300 dpi."
    ),
    "scan.too_large": (
        "Dit bestand is groter dan {most} MB. Er is niets bewaard. Scan op 300 dpi of in kleinere stapels."
    ),
    "scan.too_many": (
        "Dit zijn meer dan {most} bladzijden in één keer. Er is niets bewaard. Lees ze in kleinere stapels in."
    ),
    "scan.incomplete": "Van dit papier ontbreekt nog een bladzijde. Er is niets bewaard. Scan die bladzijde erbij.",
    "paper_trail.before": "Op {on} was dit papier nog niet gemaakt. Kies een latere dag.",
    "paper_trail.future": "{on} moet nog komen. Kies de dag waarop het gebeurde.",
    "paper_trail.days": "Kies een aantal werkdagen van 1 tot en met 60.",
}
