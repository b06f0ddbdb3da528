"""What belongs to one kind of work: tasks, talents, what students say and what a coach writes down."""

from jobcoach.caseload.practice.kinds import Pack, Shown

KITCHEN = Pack(
    companies=("molenzicht", "lindehof"),
    tasks=(
        "Lunch voorbereiden, soep en salades maken, levering controleren, opruimen",
        "Groente snijden, broodjes beleggen, afwassen, koeling bijvullen",
        "Ontbijt klaarzetten, borden uitserveren, keuken schoonmaken",
    ),
    talents=(
        Shown("Netjes werken", "Snijdt alles even groot en maakt de plank meteen schoon.",
              "Snijdt de groente voor veertig lunches, alles even groot. Plank schoon voor de volgende taak."),
        Shown("Goed onthouden", "Kent de receptkaarten van de lunch uit het hoofd.",
              "Maakt tosti en salade zonder receptkaart. Alles klopt, ook de maten."),
        Shown("Kalm blijven als het druk is", "Werkt rustig door als de bonnen oplopen.",
              "Twaalf bonnen tegelijk. Pakt ze van links naar rechts en blijft rustig."),
        Shown("Vriendelijk voor gasten", "Zegt bij elk bord wat erop ligt.",
              "Brengt de borden en zegt wat erop ligt. Een gast vraagt naar noten, haalt dan de chef erbij."),
    ),
    good_at=(
        "Ik kan goed met mijn handen werken. Ik snijd snel en netjes. Als iemand het één keer voordoet, kan ik het"
        " daarna zelf.",
        "Ik ben goed in koken. Ik proef eerst en doe er dan pas zout bij. Thuis kook ik op vrijdag.",
        "Ik onthoud goed hoe iets moet. Ik kijk één keer en dan weet ik het.",
    ),
    later=(
        "Ik wil in een keuken werken. Eerst vier dagen in de week. Later wil ik ook taart leren maken.",
        "Ik wil koken in een lunchroom of een kantine. Liever overdag dan in de avond.",
        "Ik wil een baan waar ik elke dag iets maak. Ik wil mijn eigen geld verdienen.",
    ),
    proud=(
        "Op het schoolfeest heb ik soep gemaakt voor tachtig mensen. Alles was op.",
        "Ik kwam dit jaar elke dag op tijd. Ook toen de bus niet reed.",
        "De chef zei dat mijn salade op de kaart mag.",
    ),
    likes=("koken", "muziek aan bij het werk", "samen eten na het werk", "nieuwe gerechten proeven"),
    days=(
        "Mise en place gedaan voor de lunch. Lijst afgewerkt van boven naar beneden.",
        "Groentelevering geteld en op datum gezet. Twee kratten te weinig, zelf gemeld.",
        "Soep van de dag gemaakt met de receptkaart. Geproefd met Joke, goedgekeurd.",
        "Afwas en koeling gedaan. Laatste half uur zelf werk gezocht.",
        "Broodjes belegd voor een bestelling van dertig. Klaar om elf uur.",
        "Voor het eerst alleen aan de tosti's. Eén keer hulp gevraagd.",
    ),
    visits=(
        "Loopt zelfverzekerd door de keuken. Weet waar alles staat. Handen wassen gaat nu vanzelf.",
        "Gesprek aan de bar: werk is leuk, opstaan niet. Samen een wekkerplan gemaakt.",
        "Begeleider ziet groei in tempo. Nog oefenen: zeggen dat iets klaar is.",
        "Meegekeken bij de lunch. Eén taak tegelijk werkt. Lijst hangt nu naast de koeling.",
    ),
    results=(
        "Werkt zelfstandig in de keuken, op tijd en netjes.",
        "Kan de mise en place alleen. Vraagt hulp als het druk wordt.",
    ),
    advice=(
        "Voorbereidend werk in keuken of bakkerij, met vaste taken.",
        "Werk in een kleine keuken, liefst overdag, met één vaste collega.",
    ),
)  # fmt: skip

GREEN = Pack(
    companies=("zonnehof",),
    tasks=(
        "Stekken, oppotten en bestellingen klaarzetten",
        "Planten water geven, onkruid halen, karren laden",
        "Zaailingen verspenen en etiketten plakken",
    ),
    talents=(
        Shown("Doorwerken", "Houdt het tempo vast, ook na de pauze.",
              "Vijfhonderd stekken gezet op één ochtend. Tempo bleef gelijk, ook na de pauze."),
        Shown("Oog voor planten", "Ziet het meteen als een plant iets mist.",
              "Zag zelf luis op de derde tafel en haalde de teamleider erbij. Dat scheelde een hele tafel."),
        Shown("Buiten werken in elk weer", "Werkt door bij regen, met de goede jas.",
              "Hele ochtend buiten karren geladen in de regen. Niet geklaagd, wel gelachen."),
        Shown("Netjes etiketteren", "Plakt elk etiket recht en op dezelfde plek.",
              "Driehonderd etiketten geplakt. Geen enkele scheef, geen enkele verkeerd."),
    ),
    good_at=(
        "Ik kan lang achter elkaar werken. Ik word niet snel moe. Ik vind buiten zijn fijn.",
        "Ik zie snel of een plant water nodig heeft. Dat heb ik van mijn opa geleerd.",
        "Ik werk precies. Ik doe één ding en dan pas het volgende.",
    ),
    later=(
        "Ik wil in de kas blijven werken. Daar is het warm en rustig.",
        "Ik wil later bij een hovenier werken en op de trekker rijden.",
        "Ik wil een baan buiten. Vier dagen is genoeg voor mij.",
    ),
    proud=(
        "Ik heb een hele kar planten alleen klaargezet. Die ging naar Duitsland.",
        "Ik reis nu alleen met de bus. Eerst ging mijn zus mee.",
        "Mijn moestuin op school had dit jaar de grootste pompoen.",
    ),
    likes=("buiten zijn", "dieren in de buurt", "radio in de kas", "vroeg beginnen"),
    days=(
        "Oppotten aan tafel twee. Zelf aarde bijgehaald toen de bak leeg was.",
        "Bestelling van twaalf karren klaargezet met de lijst. Aantallen klopten.",
        "Water gegeven in kas drie. Slang netjes opgerold.",
        "Onkruid gehaald met de ploeg. Praatte mee in de pauze.",
        "Stekken gezet. Tempo boven de norm van de kas.",
        "Karren gewassen. Saai werk, toch afgemaakt.",
    ),
    visits=(
        "Vaste plek aan de tafel werkt goed. Kent nu drie namen van planten die ik niet ken.",
        "Teamleider wil een extra dag. Samen bekeken of dat past bij school.",
        "Gesprek in de kantine: de bus is soms te vol. Eén bus eerder helpt.",
        "Handschoenen maat 9 geregeld. Werkt nu zonder kloofjes.",
    ),
    results=(
        "Werkt door in een vast ritme en is er altijd.",
        "Kan stekken en oppotten zonder hulp. Leest de bestellijst zelf.",
    ),
    advice=(
        "Teeltwerk in een kleine ploeg, met een vaste dagindeling.",
        "Werk in de buitenlucht, met een collega die het tempo voordoet.",
    ),
)  # fmt: skip

PACKS = {"keuken": KITCHEN, "groen": GREEN}
