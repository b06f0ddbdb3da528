"""Sentences of the frame, the fields and the unlock pages."""

SENTENCES: dict[str, str] = {
    "job.stopped": "Gestopt. Er is niets veranderd.",
    "unlock.recalled": "De computer ging slapen of op slot. Daarom is de kluis niet geopend. Probeer het opnieuw.",
    "job.bug": "Dit ging mis door een fout in het programma. Je gegevens zijn veilig. Probeer het nog eens.",
    "field.required": "Vul dit in.",
    "date.unreadable": "Deze datum is niet te lezen. Schrijf bijvoorbeeld 24-11-2026 of 24 nov.",
    "date.no_such_day": "{month} {year} heeft {days} dagen.",
    "date.no_such_month": "Maand {month} bestaat niet. Schrijf bijvoorbeeld 24-11-2026 of 24 nov.",
    "number.unreadable": "Schrijf een getal, bijvoorbeeld 12 of 7,5.",
    "number.range": "Kies een getal van {least} tot en met {most}.",
    "hours.unreadable": "Deze tijd is niet te lezen. Schrijf bijvoorbeeld 2 uur, 2:30 of 2,5.",
    "hours.range": "Kies een tijd tot en met {most} uur.",
    "unlock.wrong": "Dit opent de kluis niet. Er is niets veranderd. Kijk de woorden na en probeer het nog eens.",
    "recovery.typo": "Er zit een tikfout in groepje {group}, teken {character}. Vergelijk dat met je herstelblad.",
    "passphrase.different": "De twee wachtzinnen zijn niet gelijk. Typ ze nog eens.",
    "field.brin": "Een BRIN heeft twee cijfers en twee letters, zoals 99ZZ. Leeg laten mag ook.",
}
