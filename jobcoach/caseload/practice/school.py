"""The practice school itself, its coach, and the municipalities around it. Invented; BRIN 99ZZ is nobody's."""

from jobcoach.caseload.recipients import SaveRecipient
from jobcoach.caseload.school import SaveCoach, SaveSchool
from jobcoach.vault.header import Label

LABEL = Label(school="Oefenschool De Linde", initials="MH", practice=True)

SCHOOL = SaveSchool(
    name="Oefenschool De Linde",
    brin="99ZZ",
    location="Lindeborg",
    street="Lindelaan 40",
    postcode="6799 ZZ",
    place="Lindeborg",
    phone="06 98 76 00 10",
    director="Hanneke de Wit",
    practice=True,
)
COACH = SaveCoach(
    name="Marieke Hol",
    function="jobcoach",
    phone="06 98 76 54 30",
    email="m.hol@delinde.example",
    reachable="maandag, dinsdag en donderdag",
)
MENTORS = {
    "4A": "Bas Terwiel",
    "4B": "Nadia Rachidi",
    "5A": "Irma Postma",
    "5B": "Rachel Pengel",
    "6A": "Gert-Jan Kuipers",
    "E1": "Wendy Schaap",
}
RECIPIENTS = (
    SaveRecipient(
        name="gemeente Lindeborg",
        contact="Loes Hagen",
        function="klantmanager jongeren",
        email="jongeren@lindeborg.example",
        phone="06 98 76 11 22",
        way="beveiligde mail",
    ),
    SaveRecipient(
        name="gemeente Zandwolde",
        contact="Sadiq Amiri",
        function="consulent Doorstroompunt",
        email="doorstroompunt@zandwolde.example",
        phone="06 98 76 11 33",
        way="beveiligde mail",
    ),
    SaveRecipient(
        name="gemeente Elzeveen",
        contact="Truus Wagenaar",
        function="consulent werk en inkomen",
        email="werk@elzeveen.example",
        phone="06 98 76 11 44",
        way="op afspraak, USB-stick",
    ),
)
POSTCODES = {"Lindeborg": "6799", "Zandwolde": "6798", "Elzeveen": "6797"}
