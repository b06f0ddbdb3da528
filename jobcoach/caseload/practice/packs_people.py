"""Work with people, animals, goods and shelves."""

from jobcoach.caseload.practice.kinds import Pack, Shown

STORE = Pack(
    companies=("boogaard",),
    tasks=(
        "Orders verzamelen, inpakken en labelen",
        "Vrachtwagen lossen met de palletwagen, vakken vullen",
        "Retouren sorteren, dozen vouwen, tellen",
    ),
    talents=(
        Shown("Tellen en kloppen", "Telt twee keer en schrijft één keer.",
              "Telling van rek vier: zelfde aantal als de computer. Twee keer geteld, één keer geschreven."),
        Shown("Overzicht houden", "Weet waar alles ligt.",
              "Collega zocht een artikel. Liep er zonder lijst naartoe."),
        Shown("Sterk en voorzichtig", "Tilt goed en zet zacht neer.",
              "Loste de vrachtwagen met de palletwagen. Niets gestoten, rug recht."),
        Shown("Hulp vragen", "Vraagt het meteen als een order niet klopt.",
              "Order klopte niet met het rek. Vroeg het meteen en dat bespaarde een retour."),
    ),
    good_at=(
        "Ik ben goed in tellen en in de weg weten. Ik vergeet geen vak.",
        "Ik ben sterk. Ik til met mijn benen, niet met mijn rug.",
        "Ik werk graag snel. Dan gaat de dag snel.",
    ),
    later=(
        "Ik wil in een magazijn werken en een heftruckbewijs halen.",
        "Ik wil een vaste baan, van zeven tot drie.",
        "Ik wil later chauffeur worden. Eerst magazijn.",
    ),
    proud=(
        "Ik was de snelste van de ochtendploeg, zonder fouten.",
        "Ik heb gespaard voor mijn eigen scooter.",
        "Ik durf nu te zeggen dat iets te zwaar is.",
    ),
    likes=("bewegen", "een scanner", "een vaste ploeg", "weten wat de score is"),
    days=(
        "Veertig orders verzameld met de scanner. Twee fouten, zelf hersteld.",
        "Dozen gevouwen en klaargezet. Voorraad voor drie dagen.",
        "Retouren gesorteerd op kleur. Ging sneller dan de lijst.",
        "Vrachtwagen gelost met een collega. Goed overlegd.",
        "Rek vier geteld.",
        "Nieuwe route geleerd in het magazijn. Eerst gelopen, toen gescand.",
    ),
    visits=(
        "Draagt de schoenen en het hesje zonder vragen.",
        "{trainer} laat de cijfers zien: elke week iets sneller, even weinig fouten.",
        "Geluid van de poort is lastig. Werkt nu aan de andere kant van de hal.",
        "Gesproken over het heftruckbewijs. Kan vanaf achttien.",
    ),
    results=(
        "Verzamelt orders zelfstandig, snel en met weinig fouten.",
        "Kan tellen, sorteren en laden. Vraagt hulp als iets niet klopt.",
    ),
    advice=(
        "Magazijnwerk met vaste tijden en een vaste ploeg.",
        "Werk met de handen en een scanner, in een rustig deel van de hal.",
    ),
)  # fmt: skip

