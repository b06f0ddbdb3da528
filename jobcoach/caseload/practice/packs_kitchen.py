"""Work with food and guests: kitchen, hotel, bakery."""

from jobcoach.caseload.practice.kinds import Pack, Shown

KITCHEN = Pack(
    companies=("kade", "molenzicht"),
    tasks=(
        "Lunch voorbereiden, soep en salades maken, levering controleren, opruimen",
        "Groente snijden, broodjes beleggen, afwassen, koeling bijvullen",
        "Soep en nagerechten maken, borden opmaken, keuken schoonmaken",
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
        "Soep van de dag gemaakt met de receptkaart. Samen geproefd, goedgekeurd.",
        "Afwas en koeling gedaan. Laatste half uur zelf werk gezocht.",
        "Broodjes belegd voor een bestelling van dertig. Klaar om elf uur.",
        "Voor het eerst alleen aan de tosti's. Eén keer hulp gevraagd.",
    ),
    visits=(
        "Loopt zelfverzekerd door de keuken. Weet waar alles staat. Handen wassen gaat nu vanzelf.",
        "Gesprek aan de bar: werk is leuk, opstaan niet. Samen een wekkerplan gemaakt.",
        "{trainer} ziet groei in tempo. Nog oefenen: zeggen dat iets klaar is.",
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

HOTEL = Pack(
    companies=("lindehof",),
    tasks=(
        "Ontbijtzaal dekken, gasten ontvangen, buffet bijvullen",
        "Kamers schoonmaken, bedden opmaken, linnen tellen",
        "Linnenkamer: was sorteren, vouwen en uitleveren",
    ),
    talents=(
        Shown("Gastvrij zijn", "Groet elke gast en loopt even mee naar de lift.",
              "Een ouder echtpaar zocht de lift. Liep uit zichzelf mee en droeg een tas."),
        Shown("Oog voor details", "Ziet een scheef kussen vanaf de deur.",
              "Vier kamers klaar. Carla vond niets om over te doen, ook de hoeken niet."),
        Shown("Plannen met een lijst", "Zet zelf de kamers op volgorde.",
              "Maakte zelf de volgorde van de kamers: eerst wie vertrekt, dan wie blijft."),
        Shown("Stevig doorwerken", "Houdt een hele ochtend kamers vol.",
              "Zes kamers voor twaalf uur. Dat is net zoveel als de vaste ploeg."),
    ),
    good_at=(
        "Ik ben goed in mensen op hun gemak stellen. Ik groet altijd eerst.",
        "Ik zie snel wat er nog niet klopt. Een bed opmaken kan ik heel strak.",
        "Ik kan goed plannen. Ik maak een lijst en streep alles af.",
    ),
    later=(
        "Ik wil in een hotel werken, bij het ontbijt. Later misschien aan de balie.",
        "Ik wil de entree afmaken en dan niveau 2 doen.",
        "Ik wil in de huishouding van een hotel werken, met een vast team.",
    ),
    proud=(
        "Een gast schreef mijn naam in het gastenboek.",
        "Ik heb geleerd om te bellen in het Engels. Eén zin, maar het lukte.",
        "Ik heb het hele ontbijt een keer alleen klaargezet.",
    ),
    likes=("mensen ontmoeten", "alles netjes zien", "talen horen", "een mooi uniform dragen"),
    days=(
        "Ontbijtzaal gedekt met de foto erbij. Zestig plaatsen in drie kwartier.",
        "Kamers gedaan met Carla. Badkamer is nu ook zelfstandig.",
        "Linnen geteld: twaalf lakens te kort. Netjes genoteerd.",
        "Buffet bijgevuld zonder dat iemand het vroeg.",
        "Rolcontainers naar de wasserij gebracht en nieuwe verdeeld.",
        "Voor het eerst koffie en eieren opgenomen. Kamernummer één keer vergeten.",
    ),
    visits=(
        "Staat rechtop en lacht naar gasten. Dat was in het begin anders.",
        "Rooster twee weken vooraf geeft rust. Hangt nu ook thuis op de koelkast.",
        "Carla wil verlengen. Eerst samen naar de uren gekeken.",
        "Geoefend met drie zinnen Engels bij het ontbijt.",
    ),
    results=(
        "Werkt zelfstandig bij het ontbijt en is vriendelijk voor gasten.",
        "Kan vier kamers alleen. Werkt netjes en op volgorde.",
    ),
    advice=(
        "Werk in een hotel of zorghotel, met een rooster dat vooraf vaststaat.",
        "Gastvrij werk overdag, met vaste taken en één aanspreekpunt.",
    ),
)  # fmt: skip

BAKERY = Pack(
    companies=("korenaar",),
    tasks=(
        "Deeg afwegen en bollen, platen vullen, inpakken",
        "Brood snijden en inpakken, winkel bijvullen",
        "Koekjes steken en versieren, bakkerij schoonmaken",
    ),
    talents=(
        Shown("Precies afwegen", "Weegt het deeg tot op de gram.",
              "Weegt het deeg zelf af. Twintig bollen, allemaal binnen vijf gram."),
        Shown("Vroeg en fris", "Is er altijd, ook als het nog donker is.",
              "Om kwart voor zes op de stoep, met de schort al om. Wim moest lachen."),
        Shown("Mooi inpakken", "Strikt elk zakje hetzelfde.",
              "Honderd zakjes koekjes ingepakt voor de kerk. Elke strik zat gelijk."),
        Shown("Rustig naast anderen werken", "Let op de oven zonder dat iemand het zegt.",
              "Haalde zelf de plaat eruit toen Wim aan de telefoon was. Precies op tijd."),
    ),
    good_at=(
        "Ik ben goed in precies werken. Ik weeg alles twee keer.",
        "Ik kan vroeg opstaan. Om vijf uur ben ik al wakker.",
        "Ik ben sterk en ik houd het lang vol.",
    ),
    later=(
        "Ik wil bakker worden, of helpen bij een bakker. Brood ruikt naar thuis.",
        "Ik wil werken waar iets af komt. Aan het eind van de dag ligt het in de winkel.",
        "Ik wil nog niet kiezen. Ik wil eerst meer bedrijven zien.",
    ),
    proud=(
        "Mijn kerstkransen lagen in de winkel, met mijn naam erbij.",
        "Ik heb mijn oma leren bollen. Zij is tachtig.",
        "Ik ben een heel jaar geen dag te laat geweest.",
    ),
    likes=("de geur van brood", "vroeg klaar zijn", "iets moois maken", "alleen aan de werkbank"),
    days=(
        "Deeg voor wit en bruin afgewogen. Schrikt nog van de mixer, blijft wel staan.",
        "Platen gevuld en in de kar gezet. Kar ging zonder botsen naar de oven.",
        "Winkel bijgevuld tussen de klanten door. Zei zelf goedemorgen.",
        "Koekjes gestoken en versierd. De laatste twintig zonder voorbeeld.",
        "Snijmachine geleerd, met de kaart en met Wim ernaast.",
        "Inpakken voor de marktdag. Klaar voor de bus kwam.",
    ),
    visits=(
        "Weegt het deeg zelf af. Schrikt van de mixer.",
        "Stond te zingen bij de oven. Wim ook.",
        "Samen de kaart van de snijmachine doorgelezen. Plaatjes helpen.",
        "Greet vindt de winkel nog spannend, voor hen allebei. Volgende week één uur proberen.",
    ),
    results=(
        "Weegt, bolt en pakt in zonder hulp. Is altijd vroeg.",
        "Werkt netjes en rustig. De winkel is nog oefenen.",
    ),
    advice=(
        "Werk in een kleine bakkerij, vroeg beginnen, vaste taken.",
        "Precies werk met de handen, niet te veel klanten tegelijk.",
    ),
)  # fmt: skip
