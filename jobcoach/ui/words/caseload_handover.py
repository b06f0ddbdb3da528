"""Sentences of overdracht, toestemming and papers, and title and sentence of every finding of the last look."""

SENTENCES: dict[str, str] = {
    # the overdracht
    "handover.reply_by": "{on:%d-%m-%Y} is al voorbij. Je tekst staat er nog. Kies een dag die nog komt.",
    "handover.future": "{on:%d-%m-%Y} moet nog komen. Er is niets veranderd. Kies vandaag of een dag ervoor.",
    "handover.step": "Deze stap past niet bij hoe de overdracht nu staat. Er is niets veranderd. Open de overdracht "
    "opnieuw en kijk hoe ver hij is.",
    "handover.sealed": "Overdracht {number} is verzegeld en verandert niet meer. Maak een nieuwe versie als er iets "
    "anders moet.",
    "packages.nothing": "Er is niets gekozen. Kies minstens één overdracht.",
    "packages.failed": "Dit pakket is niet gemaakt, door een fout in het programma. De andere pakketten hebben daar "
    "geen last van. Probeer dit pakket straks nog eens, alleen.",
    "packages.no_password": "Geen van deze pakketten heeft een wachtwoord. Er zijn geen wachtwoordbladen nodig.",
    "handover.not_sealed_yet": "Deze overdracht is nog niet verzegeld. Een nieuwe versie is niet nodig: je kunt deze "
    "gewoon veranderen.",
    "handover.blocked": "Verzegelen kan nog niet: er moet nog iets anders ({count}). Je werk is veilig. Kijk bij de "
    "bevindingen wat er moet.",
    "handover.not_waiting": "Op deze overdracht wordt geen antwoord meer verwacht. Er is niets veranderd.",
    # what recipients of earlier packages must hear
    "notice.told": "Dit is al gemeld, op {on:%d-%m-%Y}. Er is niets veranderd.",
    "notice.future": "{on:%d-%m-%Y} moet nog komen. Er is niets genoteerd. Kies vandaag of een dag ervoor.",
    "notice.order": "Dit speelt pas sinds {on:%d-%m-%Y}. Er is niets genoteerd. Kies die dag of later.",
    "notice.remark": "Schrijf kort waarom dit niet gemeld kan worden.",
    "notice.nothing": "Schrijf bij minstens één onderwerp hoe het wel moet zijn.",
    "notice.nobody": "Niemand kreeg deze onderwerpen. Er is niets te melden en er is niets veranderd.",
    "seal.brin": "Voor het schoolzegel is de BRIN van de school nodig. Er is niets gemaakt. Vul de BRIN in bij "
    "Instellingen.",
    "seal.none": "Er is nog geen zegel in deze kluis. Er is niets verzegeld. Maak het bij Instellingen, Zegel.",
    "seal.revoked": "Je zegel is op {on:%d-%m-%Y} ingetrokken door de school. Er is niets verzegeld. Maak of vraag "
    "een nieuw zegel bij Instellingen, Zegel.",
    "seal.list_older": "Van deze school is al een nieuwere lijst bekend, van {on:%d-%m-%Y}. Er is niets veranderd.",
    "seal.list_unkept": "De lijst kan niet worden onthouden op deze computer. Er is niets veranderd. Kijk of de schijf "
    "vol is.",
    "seal.needs_file": "Er is nog geen zegel. Er is niets verzegeld. Maak het eerst bij Instellingen, Zegel: de "
    "sleutel van het schoolzegel komt in een bestand van de school.",
    "seal.exists": "Er is al een zegel in deze kluis. Er is niets gemaakt. Verleng het met het schoolzegelbestand.",
    "seal.moved": "De sleutel van het schoolzegel staat al niet meer in deze kluis. Er is niets veranderd.",
    "seal.other_school": "Dit zegel is van een andere school dan BRIN {brin}. Er is niets veranderd. Kijk de BRIN na "
    "bij Instellingen.",
    "seal.other_root": "Dit hoort bij een ander schoolzegel dan dat van deze kluis. Er is niets veranderd. Gebruik het "
    "bestand waarmee je eerste zegel is gemaakt, of vraag wie het schoolzegel beheert.",
    "seal.not_asked": "Er is geen aanvraag die op een zegel wacht. Er is niets veranderd. Vraag eerst een zegel aan.",
    "seal.serial": "Een zegel met nummer {serial} heeft deze school niet gegeven. Er is niets ingetrokken. Kijk in de "
    "lijst met zegels.",
    # a proefzending, and what was agreed with a recipient
    "trial.own": "De eigen map gaat naar de leerling of de ouders. Daar is geen proefzending voor nodig.",
    "trial.future": "{on:%d-%m-%Y} moet nog komen. Er is niets veranderd. Kies vandaag of een dag ervoor.",
    "trial.order": "Op {on:%d-%m-%Y} was deze proefzending er nog niet. Er is niets veranderd. Kijk de dag na.",
    "recipient.confirmed": "{on:%d-%m-%Y} moet nog komen. Er is niets bewaard. Kies vandaag of een dag ervoor.",
    "recipient.person": "Schrijf hoe deze contactpersoon heet.",
    # a clock that was wrong
    "clock.reason": "Schrijf kort waarom de klok verkeerd stond, in hoogstens {most} tekens en zonder namen.",
    "clock.right": "Er is niets dat in de toekomst ligt. Er is niets veranderd: je kunt gewoon verzegelen.",
    # the findings
    "finding.gone": "Deze tekst is intussen veranderd. Er is niets vervangen. Kijk opnieuw naar het voorbeeld.",
    "finding.reason": "Schrijf kort waarom dit mag blijven staan.",
    # codes
    "catalogue.code": "{code} is geen code van een werkproces. Er is niets veranderd. Een code ziet eruit als "
    "B1-K1-W1.",
    # school, company, stage
    "school.name": "Vul de naam van de school in.",
    "school.none": "Deze kluis is nog niet ingericht. Vul bij Instellingen eerst de school en de coach in.",
    "coach.name": "Vul de naam van de coach in.",
    "coach.code": "Een code bestaat uit hoogstens acht letters (A tot en met Z), cijfers en streepjes, zoals K1. Er is "
    "niets veranderd. Kies een andere code.",
    "coach.code_first": "De code van de coach kan niet in een nummer of een bestandsnaam staan. Er is niets gemaakt. "
    "Kies bij Instellingen, Jij een andere code: letters (A tot en met Z), cijfers en streepjes, zoals K1.",
    "employer.name": "Vul de naam van het bedrijf in.",
    "internship.period": "De stage eindigt ({end:%d-%m-%Y}) voordat hij begint ({start:%d-%m-%Y}). Je tekst staat er "
    "nog. Kijk de datums na.",
}