CARE = Pack(
    companies=("linden",),
    tasks=(
        "Koffie schenken, tafels dekken, met bewoners wandelen",
        "Huiskamer verzorgen, was opvouwen, bewoners gezelschap houden",
        "Helpen bij de activiteiten, lunch klaarzetten, opruimen",
    ),
    talents=(
        Shown("Geduldig luisteren", "Gaat zitten en wacht tot iemand klaar is met praten.",
              "Ging naast een bewoner zitten en luisterde tien minuten. Die lachte weer."),
        Shown("Zorgzaam", "Ziet wie het koud heeft.",
              "Haalde een vestje zonder dat iemand het vroeg. De bewoner zei: dat is een lieverd."),
        Shown("Discreet zijn", "Vertelt niet door wat bewoners zeggen.",
              "Vroeg eerst of iets verteld mocht worden. Dat is precies goed."),
        Shown("Gezelligheid brengen", "Krijgt de hele tafel aan het zingen.",
              "Begon een liedje bij de koffie. De hele tafel deed mee."),
    ),
    good_at=(
        "Ik ben goed met oudere mensen. Ik luister en ik lach veel.",
        "Ik zie snel als iemand zich niet fijn voelt.",
        "Ik kan goed voor anderen zorgen. Thuis help ik met mijn broertjes.",
    ),
    later=(
        "Ik wil in een huis voor ouderen werken, in de huiskamer.",
        "Ik wil de entree zorg doen. Daarna kijk ik verder.",
        "Ik wil mensen helpen. Ik wil een team dat elkaar kent.",
    ),
    proud=(
        "Een bewoner onthoudt mijn naam. Zij vergeet bijna alles, maar mij niet.",
        "Ik heb mijn certificaat EHBO voor jongeren.",
        "Ik durfde voor te lezen, voor tien mensen.",
    ),
    likes=("kletsen", "zingen", "bakken met bewoners", "iemand blij maken"),
    days=(
        "Koffieronde gedaan. Weet nu wie er melk in wil.",
        "Met een bewoner naar het winkeltje gelopen. Rustig tempo.",
        "Was opgevouwen en bij iedereen in de kast gelegd.",
        "Tafels gedekt, lunch klaargezet, mee opgeruimd.",
        "Spelletjesmiddag: legde de regels uit, twee keer.",
        "Huiskamer klaargemaakt. Bloemen ververst zonder vragen.",
    ),
    visits=(
        "Bewoners vragen naar de vaste dag. Dat zegt genoeg.",
        "Besproken wat je wel en niet vertelt over bewoners. Snapt het goed.",
        "{trainer} geeft elke week één ding om te oefenen. Nu: zeggen wat je gaat doen.",
        "Moe na een drukke dag. Korte pauze in de tuin helpt.",
    ),
    results=(
        "Is warm en betrouwbaar. Kan de koffieronde en de huiskamer alleen.",
        "Werkt goed samen met het team en houdt afspraken.",
    ),
    advice=(
        "Werk in een huiskamer met ouderen, met een vast team.",
        "Dienstverlenend werk, overdag, met elke week een kort gesprek.",
    ),
)  # fmt: skip

ANIMALS = Pack(
    companies=("pluim", "bokje"),
    tasks=(
        "Hokken schoonmaken, dieren voeren, vakken vullen",
        "Voer afwegen, klanten wijzen waar iets staat, vegen",
        "Stallen uitmesten, voeren, bezoekers ontvangen",
    ),
    talents=(
        Shown("Rustig met dieren", "Een bange hond komt vanzelf dichterbij.",
              "Schuw konijn kwam uit het hok en bleef op schoot zitten."),
        Shown("Verantwoordelijk", "Vergeet nooit een bak water.",
              "Alle bakken gecontroleerd, ook die van het hok dat leeg leek. Daar zat nog een cavia."),
        Shown("Klanten helpen", "Loopt mee naar het schap.",
              "Klant zocht vogelzaad. Liep mee en wist welk zaad voor een parkiet is."),
        Shown("Vies werk niet erg vinden", "Mest uit zonder mopperen.",
              "Vier stallen uitgemest voor de pauze. Daarna zelf om de hogedrukspuit gevraagd."),
    ),
    good_at=(
        "Ik ben goed met dieren. Ze worden rustig van mij.",
        "Ik vergeet geen dier. Ik loop altijd een vaste ronde.",
        "Ik ben niet bang voor vies werk.",
    ),
    later=(
        "Ik wil met dieren werken. Een winkel is ook goed, als er dieren zijn.",
        "Ik wil op een boerderij werken en daar mensen rondleiden.",
        "Ik wil een baan dichtbij, waar ik op de fiets heen kan.",
    ),
    proud=(
        "Ik heb een lam de fles gegeven, elke dag, een maand lang.",
        "Ik heb een klant geholpen zonder hulp. Ik was zenuwachtig en het ging goed.",
        "Mijn hond kan twaalf kunstjes.",
    ),
    likes=("honden", "vroeg in de stal zijn", "buiten zijn", "dieren leren kennen"),
    days=(
        "Hokken gedaan, zes konijnen en vier cavia's. Alles droog.",
        "Vakken gevuld met voer. Zware zakken samen getild.",
        "Voerronde alleen gelopen, met de lijst aan de muur.",
        "Stal geveegd en stro bijgelegd.",
        "Kinderen laten zien hoe je een konijn aait.",
        "Nieuwe levering uitgepakt en geprijsd.",
    ),
    visits=(
        "Liep de ronde voor mij voor, met uitleg. Trots.",
        "{trainer}: gaat steeds meer praten met klanten.",
        "Zware zakken blijven met z'n tweeën. Afspraak staat op de lijst.",
        "Nieuwe laarzen passen. Oude gingen mee naar huis voor de tuin.",
    ),
    results=(
        "Verzorgt de dieren zelfstandig en loopt altijd de hele ronde.",
        "Werkt rustig en zorgvuldig. Durft klanten te helpen.",
    ),
    advice=(
        "Werk met dieren, met een vaste ronde op papier.",
        "Werk in een winkel of op een kleine boerderij, dicht bij huis.",
    ),
)  # fmt: skip

