"""Sentences of backups, restoring, attachments and the health of the vault."""

SENTENCES: dict[str, str] = {
    # making a backup
    "backup.disk_full": "De back-up paste niet meer op de schijf. Je kluis en je oudere back-ups zijn veilig. "
    "Maak ruimte op de schijf en maak de back-up opnieuw.",
    "backup.second_gone": "De tweede plek voor back-ups is er niet. De back-up in de kluis zelf is wel gemaakt. Sluit "
    "de schijf of stick aan, of kies een andere plek.",
    "backup.second_full": "De tweede plek voor back-ups is vol. De back-up in de kluis zelf is wel gemaakt. Maak daar "
    "ruimte, of kies een andere plek.",
    "backup.second_read_only": "JobCoach mag op de tweede plek niets opslaan. De back-up in de kluis zelf is wel "
    "gemaakt. Kies een andere plek, of vraag je beheerder om toegang.",
    "backup.second_damaged": "De kopie op de tweede plek klopte niet en is weggegooid. De back-up in "
    "de kluis zelf is goed. Probeer een andere schijf of stick.",
    "backup.second_trouble": "De tweede plek voor back-ups deed het niet. De back-up in de kluis zelf is wel gemaakt. "
    "Controleer of de schijf of stick goed is aangesloten.",
    "backup.second_inside": "Deze map ligt in de kluis zelf. Als de kluis weg is, is de back-up dan ook weg. Kies een "
    "andere map, het liefst op een andere schijf.",
    # going back
    "backup.gone": "Deze back-up staat er niet meer. Er is niets veranderd. Kies een andere back-up.",
    "backup.unreadable": "Deze back-up kan nu niet worden gelezen. Controleer of de schijf of stick is aangesloten.",
    "backup.damaged": "Deze back-up is beschadigd en wordt niet gebruikt. Je kluis van nu is niet veranderd. Kies een "
    "andere back-up.",
    "backup.not_a_backup": "Dit bestand is geen back-up van JobCoach. Er is niets veranderd. Kies een bestand dat op "
    ".kluisbak of .kluistransport eindigt.",
    "backup.other_vault": "Deze back-up hoort bij een andere kluis. Er is niets veranderd. Kies een back-up van deze "
    "kluis.",
    "restore.ledger_damaged": "De lijst van gewiste leerlingen is beschadigd. Een gewiste leerling zou kunnen "
    "terugkomen, daarom is er niets teruggezet. Meld dit bij je beheerder.",
    # large documents
    "attachment.missing": "Dit document staat niet meer in de map bijlagen. De rest van het dossier is er. Zet een "
    "back-up terug, of voeg het document opnieuw toe.",
    "attachment.damaged": "Dit document is beschadigd en wordt niet geopend. De rest van het dossier is er. Zet een "
    "back-up terug, of voeg het document opnieuw toe.",
    # damage
    "health.unreadable": "Van dit bestand met dossiers is niets meer te lezen. Het is bewaard zoals het is. Zet een "
    "back-up terug.",
    "vault.space_low": "De schijf is bijna vol: er is {free} MB vrij en dit heeft {needed} MB nodig. Er is niets "
    "veranderd. Maak eerst ruimte op de schijf.",
}