# key of a finding: (title, what to do about it); {word} is what stands there, {subject} the subject in words
FINDINGS: dict[str, tuple[str, str]] = {
    "finding.act_refused": ("Er is nee gezegd", "Iemand wil niet dat de school dit vraagt. Dan gaat er niets weg."),
    "finding.unsaid": (
        "Een antwoord is niet vastgelegd",
        "Bij Toestemming is iets gekozen dat nog niet vastligt. Leg het daar vast; tot dan gaat er niets weg.",
    ),
    "finding.no_instemming": (
        "Instemming ontbreekt",
        "Nog niet iedereen die moet instemmen heeft geantwoord. Leg het antwoord vast bij Toestemming.",
    ),
    "finding.no_consent": (
        "Toestemming ontbreekt",
        "Nog niet iedereen die moet toestemmen heeft geantwoord. Leg het antwoord vast bij Toestemming.",
    ),
    "finding.no_person": (
        "Naam en adres mogen niet mee",
        "Zonder ja op “Naam en hoe je te bereiken bent” weet de ontvanger niet over wie dit gaat.",
    ),
    "finding.no_question": ("Er staat geen vraag", "Schrijf bij Ontvanger in één zin wat je vraagt."),
    "finding.no_reply_by": ("Geen dag voor het antwoord", "Vul bij Ontvanger in wanneer je antwoord wilt hebben."),
    "finding.not_read": (
        "Nog niet gelezen",
        "De jongere leest het eerst, of hoort het. Vink dat aan bij Inhoud, of schrijf daar waarom het niet kan.",
    ),
    "finding.not_read_why": ("Niet gelezen: {reason}", "Deze reden ligt vast bij Inhoud en blijft in de kluis."),
    "finding.no_contact": (
        "De coach is niet te bereiken",
        "Op bladzijde 1 staat wie op school bereikbaar blijft. Vul bij Instellingen telefoon of mail in.",
    ),
    "finding.no_talk": (
        "Geen driegesprek genoteerd",
        "Een warme overdracht begint met een gesprek. Noteer bij Ontvanger wanneer het was en wie erbij was.",
    ),
    "finding.no_plan": ("Geen afspraken", "Schrijf bij Ontvanger wie wat doet, één afspraak op een regel."),
    "finding.no_address": (
        "De woongemeente is niet bekend",
        "De woongemeente beslist welke gemeente dit krijgt. Vul hem aan bij de leerling.",
    ),
    "finding.no_words": (
        "Geen eigen woorden",
        "De bladzijde met eigen woorden is leeg. Vraag de jongere wat er moet staan.",
    ),
    "finding.bsn": ("Dit kan een BSN zijn: {word}", "Een burgerservicenummer mag niet mee. Haal het weg."),
    "finding.medical": ("Medisch woord: {word}", "Schrijf wat nodig is, niet wat iemand heeft."),
    "finding.private": ("Privé: {word}", "Dit is voor de vraag niet nodig. Schrijf wat nodig is op het werk."),
    "finding.other_student": ("Naam van een andere leerling: {word}", "Noem in dit dossier geen andere leerling."),
    "finding.other_person": ("Naam van iemand anders: {word}", "Deze persoon gaf geen toestemming."),
    "finding.other_student_maybe": (
        "Misschien een andere leerling: {word}",
        "Zo heet ook een leerling van deze school. Is die het, noem dan geen naam.",
    ),
    "finding.contact": (
        "Nummer of mailadres: {word}",
        "Dit hoort niet bij iemand van wie het mee mag. Haal het weg, of schrijf waarom het mag blijven.",
    ),
    "finding.own_good": ("Van de leerling zelf", "Hiervoor is geen toestemming nodig."),
    "finding.consent_good": ("Toestemming per onderwerp", "Wat meegaat, mag mee."),
    "finding.parts_good": ("De kern staat op blz. 1", "Vraag, datum en afspraken staan erin."),
    "finding.no_bsn": ("Geen burgerservicenummer", "Geen getal ziet eruit als een BSN."),
    "finding.words_good": ("Geen medische of privéwoorden", "De woorden zeggen wat nodig is."),
    "finding.let_stand": ("“{word}” mag blijven: {reason}", "Dit heb je zelf beslist."),
    "finding.refused": ("{subject}: geen ja", "Dit gaat niet mee en dat is goed."),
    "finding.not_asked": ("{subject}: niet gevraagd", "Dit gaat niet mee."),
}
