"""Names for a larger practice school: whole names first, then call names and last names put together. All invented."""

_WHOLE = (
    ("Aaliyah", "", "Pinas"), ("Jesse", "van", "Dam"), ("Wiktoria", "", "Kowalczyk"), ("Rayan", "", "Ouali"),
    ("Femke", "", "Zijlstra"), ("Mert", "", "Öztürk"), ("Chantel", "", "Cijntje"), ("Thijs", "de", "Groot"),
    ("Amina", "", "Warsame"), ("Bram", "", "Hendriks"), ("Gökçe", "", "Güneş"), ("Ruben", "", "Soetomo"),
    ("Nathan", "", "Latumahina"), ("Sietse", "", "Wiarda"), ("Yara", "", "Al Khatib"), ("Ismaël", "", "Benchekroun"),
    ("Fenna", "van 't", "Hof"), ("Kacper", "", "Szymański"), ("Dewi", "", "Manuhutu-Bos"), ("Lars", "", "Vermeer"),
    ("Rishi", "", "Jagroep"), ("Esmée", "", "Koopmans"), ("Yusuf", "", "Doğan"), ("Bo", "", "Kuiper"),
    ("Naomi", "", "Tjon A Joe"), ("Sem", "", "Willems"), ("Zeynep", "", "Kılıç"), ("Jort", "", "Feenstra"),
    ("Oksana", "", "Melnyk"), ("Tycho", "ter", "Horst"), ("Soraya", "", "Haddad"), ("Niels", "", "Brouwer"),
    ("Dorottya", "", "Szőke"), ("Gijs", "", "Peeters"), ("Marwa", "", "Azizi"), ("Jens", "op den", "Akker"),
)  # fmt: skip
_CALL = (
    "Aylin", "Bas", "Cem", "Demi", "Eray", "Fleur", "Gwen", "Hidde", "Iris", "Jaylinn", "Kai", "Lotte", "Mehmet",
    "Nina", "Okan", "Puck", "Quinten", "Romy", "Stijn", "Tess", "Umut", "Vera", "Wout", "Xander", "Yasmin", "Zoë",
    "Abel", "Britt", "Collin", "Dina", "Elif", "Finn", "Guusje", "Hatim", "Isa", "Julia", "Kick", "Liam", "Maud",
    "Nordin", "Olaf", "Pien", "Rens", "Siham", "Teun", "Ufuk", "Veerle", "Wassim", "Yvette", "Zakaria", "Ömer",
    "Björn", "Şule", "Agnieszka", "Čedo", "Désirée", "Jelle", "Nienke", "Pieter", "Rowan", "Sven", "Tim", "Yentl",
    "Ziggy",
)  # fmt: skip
_LAST = (
    ("", "Aksoy"), ("van", "Beek"), ("", "Ceylan"), ("van", "Dijk"), ("", "Engels"), ("", "Faber"), ("", "Gomes"),
    ("", "Haan"), ("", "Ibrahim"), ("", "Jonker"), ("", "Kaya"), ("", "Lambers"), ("", "Mulder"), ("", "Nagel"),
    ("", "Oosterhuis"), ("", "Postma"), ("", "Quint"), ("", "Rietveld"), ("", "Schouten"), ("", "Timmer"),
    ("van", "Uden"), ("", "Veenstra"), ("", "Wolters"), ("", "Xu"), ("", "Yılmaz"), ("", "Zwart"), ("de", "Bruin"),
    ("van der", "Laan"), ("ten", "Cate"), ("", "Abdi"), ("", "Bos"), ("", "Cornelissen"), ("", "Driessen"),
    ("el", "Fassi"), ("", "Gerritsen"), ("", "Huisman"), ("", "Ipenburg"), ("", "Jacobs"), ("", "Kramer"),
    ("", "Lewandowska"), ("", "Maas"), ("", "Nijland"), ("", "Otten"), ("", "Pengel"), ("de", "Ruiter"),
    ("", "Sarıkaya"), ("", "Tahiri"), ("", "Ünal"), ("", "Verbeek"), ("de", "Wit"), ("", "Yücel"), ("", "Zieliński"),
    ("", "Arends"), ("", "Boersma"), ("", "Çetin"), ("", "Dekker"), ("", "Eelman"), ("", "Franssen"),
    ("van", "Gelder"), ("", "Hofstra"), ("", "Idema"), ("", "Janmaat"), ("", "Kok"), ("", "Leeuwis"),
    ("", "Meijer-Bakkali"), ("", "Novák"), ("", "Olde"), ("", "Prins"), ("", "Rahimi"), ("", "Scholten"),
    ("", "Terpstra"), ("", "Uitham"), ("", "Visscher"), ("van der", "Zee"), ("", "Ypma"), ("", "Žižek"),
    ("", "Amrani"), ("", "Blom"), ("", "Coumans"), ("", "Dijkhuis"),
)  # fmt: skip
PARENTS = (
    "Monique", "Fatma", "Ewa", "Jolanda", "Samira", "Ria", "Sandra", "Aynur", "Marloes", "Esther", "Halima", "Tineke",
    "Danuta", "Yvonne", "Nathalie",
)  # fmt: skip


def name_at(number: int, seed: int) -> tuple[str, str, str]:
    """Call name, infix and last name of the ``number``-th student beyond the written class; never the same twice
    below five thousand."""
    if number < len(_WHOLE):
        return _WHOLE[number]
    step = number - len(_WHOLE)
    call = step % len(_CALL)
    infix, last = _LAST[(step // len(_CALL) + call * 3 + seed) % len(_LAST)]
    return _CALL[call], infix, last
