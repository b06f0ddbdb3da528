"""Sentences of the vault: opening, keeping, undoing, and what can go wrong with the file."""

SENTENCES: dict[str, str] = {
    "vault.not_text": "Ergens staat een half teken: dat gebeurt als een plaatje of letter bij het kopiëren doormidden "
    "is gegaan. Er is niets bewaard en niets weg. Haal dat teken weg en probeer het opnieuw.",
    # opening
    "vault.wrong_key": "Dit past niet op deze kluis. Er is niets veranderd. Kijk of Caps Lock uit staat en typ het "
    "opnieuw, of gebruik je herstelblad.",
    "vault.busy": "Deze kluis is al open in een ander venster. Je gegevens zijn veilig. Sluit dat venster en probeer "
    "het opnieuw.",
    "vault.busy_since": "Deze kluis is al open in een ander venster, sinds {since:%d-%m-%Y om %H.%M} uur. "
    "Je gegevens zijn veilig. Sluit dat venster en probeer het opnieuw.",
    "vault.not_found": "Hier staat geen kluis meer. Misschien is de map verplaatst of is een schijf niet aangesloten. "
    "Kies de map waar de kluis nu staat.",
    "vault.not_a_folder": "Dit is een bestand en geen map. Een kluis is een map die op .kluis eindigt. Kies die map.",
    "vault.not_a_vault": "In deze map staat geen kluis. Er is niets veranderd. Kies een map die op .kluis eindigt.",
    "vault.newer": "Deze kluis is gemaakt met een nieuwere versie van JobCoach. Er is niets veranderd. Werk JobCoach "
    "op deze computer bij en open de kluis dan.",
    "vault.header_damaged": "De sleutelgegevens van deze kluis (kop.json) zijn beschadigd. Je dossiers zelf zijn niet "
    "veranderd. Zet een back-up terug.",
    "vault.header_changed": "De sleutelgegevens van deze kluis (kop.json) zijn van buitenaf veranderd. Daarom gaat de "
    "kluis niet open. Zet een back-up terug en meld dit bij je beheerder.",
    "vault.header_foreign": "De sleutelgegevens en de dossiers in deze map horen niet bij elkaar. Er is niets "
    "veranderd. Zet de map terug zoals die was, of zet een back-up terug.",
    "vault.database_missing": "Het bestand met de dossiers (kluis.db) staat niet in deze map. Zet het terug vanaf de "
    "plek waar het nu staat, of zet een back-up terug.",
    "vault.database_empty": "Het bestand met de dossiers (kluis.db) is leeg. Dat gebeurt soms als een schijf vol was. "
    "Zet een back-up terug.",
    "vault.database_foreign": "Het bestand kluis.db in deze map is geen bestand van JobCoach. Er is niets veranderd. "
    "Zet het goede bestand of een back-up terug.",
    "vault.database_damaged": "Het bestand met de dossiers is beschadigd of niet heel. Er is niets weggegooid. "
    "Maak eerst een kopie van de hele map en zet dan een back-up terug.",
    "vault.memory": "Deze computer heeft nu te weinig geheugen vrij om de kluis te openen. Je gegevens zijn veilig. "
    "Sluit andere programma's en probeer het opnieuw.",
    "vault.closed": "De kluis is op slot. Wat bewaard was, is veilig. Open de kluis opnieuw.",
    # keeping
    "vault.disk_full": "De schijf is vol. Wat al bewaard was, is veilig; dit laatste is niet bewaard. Maak ruimte op "
    "de schijf en bewaar opnieuw.",
    "vault.read_only": "JobCoach mag hier niets opslaan. Wat al bewaard was, is veilig. Kies een map waarin je mag "
    "opslaan, of vraag je beheerder om toegang.",
    "vault.io": "De schijf werkte even niet mee. Wat al bewaard was, is veilig. Controleer of de schijf is "
    "aangesloten en probeer het opnieuw.",
    "vault.busy_database": "De kluis is nog bezig met iets anders. Dit is niet bewaard. Wacht even en probeer het "
    "opnieuw.",
    "vault.interrupted": "Dit is gestopt voordat het klaar was. Er is niets veranderd. Probeer het opnieuw.",
    "vault.exists": "Op deze plek staat al iets met die naam. Er is niets veranderd. Kies een andere naam of plek.",
    "vault.copy_damaged": "De back-up klopte niet en is weggegooid. De kluis zelf is niet veranderd. Controleer "
    "of er genoeg ruimte is op de schijf en probeer het opnieuw.",
    "vault.migration_failed": "Het bijwerken van de kluis is niet gelukt. De kluis is weer precies zoals hij was, en "
    "in de map reserve staat een kopie. Meld dit aan de makers van JobCoach.",
    # passphrase and recovery code
    "vault.passphrase_empty": "Vul een wachtzin in.",
    "vault.passphrase_long": "Deze wachtzin is langer dan 200 tekens. Kies een kortere.",
    "vault.passphrase_short": "Deze wachtzin is te makkelijk te raden. Gebruik vier of vijf woorden die niets met "
    "elkaar te maken hebben.",
    "vault.passphrase_practice": "Dit is de wachtzin van de oefenschool; iedereen kent hem. Kies een eigen wachtzin.",
    "vault.recovery_length": "De herstelcode heeft 32 tekens. Je hebt er {found} getypt. Kijk of er een groepje mist.",
    "vault.recovery_character": "Er zit een tikfout in groepje {group}, teken {character}. Kijk daar op je herstelblad "
    "en verbeter het.",
    "vault.recovery_code": "In deze code zitten twee of meer tikfouten. Vergelijk elk groepje met je herstelblad.",
    # undo
    "vault.undo_unknown": "Dit kan niet meer worden teruggedraaid: de oude gegevens worden niet meer bewaard. Er is "
    "niets veranderd.",
    "vault.undo_done": "Dit is al teruggedraaid.",
    "vault.undo_conflict": "Dit is daarna nog eens veranderd. Daarom is er niets teruggedraaid. Draai eerst het "
    "laatste terug, of pas het met de hand aan.",
    "vault.undo_in_use": "Hier is daarna iets aan vastgemaakt, zoals een logboekregel. Daarom is er niets "
    "teruggedraaid. Haal dat eerst weg.",
}
