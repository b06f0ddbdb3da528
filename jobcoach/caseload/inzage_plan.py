"""What an inzage-afdruk prints of each table, and what it does not print and why (AVG art. 15, domain 5.4).

Every column of the model must be in one of the two; a test walks them, so that a new column cannot be forgotten.
"""

from dataclasses import dataclass

from jobcoach.model.base import Base
from jobcoach.model.consent import Consent
from jobcoach.model.documents import Document
from jobcoach.model.handover import Handover
from jobcoach.model.internships import Internship, InternshipTerms, LogEntry, LogWerkproces
from jobcoach.model.notices import RecipientNotice
from jobcoach.model.paper_trail import PaperSignature, PaperTrail
from jobcoach.model.people import Interest, Need, NetworkPerson, OwnWords, Student
from jobcoach.model.praktijkverklaring import AssessedWerkproces, AssessmentEvidence, Praktijkverklaring
from jobcoach.model.skills import CompetenceScore, Evidence, Talent
from jobcoach.model.tasks import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One table: heading, labels by column in the order of the paper, and the column that leads to the student."""

    title: str
    model: type[Base]
    columns: dict[str, str]
    via: str = "student_id"
    parent: type[Base] = Student


TOLD: tuple[Told, ...] = (
    Told(
        title="Gegevens",
        model=Student,
        via="id",
        columns={
            "first_names": "Voornamen", "call_name": "Roepnaam", "infix": "Tussenvoegsel", "last_name": "Achternaam",
            "number": "Leerlingnummer", "born_on": "Geboren op", "born_in": "Geboren in", "street": "Straat",
            "postcode": "Postcode", "place": "Woonplaats", "municipality": "Gemeente", "phone": "Telefoon",
            "email": "E-mail", "school_kind": "Soort onderwijs", "class_name": "Klas", "mentor": "Mentor",
            "direction": "Richting", "enrolled_on": "Op school sinds", "expected_leave_on": "Verwacht van school",
            "left_on": "Van school", "decides_alone": "Beslist zelf", "representative": "Vertegenwoordiger",
            "both_parents": "Beide ouders beslissen",
            "transport": "Vervoer", "language": "Taal", "boris_number": "Boris-nummer", "work_advice": "Werkadvies",
            "max_hours": "Uren", "place_kind": "Soort plek", "coaching": "Begeleiding", "health": "Gezondheid",
        },
    ),
    Told(
        title="In eigen woorden",
        model=OwnWords,
        columns={"question": "Vraag", "answer": "Antwoord", "told_on": "Verteld op", "read_back": "Nagelezen"},
    ),
    Told(title="Wat je graag doet, en liever niet", model=Interest, columns={"label": "Wat", "likes": "Graag"}),
    Told(title="Wat je nodig hebt op het werk", model=Need, columns={"need": "Nodig", "now": "Zo gaat het nu"}),
    Told(
        title="Mensen om je heen",
        model=NetworkPerson,
        columns={
            "name": "Naam", "relation": "Is voor jou", "role": "Rol", "phone": "Telefoon", "email": "E-mail",
            "share": "Mag mee in een overdracht",
        },
    ),
    Told(title="Talenten", model=Talent, columns={"label": "Talent", "example": "Voorbeeld", "source": "Gezien door"}),
    Told(
        title="Bewijs bij talenten",
        model=Evidence,
        via="talent_id",
        parent=Talent,
        columns={
            "talent_id": "Talent", "log_entry_id": "Uit het logboek", "document_id": "Document", "note": "Toelichting",
        },
    ),
    Told(
        title="Competenties",
        model=CompetenceScore,
        columns={
            "competence_id": "Competentie", "score": "Score (1 tot 4)", "rater": "Door", "on": "Op",
            "internship_id": "Stage", "note": "Toelichting",
        },
    ),
    Told(
        title="Stages",
        model=Internship,
        columns={
            "location_id": "Bedrijf", "trainer_id": "Praktijkopleider", "kind": "Soort", "start": "Van", "end": "Tot",
            "days": "Dagen", "hours_per_week": "Uren per week", "tasks": "Taken", "goal": "Doel",
            "agreement": "Overeenkomst", "insurance": "Polis", "outcome": "Afloop", "result": "Resultaat",
        },
    ),
    Told(
        title="Afspraken bij stages",
        model=InternshipTerms,
        via="internship_id",
        parent=Internship,
        columns={
            "internship_id": "Stage", "times": "Tijden", "total_hours": "Uren in totaal", "plan": "Opbouw",
            "qualification": "Opleiding en deel", "school_guide": "Begeleider van school",
            "school_guidance": "Wat school doet", "company_guidance": "Wat het bedrijf doet",
            "assessment": "Beoordeling", "insured_by": "Verzekerd door", "premium_by": "Premie door",
            "emergency": "Bellen bij nood", "absence": "Ziek of te laat", "equipment": "Kleding",
            "expenses": "Onkosten", "safe_for_young": "Veilig werk bevestigd",
        },
    ),
    Told(
        title="Logboek",
        model=LogEntry,
        columns={
            "on": "Op", "kind": "Soort", "internship_id": "Stage", "employer_id": "Bedrijf", "minutes": "Minuten",
            "note": "Wat",
        },
    ),
    Told(
        title="Werkprocessen in het logboek",
        model=LogWerkproces,
        via="log_entry_id",
        parent=LogEntry,
        columns={"log_entry_id": "Logboek", "werkproces_id": "Werkproces"},
    ),
    Told(
        title="Praktijkverklaringen",
        model=Praktijkverklaring,
        columns={
            "internship_id": "Stage", "number": "Nummer", "version": "Versie", "status": "Staat",
            "issued_on": "Uitgegeven op", "remarks": "Bijzonderheden", "replaces_id": "Vervangt",
            "document_id": "Document", "go_on_reason": "Waarom toch uitgegeven",
        },
    ),
    Told(
        title="Beoordeelde werkprocessen",
        model=AssessedWerkproces,
        via="praktijkverklaring_id",
        parent=Praktijkverklaring,
        columns={
            "praktijkverklaring_id": "Verklaring", "werkproces_id": "Werkproces", "free_title": "Eigen omschrijving",
            "done": "Wat je deed", "independence": "Hoe zelfstandig", "circumstances": "Omstandigheden",
            "assessed_on": "Beoordeeld op", "assessor": "Door",
        },
    ),
    Told(
        title="Bewijs bij werkprocessen",
        model=AssessmentEvidence,
        via="assessed_werkproces_id",
        parent=AssessedWerkproces,
        columns={
            "assessed_werkproces_id": "Werkproces", "log_entry_id": "Uit het logboek", "score_id": "Uit de scores",
        },
    ),
    Told(
        title="Toestemmingen",
        model=Consent,
        columns={
            "recipient_id": "Voor", "act": "Waarvoor", "subject": "Onderwerp", "yes": "Ja gezegd", "ground": "Grond",
            "by_name": "Gezegd door", "capacity": "Als", "on": "Op", "way": "Hoe", "valid_until": "Geldig tot",
            "withdrawn_on": "Ingetrokken op", "ask_again_on": "Later opnieuw vragen op", "document_id": "Document",
        },
    ),
    Told(
        title="Overdrachten",
        model=Handover,
        columns={
            "recipient_id": "Aan", "act": "Wat is gevraagd", "destination": "Naar", "status": "Staat",
            "question": "Vraag", "explanation": "Toelichting", "reply_by": "Antwoord voor", "start_on": "Vanaf",
            "plan": "Plan", "talked_on": "Besproken op", "talked_with": "Besproken met",
            "read_by_student": "Door jou gelezen", "reaction": "Jouw reactie", "number": "Nummer",
            "version": "Versie", "replaces_id": "Vervangt", "sealed_at": "Verzegeld", "sent_on": "Verstuurd op",
            "answered_on": "Antwoord op", "answer": "Antwoord", "document_id": "Document",
            "reasons": "Woorden die bleven staan, en waarom", "made_by": "Verzegeld door",
            "grounds": "Waarom dit gedeeld mocht worden", "seal": "Nummer van het zegel",
            "digest": "Controlegetal van het pakket (SHA-256)",
        },
    ),
    Told(
        title="Wat ontvangers moesten horen",
        model=RecipientNotice,
        columns={
            "recipient_id": "Aan", "reason": "Waarom", "made_on": "Sinds", "packages": "Pakketten",
            "about": "Waarover", "told_on": "Gemeld op", "way": "Hoe", "remark": "Toelichting",
        },
    ),
    Told(
        title="Documenten",
        model=Document,
        columns={
            "kind": "Soort", "title": "Titel", "number": "Nummer", "made_on": "Van", "file_name": "Bestand",
            "size": "Grootte in bytes",
        },
    ),
    Told(
        title="Waar papieren zijn",
        model=PaperTrail,
        via="document_id",
        parent=Document,
        columns={
            "document_id": "Document", "pages": "Bladzijden", "place": "Waar", "place_since": "Sinds",
            "printed_on": "Geprint op", "scan_id": "Scan", "scanned_on": "Gescand op",
        },
    ),
    Told(
        title="Handtekeningen",
        model=PaperSignature,
        via="trail_id",
        parent=PaperTrail,
        columns={"trail_id": "Papier", "role": "Wie", "name": "Naam", "signed_on": "Getekend op"},
    ),
    Told(
        title="Taken en afspraken",
        model=Task,
        columns={
            "what": "Wat", "kind": "Soort", "due": "Voor", "at": "Hoe laat", "done_on": "Gedaan op",
            "employer_id": "Bedrijf", "internship_id": "Stage", "handover_id": "Overdracht", "log_entry_id": "Logboek",
        },
    ),
)  # fmt: skip

INTERNAL = "Een nummer dat het programma zelf nodig heeft. Het zegt niets over jou."
_OF_YOU = "Het is de leerling van dit dossier."
_KEY = "Een sleutel of controlegetal van het programma. Het zegt niets over jou."
_INSIDE = "De inhoud staat in het document zelf. Vraag er een kopie van."

# columns that every kept row has, by name
EVERYWHERE = {"id": INTERNAL, "change_set_id": INTERNAL, "student_id": _OF_YOU}
# when a row lies in the bin, that is said with the row
SAID_WITH_ROW = ("deleted_at",)
NOT_PRINTED: dict[tuple[str, str], str] = {
    ("student", "uid"): INTERNAL,
    ("log_entry", "personal"): "Regels met dit kruisje zijn persoonlijke aantekeningen; zie de lijst vooraan.",
    ("praktijkverklaring", "frozen"): _INSIDE,
    ("praktijkverklaring", "digest"): _KEY,
    ("assessed_werkproces", "position"): INTERNAL,
    ("handover", "frozen"): _INSIDE,
    ("document", "content"): _INSIDE,
    ("document", "media_type"): INTERNAL,
    ("document", "digest"): _KEY,
    ("document", "attachment_id"): INTERNAL,
    ("document", "attachment_key"): _KEY,
    ("document", "attachment_nonce"): _KEY,
    ("paper_trail", "code"): _KEY,
    ("paper_signature", "position"): INTERNAL,
}
_NOBODY = "Gaat over bedrijven, de school of het programma, niet over een leerling."
# tables that are told in another way, or that are about nobody in particular
OTHER_TABLES: dict[str, str] = {
    "audit_entry": "Staat in de lijst achteraan: wie deed wat, en wanneer.",
    "change": "Wat er eerder stond, om een vergissing terug te draaien.",
    "change_set": "Hoort bij wat er eerder stond.",
    "draft": "Tekst die is getypt en nog niet bewaard.",
    **dict.fromkeys(
        (
            "school", "coach", "employer", "location", "recognition", "contact_person", "recipient", "recipient_person",
            "trial", "edition", "qualification", "kerntaak", "werkproces", "competence_list", "competence",
            "clause_text", "handover_section", "seal_keys", "seal_request", "vault_fact", "counter", "dossier_end",
        ),
        _NOBODY,
    ),
}  # fmt: skip
LEFT_OUT: tuple[tuple[str, str], ...] = (
    ("De documenten zelf", "Hier staat welke er zijn. Vraag er een kopie van; die krijg je."),
    ("Wat er eerder stond", "Het programma bewaart een tijd wat er eerder stond, om een vergissing terug te draaien. "
     "Wil je dat ook zien? Vraag het."),
    ("Nog niet bewaarde tekst", "Wat nu op het scherm getypt wordt, hoort nog niet bij je dossier."),
    ("Nummers en sleutels", "Het programma gebruikt ze om alles bij elkaar en op slot te houden. Ze zeggen niets over "
     "jou."),
    ("Andere systemen", "De school heeft ook een leerlingadministratie. Vraag daar apart om."),
)  # fmt: skip