SHOP = Pack(
    companies=("vanloon", "madelief", "draaischijf"),
    tasks=(
        "Vakken vullen, datums controleren, spiegelen",
        "Bloemen water geven, boeketten inpakken, winkel vegen",
        "Spullen sorteren, prijzen, rekken vullen",
    ),
    talents=(
        Shown("Oog voor kleur", "Zet naast elkaar wat bij elkaar past.",
              "Maakte de etalage in herfstkleuren. Drie klanten zeiden er iets van."),
        Shown("Datums zien", "Haalt precies weg wat eruit moet.",
              "Hele zuivelwand op datum gecontroleerd. Niets gemist."),
        Shown("Beleefd blijven", "Blijft vriendelijk, ook bij een mopperende klant.",
              "Een klant mopperde over de rij. Bleef vriendelijk en haalde een collega."),
        Shown("Netjes presenteren", "Alles recht, met het etiket naar voren.",
              "Schap gespiegeld. Alles recht, etiket naar voren."),
    ),
    good_at=(
        "Ik ben goed in opruimen en in mooi neerzetten.",
        "Ik ben vriendelijk. Ik zeg altijd gedag.",
        "Ik zie snel wat er op is.",
    ),
    later=(
        "Ik wil in een winkel werken, liever in de ochtend.",
        "Ik wil leren om boeketten te maken.",
        "Ik wil eerst een diploma van school. Dan een winkel.",
    ),
    proud=(
        "Mijn boeket is verkocht. Ik heb een foto.",
        "Ik stond een zaterdag alleen bij de kringloop, met hulp in de buurt.",
        "Ik heb een spreekbeurt gehouden over mijn stage.",
    ),
    likes=("mooie dingen", "praten met klanten", "ordenen", "muziek in de winkel"),
    days=(
        "Zuivel en brood bijgevuld. Oudste vooraan.",
        "Emmers gewassen, bloemen schuin afgesneden.",
        "Kleding gesorteerd op maat. Rek was voor twaalf uur vol.",
        "Lege dozen weggebracht en de pers geleerd, met hulp.",
        "Klant naar het goede schap gebracht.",
        "Prijzen geplakt. Eén fout, zelf gezien.",
    ),
    visits=(
        "Loopt rechtop door de winkel en groet iedereen.",
        "{trainer}: mag vaker zelf beslissen. Samen drie taken gekozen.",
        "Drukke zaterdag was te veel. Komt nu door de week, dat gaat goed.",
        "Bedrijfsjas past. Naambordje erop.",
    ),
    results=(
        "Vult en spiegelt zelfstandig. Is vriendelijk voor klanten.",
        "Werkt met zorg en vraagt wat de volgende taak is.",
    ),
    advice=(
        "Winkelwerk op rustige uren, met een vaste volgorde.",
        "Werk met mooie spullen, in een kleine winkel.",
    ),
)  # fmt: skip
