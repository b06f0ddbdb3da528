"""The companies around the practice school: invented names, streets and people."""

from jobcoach.caseload.practice.kinds import Company
from jobcoach.model.choices import EmployerStatus

COMPANIES = (
    Company(
        key="molenzicht", name="Lunchroom Molenzicht", sector="horeca", street="Molenpad 12", place="Lindeborg",
        travel="8 min fietsen", max_students=2,
        people=(("Joke Terpstra", "chef lunchroom"), ("Samira Bouali", "medewerker bediening")),
        can_offer="Mise en place, lunch bereiden, uitserveren. Rustig tot half elf.",
        recognitions=(("27060", "Kok", 700), ("27052", "Medewerker hospitality", 700)),
        note="Joke leert voor door te doen. Belt zelf als er iets is.",
    ),
    Company(
        key="kade", name="Eetcafé De Kade", sector="horeca", street="Havenkade 3", place="Elzeveen",
        travel="bus 9, 15 min", people=(("Marco Prins", "kok"),),
        can_offer="Keuken overdag. Geen avonddienst voor leerlingen.",
        recognitions=(("27060", "Kok", 520),),
    ),
    Company(
        key="korenaar", name="Bakkerij Korenaar", sector="bakkerij", street="Molenweg 8", place="Lindeborg",
        travel="12 min fietsen",
        people=(("Wim Aalders", "bakker en eigenaar"), ("Greet Aalders", "winkel")),
        can_offer="Deeg afwegen, bollen, inpakken, winkel. Begint om zes uur, mag ook om acht uur.",
        recognitions=(("25173", "Uitvoerend bakker", 410),),
    ),
    Company(
        key="ketting", name="Fietsenmakerij De Ketting", sector="techniek", street="Stationsweg 31", place="Lindeborg",
        travel="5 min lopen vanaf het station",
        people=(("Henk Blokland", "fietsenmaker"),),
        can_offer="Banden plakken, schoonmaken, eenvoudige reparaties. Vaste plek aan de werkbank.",
        recognitions=(("25231", "Fietstechnicus", 38),),
        note="Eén op één. Henk wil graag vooraf weten wat lukt en wat nog niet.",
    ),
    Company(
        key="zonnehof", name="Kwekerij Zonnehof", sector="groen", street="Kasweg 3", place="Zandwolde",
        travel="bus 14, daarna 6 min lopen", max_students=3,
        people=(("Annet Koster", "teamleider kas"), ("Piet Koster", "eigenaar")),
        can_offer="Stekken, oppotten, bestellingen klaarzetten. Kleine ploeg, vaste dagindeling.",
        recognitions=(("25431", "Medewerker teelt", 880), ("25258", "Assistent plant of (groene) leefomgeving", 880)),
    ),
    Company(
        key="jansma", name="Hoveniersbedrijf Jansma", sector="groen", street="Lange Akker 20", place="Lindeborg",
        travel="ophalen met de bus van het bedrijf", people=(("Durk Jansma", "hovenier en eigenaar"),),
        can_offer="Onderhoud van tuinen. Buiten in elk weer, werkkleding van het bedrijf.",
        recognitions=(("25452", "Medewerker hovenier", 610),),
    ),
    Company(
        key="lindehof", name="Hotel De Lindehof", sector="horeca", street="Marktplein 2", place="Lindeborg",
        travel="10 min fietsen", max_students=2,
        people=(("Carla Meulman", "hoofd huishouding"), ("Rob van Dalen", "chef ontbijt")),
        can_offer="Ontbijt, kamers, linnenkamer. Rooster twee weken vooraf.",
        recognitions=(("27052", "Medewerker hospitality", 52),),
    ),
    Company(
        key="boogaard", name="Groothandel Boogaard", sector="logistiek", street="Dijkje 60", place="Lindeborg",
        travel="bus 3, halte voor de deur", max_students=4,
        people=(("Mo Achterberg", "teamleider ochtend"), ("Petra Boogaard", "personeelszaken")),
        can_offer="Orders verzamelen, tellen, sorteren. Vaste ploeg van zeven tot drie.",
        recognitions=(("25371", "Logistiek medewerker", 330), ("25254", "Assistent logistiek", 330)),
        note="Zegt ja als er een vaste begeleider vrij is. Eerst bellen.",
    ),
    Company(
        key="linden", name="Woonzorg De Vier Linden", sector="zorg", street="Prins Hendrikhof 4", place="Lindeborg",
        travel="10 min lopen", max_students=2,
        people=(("Marleen Kraan", "gastvrouw huiskamer"), ("Anton Roos", "praktijkopleider")),
        can_offer="Huiskamer, koffieronde, wandelen. Kennismaken met bewoners in de eerste week.",
        recognitions=(("25251", "Assistent dienstverlening en zorg", 240), ("25498", "Helpende zorg en welzijn", 240)),
        note="Vraagt een verklaring omtrent gedrag, zij betalen hem.",
    ),
    Company(
        key="pluim", name="Dierenspeciaalzaak De Pluim", sector="dieren", street="Kerkpad 7", place="Lindeborg",
        travel="7 min fietsen", people=(("Bianca Hoogland", "eigenaar"),),
        can_offer="Dieren verzorgen, vakken vullen, klanten helpen.",
        recognitions=(("25167", "Verkoper", 150),),
    ),
    Company(
        key="bokje", name="Kinderboerderij Het Bokje", sector="dieren", street="Wilgenhof 1", place="Zandwolde",
        travel="bus 14, halte Wilgenhof", people=(("Freek Nauta", "beheerder"),),
        can_offer="Voeren, uitmesten, bezoek ontvangen. Veel rust in de ochtend.",
    ),
    Company(
        key="vanloon", name="Buurtsuper Van Loon", sector="winkel", street="Schoolweg 15", place="Lindeborg",
        travel="5 min fietsen", people=(("Ingrid van Loon", "bedrijfsleider"),),
        can_offer="Vakken vullen, brood bakken, spiegelen. Donderdag is rustig.",
        recognitions=(("25257", "Assistent verkoop/retail", -12),),
    ),
    Company(
        key="madelief", name="Bloemenhuis Madelief", sector="winkel", street="Marktplein 9", place="Lindeborg",
        travel="10 min fietsen", people=(("Desiree Klaver", "bloemist"),),
        can_offer="Emmers, water, inpakken. Later eenvoudige boeketten.",
    ),
    Company(
        key="draaischijf", name="Kringloop De Draaischijf", sector="winkel", street="Spoorlaan 44", place="Elzeveen",
        travel="bus 9, 20 min", max_students=4, people=(("Karim Haddou", "werkbegeleider"),),
        can_offer="Sorteren, prijzen, winkel. Ervaring met leerlingen die rust nodig hebben.",
    ),
    Company(
        key="kwast", name="Schildersbedrijf Kwast en Zoon", sector="bouw", street="Tweede Dwarsweg 5",
        place="Lindeborg", travel="verzamelen bij de zaak, 6 min fietsen", max_students=2,
        people=(("Jos Verhagen", "uitvoerder"),),
        can_offer="Schuren, gronden, afplakken. Adres een dag van tevoren.",
        recognitions=(("25030", "Schilder", 460),),
    ),
    Company(
        key="wasserij", name="Wasserij Helder", sector="dienstverlening", street="Waterkant 18", place="Zandwolde",
        travel="bus 14", people=(("Nel Spaans", "bedrijfsleider"),), status=EmployerStatus.PROSPECT,
        can_offer="Wil kennismaken. Zoekt twee mensen voor het vouwen.",
    ),
    Company(
        key="drukkerij", name="Drukkerij Van Zetten", sector="grafisch", street="Dijkje 12", place="Lindeborg",
        travel="9 min fietsen", people=(("Arie van Zetten", "eigenaar"),), status=EmployerStatus.PAUZE,
        can_offer="Even geen plek door verbouwing. Na de zomer weer.",
    ),
    Company(
        key="autowas", name="Autowas De Zwaan", sector="dienstverlening", street="Stationsweg 90", place="Elzeveen",
        travel="bus 9", people=(("R. de Zwaan", "eigenaar"),), status=EmployerStatus.NIET_GESCHIKT,
        can_offer="", note="Geen vaste begeleider en wisselende tijden. Past nu niet bij onze leerlingen.",
    ),
    Company(
        key="kantine", name="Schoolkantine De Linde", sector="school", street="Lindelaan 40", place="Lindeborg",
        travel="op school", people=(("Thea Vlasblom", "beheerder kantine"),),
        can_offer="Interne stage: broodjes, afwas, kassa tellen.", max_students=6,
    ),
)  # fmt: skip
