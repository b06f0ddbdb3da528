"""Sentences of the sealed package: making it, opening it, checking it, and the schools that are trusted."""

SENTENCES: dict[str, str] = {
    # the seal
    "handover.school_incomplete": "Voor het schoolzegel zijn de naam, de plaats en de BRIN van de school nodig, en de "
    "naam van de coach. Er is niets gemaakt. Vul ze aan bij Instellingen.",
    "handover.root_other_school": "Dit schoolzegel hoort bij BRIN {root_brin}, niet bij {brin}. Er is niets gemaakt. "
    "Gebruik het schoolzegel van je eigen school.",
    "handover.root_expired": "Het schoolzegel is niet geldig op deze dag (het loopt tot {end:%d-%m-%Y}). Er is niets "
    "gemaakt. Kijk of de datum van de computer klopt en laat anders een nieuw schoolzegel maken.",
    "handover.seal_unreadable": "Dit is geen schoolzegel dat JobCoach kan lezen. Er is niets veranderd. Vraag het "
    "bestand opnieuw op.",
    "handover.clock_back": "De klok van deze computer staat op {now:%d-%m-%Y %H:%M}, maar het laatste werk in de kluis "
    "is van {last:%d-%m-%Y %H:%M}. Er is niets verzegeld. Zet de klok goed. Staat hij goed en stond hij toen verkeerd? "
    "Zet dat recht bij Instellingen, Zegel.",
    "handover.seal_not_yet": "Je zegel geldt pas vanaf {start:%d-%m-%Y %H:%M}. Er is niets verzegeld. Kijk of de klok "
    "van de computer goed staat.",
    "handover.seal_expired": "Je zegel is verlopen op {end:%d-%m-%Y}. Er is niets verzegeld en alles is veilig. "
    "Verleng het bij Instellingen, Zegel.",
    # the file of the school's seal
    "handover.school_file_exists": "Er staat al een bestand met de naam {name}. Dat blijft zoals het is. Kies een "
    "andere map.",
    "handover.school_file_password": "Dit wachtwoord past niet op het schoolzegelbestand. Er is niets veranderd. Typ "
    "het nog eens: vijf groepjes van vier tekens.",
    "handover.school_file_damaged": "{name} is geen schoolzegelbestand of is beschadigd. Er is niets veranderd. Kies "
    "het bestand schoolzegel met de BRIN van de school, of de reservekopie ervan.",
    "handover.school_file_full": "In het schoolzegelbestand passen geen zegels meer. Er is niets gemaakt. Laat een "
    "nieuw schoolzegel maken.",
    # a seal that is asked for and given
    "handover.request_unreadable": "Dit is geen goede zegelaanvraag. Er is niets gemaakt. Vraag de coach om de "
    "aanvraag opnieuw te bewaren.",
    "handover.seal_file_unreadable": "Dit is geen goed zegelbestand. Er is niets veranderd. Vraag het bestand opnieuw "
    "aan wie het schoolzegel beheert.",
    "handover.seal_file_other_key": "Dit zegel hoort bij een andere aanvraag. Er is niets veranderd. Vraag om het "
    "zegel bij jouw laatste aanvraag.",
    # a seal as PKCS#12
    "handover.pkcs_unreadable": "Dit is geen PKCS#12-bestand, of het is beschadigd. Er is niets veranderd. Kies een "
    "bestand dat op .p12 of .pfx eindigt.",
    "handover.pkcs_password": "Dit wachtwoord past niet op het PKCS#12-bestand. Er is niets veranderd. Typ het nog "
    "eens.",
    "handover.pkcs_incomplete": "In dit PKCS#12-bestand ontbreekt iets: de sleutel, het zegel of het schoolzegel "
    "erboven. Er is niets veranderd. Vraag je beheerder om een bestand met alle drie.",
    "handover.pkcs_root": "Dit certificaat staat niet onder een schoolzegel, bijvoorbeeld omdat het gekocht is. Er is "
    "niets veranderd. Een ontvanger zou elke klant van die uitgever voor jouw school aanzien. Gebruik het eigen "
    "schoolzegel.",
    "handover.pkcs_use": "Dit certificaat mag geen documenten verzegelen, of de sleutel is te zwak. Er is niets "
    "veranderd. Nodig zijn P-256 of RSA-3072, SHA-256, en de gebruiken documenten ondertekenen en e-mail.",
    # making the package
    "handover.pdf_unreadable": "Deze PDF is niet te lezen of is beveiligd. Er is niets verzegeld. Maak de PDF opnieuw.",
    "handover.already_sealed": "Op deze PDF zit al een zegel. Er is niets veranderd. Maak de PDF opnieuw om hem te "
    "verzegelen.",
    "handover.data_shape": "Een onderdeel van de overdracht past niet in het pakket ({where}). Er is niets gemaakt. "
    "Kijk dat onderdeel na: ontbreekt er iets of is het te lang?",
    "handover.bad_name": "De bestandsnaam {name} kan niet in het pakket. Er is niets gemaakt. Gebruik alleen letters "
    "zonder accenten, cijfers en streepjes, en geen naam dubbel.",
    "handover.not_sealed": "{name} is nog niet verzegeld. Er is geen pakket gemaakt. Begin de overdracht opnieuw.",
    "handover.too_large": "Het pakket is te groot. Er is niets gemaakt. Laat een of meer bijlagen weg.",
    "handover.too_many": "Het pakket heeft {count} documenten en er passen er {most} in. Er is niets gemaakt. "
    "Laat een of meer bijlagen weg.",
    "handover.other_school": "De overdracht hoort bij BRIN {brin}, je zegel bij {seal_brin}. Er is niets gemaakt. Kijk "
    "de BRIN na bij Instellingen.",
    # the wrapper
    "handover.not_wrapped": "Dit bestand is geen beveiligd pakket. Er is niets veranderd. Kies het bestand dat op "
    "_beveiligd.zip of _beveiligd.pdf eindigt.",
    "handover.wrong_password": "Dit wachtwoord past niet. Het pakket is nog heel. Typ het wachtwoord nog eens: vijf "
    "groepjes van vier tekens.",
    "handover.wrapper_damaged": "Het beveiligde pakket is beschadigd of het wachtwoord klopt niet. Er is niets "
    "geopend. Typ het wachtwoord nog eens en vraag anders om een nieuw pakket.",
    "handover.not_checked": "Dit pakket is niet gecontroleerd of niet in orde. Er is niets geopend. "
    "Controleer het eerst.",
    # trusted schools
    "handover.trust_damaged": "Het bestand met bekende scholen is beschadigd ({path}). Er is niets veranderd. Zet een "
    "kopie terug, of verwijder het en vergelijk de cijfers van de scholen opnieuw.",
    "handover.trust_unreadable": "Het bestand met bekende scholen is niet te lezen ({path}). Er is niets veranderd. "
    "Kijk of je bij deze map mag.",
    "handover.trust_unwritable": "De school is niet onthouden: in {path} kan niet worden geschreven. Er is niets "
    "veranderd. Kijk of de schijf vol is of de map op slot zit.",
    "handover.trust_full": "Er zijn te veel bekende scholen. Deze school is niet onthouden en er is niets veranderd.",
    "handover.trust_other_root": "Let op: {school} (BRIN {brin}) is al bekend met een ander zegel. Er is niets "
    "veranderd. Gebruik het pakket niet en bel de school op een nummer dat je al kende.",
    "handover.trust_unknown": "Van de school met BRIN {brin} is hier geen zegel bekend. Er is niets veranderd.",
    "handover.digits_shape": "Dit zijn geen acht groepen van vijf cijfers. Er is niets veranderd. Typ alle 40 cijfers.",
    "handover.digits_differ": "Deze cijfers zijn anders dan die van het pakket. Er is niets veranderd. Gebruik het "
    "pakket niet en zeg de school dat iemand zich voor haar uitgeeft.",
    "handover.not_a_root": "Dit is geen schoolzegel. Er is niets onthouden. Vraag de school om het bestand "
    "school-root.pem.",
    "handover.trial_mixed": "In een proefzending mag niets van een leerling staan, en een echte overdracht mag er niet "
    "op lijken. Er is niets gemaakt. Meld dit aan de maker van het programma.",
    "handover.two_schools": "De gegevens noemen twee verschillende scholen. Er is niets gemaakt. Meld dit aan de maker "
    "van het programma.",
    # the verdict
    "handover.verdict.intact_known": "Dit pakket is echt en heel.",
    "handover.verdict.intact_look": "Dit pakket is heel, maar kijk eerst even.",
    "handover.verdict.refused": "Gebruik dit pakket niet.",
    # what the check found
    "handover.found.all_intact": "Alle {files} bestanden zijn ongewijzigd. Het zegel zit op elke PDF ({pdfs}).",
    "handover.found.other_name": "In het pakket heet de school {school}, maar het zegel is van {seal}. Vraag de school "
    "of dat klopt.",
    "handover.found.trial": "Dit is een proefzending van de school, geen dossier: er staat geen leerling in. Bewaar "
    "hem niet als dossier. Laat de school weten of hij goed is aangekomen.",
    "handover.found.trial_mixed": "Dit pakket lijkt deels op een proefzending en deels op een dossier. Zo maakt de "
    "school het niet. Bel de school.",
    "handover.found.practice": "Dit komt uit een oefenschool: alle gegevens zijn verzonnen.",
    "handover.found.unknown_school": "Het zegel van {school} (BRIN {brin}) is hier nog niet bekend. Vergelijk de acht "
    "groepen cijfers met die van de school. Bel daarvoor een nummer dat je al kende.",
    "handover.found.same_name": "Let op: er is ook een bekende school die {school} heet, met BRIN {brin}. Dit is een "
    "andere.",
    "handover.found.other_digits": "De cijfers die je gaf, zijn niet die van het zegel op dit pakket. Bel de school op "
    "een nummer dat je al kende.",
    "handover.found.not_revoked": "Het zegel staat niet op de lijst met ingetrokken zegels van {made}.",
    "handover.found.revoked": "Dit zegel is ingetrokken op {since}, omdat de sleutel zoek is. Wie hem heeft, kan ook "
    "een eerdere datum op een pakket zetten. Had je dit pakket al voor die dag? Vraag de school of het klopt.",
    "handover.found.sealed_after_end": "Dit pakket is verzegeld nadat het zegel was ingetrokken, op {since}. Bel de "
    "school.",
    "handover.found.ended_since": "Het zegel is later ingetrokken, op {since}, omdat de coach stopte of een nieuw "
    "zegel kreeg. Dit pakket is van daarvoor. Vraag bij twijfel de school.",
    "handover.found.list_unreadable": "Dit is geen lijst met ingetrokken zegels, of hij is beschadigd. Vraag de school "
    "om de lijst.",
    "handover.found.list_other_school": "De lijst met ingetrokken zegels is van een andere school dan het pakket. "
    "Vraag de school om de goede lijst.",
    "handover.found.list_broken": "De lijst met ingetrokken zegels is veranderd of vals. Gebruik hem niet en bel de "
    "school.",
    "handover.found.list_expired": "De lijst met ingetrokken zegels gold tot {end} en is te oud. Vraag de school om "
    "een nieuwe.",
    "handover.found.list_future": "De lijst met ingetrokken zegels is gemaakt op {start}: dat moet nog komen. Kijk of "
    "de klok van deze computer goed staat.",
    "handover.found.expired_since": "Het zegel was geldig bij het verzegelen en is daarna verlopen, op {end}. Dat mag. "
    "Zo controleer je het zelf: {command}",
    "handover.found.other_schema": "De beschrijving van de gegevens is een andere dan die van dit programma. De PDF's "
    "zijn leidend. Installeer een nieuwere versie als je de gegevens wilt inlezen.",
    "handover.found.other_root": "{school} (BRIN {brin}) is hier bekend met een ander zegel. Dit kan een vervalsing "
    "zijn. Bel de school op een nummer dat je al kende.",
    "handover.found.wrapped": "Dit pakket is nog beveiligd. Geef het wachtwoord om het te controleren.",
    "handover.found.no_package": "Dit is geen overdrachtspakket. Kies het bestand dat de school stuurde.",
    "handover.found.unreadable": "Een deel van het pakket is niet te lezen ({part}). Vraag de school om een nieuw "
    "pakket.",
    "handover.found.zip_layout": "Het pakket is na het verzegelen anders ingepakt of beschadigd. Vraag de school om "
    "het pakket opnieuw te sturen.",
    "handover.found.zip_damaged": "Het bestand {name} is beschadigd. Vraag de school om het pakket opnieuw te sturen.",
    "handover.found.zip_double": "Een bestand zit er twee keer in. Bel de school.",
    "handover.found.zip_name": "Er zit een bestand in met een naam die niet mag. Bel de school.",
    "handover.found.zip_too_large": "Het pakket is te groot of heeft te veel bestanden. Bel de school.",
    "handover.found.file_set": "Het bestand {name} hoort niet in het pakket. Bel de school.",
    "handover.found.file_missing": "Het bestand {name} ontbreekt. Vraag de school om het pakket opnieuw te sturen.",
    "handover.found.file_changed": "Het bestand {name} is na het verzegelen veranderd. Bel de school.",
    "handover.found.other_data": "De gegevens die in {name} zitten, zijn andere dan die in de map gegevens. Bel de "
    "school.",
    "handover.found.mdto": "De metagegevens in {name} horen niet bij dit pakket. Bel de school.",
    "handover.found.manifest": "De lijst van bestanden klopt niet. Bel de school.",
    "handover.found.weak_digest": "Het zegel is gemaakt met een verouderde methode. Vraag de school om een nieuw "
    "pakket.",
    "handover.found.not_a_seal": "Het certificaat in dit pakket is geen schoolzegel. Bel de school.",
    "handover.found.seal_broken": "Het zegel klopt niet: het pakket is veranderd of door een ander gemaakt. Bel de "
    "school.",
    "handover.found.sealed_outside_life": "Het pakket is verzegeld op een moment dat het zegel niet geldig was. Bel de "
    "school.",
    "handover.found.from_the_future": "Het pakket zegt dat het is verzegeld op {at}: dat moet nog komen. Kijk of de "
    "klok van deze computer goed staat en bel anders de school.",
    "handover.found.other_school": "De gegevens noemen een andere school dan het zegel. Bel de school.",
    "handover.found.pdf_changed": "{name} is na het verzegelen veranderd of is beschadigd. Bel de school.",
    "handover.found.active_pdf": "In {name} zit iets wat niet in een document hoort: een bijlage, een verwijzing naar "
    "buiten of iets wat vanzelf start. Open het niet en bel de school.",
    "handover.found.pdf_unsealed": "Op {name} zit geen zegel. Bel de school.",
    "handover.found.pdf_more_seals": "Op {name} zit meer dan een zegel. Bel de school.",
    "handover.found.pdf_other_seal": "Op {name} zit een ander zegel dan op het pakket. Bel de school.",
    "handover.found.pdf_time": "Het moment waarop {name} is verzegeld, klopt niet. Bel de school.",
}
