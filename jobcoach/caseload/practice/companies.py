"""The companies around the practice school: invented names, streets and people."""

from jobcoach.caseload.practice.kinds import Company

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
        key="lindehof", name="Hotel De Lindehof", sector="horeca", street="Marktplein 2", place="Lindeborg",
        travel="10 min fietsen", max_students=2,
        people=(("Carla Meulman", "hoofd huishouding"), ("Rob van Dalen", "chef ontbijt")),
        can_offer="Ontbijt, kamers, linnenkamer. Rooster twee weken vooraf.",
        recognitions=(("27052", "Medewerker hospitality", 52),),
    ),
    Company(
        key="kantine", name="Schoolkantine De Linde", sector="school", street="Lindelaan 40", place="Lindeborg",
        travel="op school", people=(("Thea Vlasblom", "beheerder kantine"),),
        can_offer="Interne stage: broodjes, afwas, kassa tellen.", max_students=6,
    ),
)  # fmt: skip
