"""Sentences for the papers of the chain: what is still missing, and why a paper is not made."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "form.missing": "Er is nog niets gemaakt. Nog invullen: {what}.",
    "form.recipient": "Het is nog niet duidelijk voor welke gemeente dit is. Er is niets gemaakt. Vul bij Gegevens de "
    "woongemeente in, of begin een overdracht.",
    "form.own": "Voor de eigen map is geen toestemming nodig. Er is niets gemaakt. Kies een andere ontvanger.",
    "form.town": "Instemming volgens de wet gaat over een vraag aan een gemeente. Er is niets gemaakt. Neem voor deze "
    "ontvanger het toestemmingsformulier.",
    "form.handover": "Dit papier hoort bij een overdracht, en die is er nog niet. Er is niets gemaakt. Begin eerst een "
    "overdracht.",
    "form.involve": "Deze overdracht vraagt de gemeente alleen om nu al mee te denken. Er is niets gemaakt: daar hoort "
    "geen verzoek bij.",
    "form.adult": "{name} is 18 of ouder en beslist zelf. Zonder ja van {name} schrijven wij de ouders niet. Er is "
    "niets gemaakt.",
    "form.offer_over": "De begeleiding na school liep tot en met {on:%d-%m-%Y}. Er is niets gemaakt. Wil de school "
    "toch doorgaan, spreek dat dan zelf af.",
}
