"""Work with plants, bicycles and paint."""

from jobcoach.caseload.practice.kinds import Pack, Shown

GREEN = Pack(
    companies=("zonnehof", "jansma"),
    tasks=(
        "Stekken, oppotten en bestellingen klaarzetten",
        "Planten water geven, onkruid halen, karren laden",
        "Zaailingen verspenen en etiketten plakken",
    ),
    talents=(
        Shown("Doorwerken", "Houdt het tempo vast, ook na de pauze.",
              "Vijfhonderd stekken gezet op één ochtend. Tempo bleef gelijk, ook na de pauze."),
        Shown("Oog voor planten", "Ziet het meteen als een plant iets mist.",
              "Zag zelf luis op de derde tafel en haalde {trainer} erbij. Dat scheelde een hele tafel."),
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
        "Ik wil tussen de planten blijven werken. Daar is het rustig.",
        "Ik wil later bij een hovenier werken en op de trekker rijden.",
        "Ik wil een baan buiten. Vier dagen is genoeg voor mij.",
    ),
    proud=(
        "Ik heb een hele kar planten alleen klaargezet. Die ging naar Duitsland.",
        "Ik reis nu alleen met de bus. Eerst ging mijn zus mee.",
        "Mijn moestuin op school had dit jaar de grootste pompoen.",
    ),
    likes=("buiten zijn", "dieren in de buurt", "radio bij het werk", "vroeg beginnen"),
    days=(
        "Oppotten aan tafel twee. Zelf aarde bijgehaald toen de bak leeg was.",
        "Bestelling van twaalf karren klaargezet met de lijst. Aantallen klopten.",
        "Water gegeven in vak drie. Slang netjes opgerold.",
        "Onkruid gehaald met de ploeg. Praatte mee in de pauze.",
        "Stekken gezet. Tempo boven de norm van de ploeg.",
        "Karren gewassen. Saai werk, toch afgemaakt.",
    ),
    visits=(
        "Vaste plek aan de tafel werkt goed. Kent nu drie namen van planten die ik niet ken.",
        "{trainer} wil een extra dag. Samen bekeken of dat past bij school.",
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

BIKES = Pack(
    companies=("ketting",),
    tasks=(
        "Banden plakken, remmen stellen, fietsen schoonmaken",
        "Fietsen klaarmaken voor de klant, onderdelen sorteren",
        "Werkbank bijhouden, kettingen vervangen, proefrit maken",
    ),
    talents=(
        Shown("Technisch inzicht", "Hoort aan het geluid wat er los zit.",
              "Hoorde aan het tikken dat het de trapas was. Klopte."),
        Shown("Geduld", "Zoekt een lek tot het gevonden is.",
              "Drie keer geplakt voor het lek dicht was. Niet boos geworden, wel trots."),
        Shown("Opruimen", "Elk gereedschap terug op zijn plek.",
              "Werkbank leeg en geveegd voor de pauze. Henk hoefde niets te zeggen."),
        Shown("Uitleggen aan een ander", "Doet rustig voor hoe het moet.",
              "Liet een jongere stagiair zien hoe je een rem afstelt. Stap voor stap."),
    ),
    good_at=(
        "Ik kan goed fietsen maken. Ik kijk naar YouTube en dan lukt het.",
        "Ik ben handig. Ik haal iets uit elkaar en zet het weer in elkaar.",
        "Ik geef niet snel op. Ook niet bij een roestige bout.",
    ),
    later=(
        "Ik wil fietsenmaker worden, met elektrische fietsen erbij.",
        "Ik wil een eigen werkplaats in de schuur van mijn oom.",
        "Ik wil een baan waar ik iets maak dat het weer doet.",
    ),
    proud=(
        "Ik heb de fiets van mijn buurvrouw helemaal opgeknapt.",
        "Henk gaf mij een eigen plek aan de werkbank.",
        "Mijn brommerexamen: in één keer gehaald.",
    ),
    likes=("sleutelen", "fietsen", "iets uitzoeken", "samen koffie drinken in de werkplaats"),
    days=(
        "Zes banden geplakt en één buitenband vervangen.",
        "Remmen afgesteld met de kaart ernaast. Proefrit gemaakt.",
        "Onderdelen gesorteerd. Bakjes hebben nu plaatjes.",
        "Drie fietsen klaargemaakt voor de klant. Licht vergeten bij één, zelf gezien.",
        "Ketting vervangen, voor het eerst zonder hulp.",
        "Klant geholpen met een pomp. Sprak duidelijk.",
    ),
    visits=(
        "Eigen plek aan de werkbank. Foto's van de stappen hangen op ooghoogte.",
        "Henk vertelt meer dan ik vraag. Tevreden over het tempo.",
        "Samen gekeken welke klussen nu alleen kunnen: banden, remmen, poetsen.",
        "Handen zwart, ogen blij.",
    ),
    results=(
        "Plakt banden en stelt remmen zelfstandig. Vraagt hulp bij elektrische fietsen.",
        "Werkt veilig en netjes. Klanten kennen de naam.",
    ),
    advice=(
        "Werk in een kleine werkplaats met een vaste meester.",
        "Technisch werk, één klus tegelijk, met foto's van de stappen.",
    ),
)  # fmt: skip

PAINT = Pack(
    companies=("kwast",),
    tasks=(
        "Schuren, afplakken en gronden van binnendeuren",
        "Materiaal klaarzetten, kozijnen wassen, schuren",
        "Buitenwerk: schuren, gronden, steiger netjes houden",
    ),
    talents=(
        Shown("Vaste hand", "Verft een rand zonder tape.",
              "Trok een rand van twee meter zonder tape. Recht als een liniaal."),
        Shown("Op tijd klaarstaan", "Wacht met de kwasten al in de bus.",
              "Tien voor zeven bij de bus, spullen ingeladen. Elke dag deze week."),
        Shown("Veilig werken", "Zet de trap pas neer als alles vaststaat.",
              "Zei tegen een collega dat de trap niet goed stond. Netjes gezegd."),
        Shown("Tegen herhaling kunnen", "Schuurt een hele dag even goed.",
              "Twaalf deuren geschuurd. De laatste net zo glad als de eerste."),
    ),
    good_at=(
        "Ik kan goed schuren en verven. Ik zie of het glad is met mijn hand.",
        "Ik kan goed tegen hetzelfde werk. Ik word er rustig van.",
        "Ik ben eerlijk. Als ik mors zeg ik het.",
    ),
    later=(
        "Ik wil schilder worden. Eerst binnen, later op de steiger.",
        "Ik wil werken en één dag naar school.",
        "Ik wil met mijn neef in een bedrijf.",
    ),
    proud=(
        "Ons klaslokaal heb ik geverfd. Het is nu blauw.",
        "Ik heb mijn VCA geoefend en ik snap de borden.",
        "Ik fiets nu alleen naar elk adres.",
    ),
    likes=("verven", "in de bus met de ploeg", "muziek in de pauze", "iets dat mooi af is"),
    days=(
        "Zes binnendeuren geschuurd en stofvrij gemaakt.",
        "Afplakken geleerd. Hoeken zijn nog lastig.",
        "Gegrond met de roller. Geen druppels op de vloer.",
        "Kozijnen gewassen voor het buitenwerk.",
        "Bus ingeladen met de lijst. Niets vergeten.",
        "Kwasten schoongemaakt en opgehangen.",
    ),
    visits=(
        "Op de bouwplaats geweest, helm op. Kent de regels en zegt ze hardop.",
        "{trainer} wil een jaar verder, met één dag school erbij.",
        "Pauze op vaste tijd werkt. Daarna weer fris.",
        "Adressen wisselen nog lastig. Krijgt nu de avond ervoor een appje.",
    ),
    results=(
        "Schuurt en grondt zelfstandig. Werkt veilig.",
        "Is op tijd en past bij de ploeg.",
    ),
    advice=(
        "Werk in een vaste ploeg, met het adres een dag vooraf.",
        "Onderhoudswerk binnen, één taak tegelijk.",
    ),
)  # fmt: skip
