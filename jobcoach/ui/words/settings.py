"""Sentences of Instellingen and of Leerlingen ophalen."""

SENTENCES: dict[str, str] = {
    "class_import.age": (
        "Rij {row}: met geboortedatum {value} is de leerling jonger dan 10 of ouder dan 30 jaar. De rij is "
        "overgeslagen. Kijk het jaar na."
    ),
}
