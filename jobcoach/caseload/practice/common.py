"""What every student may say and every coach may write, whatever the work is."""

from jobcoach.model.choices import Relation

HELPS = (
    "Eén taak tegelijk. Een lijst op papier. Eén vaste persoon aan wie ik iets kan vragen.",
    "Als je het eerst voordoet. En als je niet boos wordt als ik het nog een keer vraag.",
    "Een rustige plek om te pauzeren. Na twee uur even niks.",
    "Weten hoe laat ik klaar ben. En dat iemand zegt dat het goed is.",
    "Plaatjes bij de uitleg. Lezen kost mij veel tijd.",
    "Een collega naast mij in het begin. Daarna kan ik het alleen.",
    "Een grapje tussendoor. Dan durf ik meer.",
    "Als iemand eerst mijn naam zegt. Dan weet ik dat het voor mij is.",
    "Een vaste plek voor mijn jas en mijn tas. Dan begin ik rustig.",
    "Op papier zien wat ik al gedaan heb. Dan hou ik het vol.",
    "Een appje de avond ervoor als er iets anders is.",
)
DIFFICULT = (
    "Als het plan opeens anders is. Als veel mensen tegelijk praten. Zeg het dan rustig, dan komt het goed.",
    "Bellen vind ik eng. Een appje sturen lukt wel.",
    "Ik vergeet soms mijn spullen. Een lijstje bij de deur helpt.",
    "Nee zeggen vind ik moeilijk. Dan doe ik te veel.",
    "Nieuwe mensen. De eerste week ben ik stil. Daarna niet meer.",
    "Ik werk soms te snel. Dan moet het over.",
    "Klokkijken gaat niet vanzelf. Ik zet een wekker op mijn telefoon.",
    "Als iemand meekijkt word ik zenuwachtig.",
    "Rekenen met geld. Een rekenmachine mag gelukkig.",
    "Ik praat veel. Soms vergeet ik dan mijn werk.",
    "In de middag ben ik moe. In de ochtend doe ik meer.",
    "Een fout toegeven vind ik lastig. Ik oefen het.",
    "Ik vraag soms te laat om hulp.",
)
DISLIKES = (
    "telefoneren met klanten", "veel herrie", "opeens iets anders moeten doen", "gehaast worden", "avonddienst",
    "lang stilzitten",
)  # fmt: skip
NEEDS = (
    ("Eén taak tegelijk", "{trainer} geeft de volgende taak als de vorige klaar is."),
    ("Nieuw werk eerst voordoen", "Eén keer voordoen, één keer samen, daarna alleen."),
    ("Vaste begeleider", "{trainer}. Op de vrije dag neemt een vaste collega het over."),
    ("Dagindeling op papier", "Een lijst aan de muur. Een wijziging komt een dag ervoor."),
    ("Pauze na twee uur", "Een kwartier, op een rustige plek."),
    ("Uitleg met plaatjes", "{trainer} maakte fotokaarten van de vaste taken."),
    ("Tijd om op gang te komen", "Begint een half uur later dan de rest en eindigt ook later."),
    ("Eén keer per week terugkijken", "Elke donderdag vijf minuten met {trainer}: wat ging goed, wat nu."),
)
CALLS = (
    "Gebeld met {trainer}: deze week alle dagen op tijd. Tevreden.",
    "{trainer} belde: rooster verandert volgende maand. Samen een dag gekozen.",
    "Met thuis gebeld over de reiskosten. Formulier komt deze week.",
    "Gebeld met {trainer} over een extra dag. Kan vanaf volgende maand.",
    "Appje van de leerling: bus gemist, toch om negen uur begonnen. Goed opgelost.",
)
TALKS = (
    "Driegesprek met {trainer}. Cijfers vergeleken: de leerling is strenger dan het bedrijf. Daar samen om gelachen.",
    "Terugkijken op school: trots op de stage. Wil nu ook een certificaat halen.",
    "Gesprek over het werk van later. Nu twee ideeën in plaats van geen.",
    "Gesprek over na school. Wens en aanbod liggen dicht bij elkaar.",
    "Met ouders en leerling de weken doorgenomen. Thuis zien ze dat het werk goed doet.",
)
NOTES = (
    "Werkkleding besteld en gepast.",
    "Stageboekje mooi bijgehouden, met foto's van de leerling zelf.",
    "Urenlijst van vorige maand binnen en gezien.",
    "Reisgeld voor deze maand is betaald.",
    "Veiligheidskaart van het bedrijf samen gelezen.",
)
PERSONAL_NOTES = (
    "Voor mijzelf: volgende keer eerst de leerling laten praten.",
    "Voor mijzelf: ik ging te snel. Rustiger uitleggen.",
)
PROMISES = (
    "Werkschoenen navragen bij {trainer}",
    "Rooster van volgende maand mailen naar {company}",
    "Foto van de werkplek laten zien aan de leerling",
    "Naam van het contact bij de sportclub doorgeven",
    "Proefrit met de bus plannen",
    "Kopie van het certificaat meenemen",
)
CLUBS = (
    ("voetbaltrainer", Relation.VERENIGING), ("leidster van de scouting", Relation.VERENIGING),
    ("judoleraar", Relation.VERENIGING), ("buurvrouw, rijdt soms mee", Relation.BUUR),
    ("oom, heeft zelf een bedrijf", Relation.FAMILIE), ("oma, helpt met plannen", Relation.FAMILIE),
)  # fmt: skip
CLUB_NAMES = (
    "Dennis Vermeulen", "Karin Overbeek", "Ahmed Talbi", "Corrie Zandstra", "Stefan Mulder", "Wilma Pietersen",
    "Ruud Franken", "Aisha Benali",
)  # fmt: skip
STREETS = (
    "Molenstraat", "Iepenlaan", "Kerkpad", "Havenkade", "Wilgenhof", "Schoolweg", "Zonnebloemstraat", "Lange Akker",
    "Prins Hendrikhof", "Dijkje", "Spoorlaan", "Waterkant", "Rozenburglaan", "Tweede Dwarsweg",
)  # fmt: skip
DIRECTIONS = ("werk, keuken", "werk, groen", "werk en leren (bbl)", "entree", "nog open")
