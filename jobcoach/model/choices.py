"""The choices that a coach picks from, kept by value; their Dutch labels are in ui/words/choices.py."""

from enum import Enum


class SchoolKind(Enum):
    """Kind of education (domain ch. 10)."""

    PRO = "pro"
    VSO_ARBEID = "vso_arbeid"
    VSO_DAGBESTEDING = "vso_dagbesteding"
    VSO_VERVOLG = "vso_vervolg"
    ENTREE = "entree"


class Transport(Enum):
    """How a student can travel to work by himself."""

    FIETS = "fiets"
    OV = "ov"
    OV_BEGELEID = "ov_begeleid"
    RIJBEWIJS_AM = "rijbewijs_am"
    RIJBEWIJS_B = "rijbewijs_b"
    TAXI = "taxi"
    LOPEND = "lopend"


class Question(Enum):
    """The questions of "Ik", in the I-form."""

    GOOD_AT = "goed_in"
    LATER = "later"
    HELPS = "helpt_mij"
    PROUD = "trots_op"
    DIFFICULT = "lastig"


class Source(Enum):
    """Who saw a talent."""

    STUDENT = "leerling"
    INTERNSHIP = "stage"
    SCHOOL = "school"
    HOME = "thuis"


class Rater(Enum):
    """Who gave a competence score."""

    STUDENT = "leerling"
    COMPANY = "bedrijf"
    SCHOOL = "school"


class Relation(Enum):
    """What a network person is to the student (domain ch. 10, betrokkene)."""

    OUDER = "ouder"
    VOOGD = "voogd"
    FAMILIE = "familie"
    VRIEND = "vriend"
    BUUR = "buur"
    VERENIGING = "vereniging"
    MENTOR = "mentor"
    JOBCOACH = "jobcoach"
    JEUGDHULP = "jeugdhulp"
    WMO = "wmo"
    KLANTMANAGER = "klantmanager"
    UWV = "uwv"
    WERKGEVER = "werkgever"


class EmployerStatus(Enum):
    """Where the school stands with a company."""

    PROSPECT = "prospect"
    ACTIEF = "actief"
    PAUZE = "pauze"
    NIET_GESCHIKT = "niet_geschikt"


class InternshipKind(Enum):
    """Kinds of stage (domain 4.1)."""

    INTERN = "intern"
    GROEP = "groep"
    SNUFFEL = "snuffel"
    ORIENTEREND = "orienterend"
    ZELFSTANDIG = "zelfstandig"
    BEROEPSGERICHT = "beroepsgericht"
    PLAATSING = "plaatsing"
    BPV = "bpv"
    MAATSCHAPPELIJK = "maatschappelijk"


class AgreementStatus(Enum):
    """Where the paper stageovereenkomst is."""

    CONCEPT = "concept"
    GETEKEND_BEDRIJF = "getekend_bedrijf"
    GETEKEND_OUDER = "getekend_ouder"
    GETEKEND_LEERLING = "getekend_leerling"
    COMPLEET = "compleet"


class AgreementKind(Enum):
    """Which rules a stageovereenkomst follows (domain 4.3)."""

    PRO = "pro"
    VSO = "vso"
    ENTREE = "entree"


class Insurer(Enum):
    """Who insures a student during a stage, or who pays for it."""

    SCHOOL = "school"
    BEDRIJF = "bedrijf"
    OUDERS = "ouders"


class Outcome(Enum):
    """How a stage ended."""

    AFGEROND = "afgerond"
    GESTOPT = "gestopt"
    BAAN = "baan"


class LogKind(Enum):
    """What a log entry is about."""

    STAGEDAG = "stagedag"
    BEZOEK = "bezoek"
    GESPREK = "gesprek"
    TELEFOON = "telefoon"
    NOTITIE = "notitie"


class TaskKind(Enum):
    """What kind of to-do it is; Vandaag groups by it."""

    BELOFTE = "belofte"
    NAZORG = "nazorg"
    BEZOEK = "bezoek"
    TOESTEMMING = "toestemming"
    AANBOD = "aanbod"
    OVERIG = "overig"


class Subject(Enum):
    """What the student decides about, one by one (the cards of the consent form)."""

    GEGEVENS = "gegevens"
    EIGEN_WOORDEN = "eigen_woorden"
    STAGES = "stages"
    NODIG = "nodig"
    NETWERK = "netwerk"
    GEZONDHEID = "gezondheid"


class Ground(Enum):
    """Legal ground for telling one subject to one recipient (domain 5.1); which holds where is in model/grounds."""

    WETTELIJKE_TAAK = "wettelijke_taak"
    ALGEMEEN_BELANG = "algemeen_belang"
    INSTEMMING = "instemming"
    TOESTEMMING = "toestemming"
    UITDRUKKELIJK = "uitdrukkelijk"

    @property
    def is_asked(self) -> bool:
        """True where someone's yes is the ground; a duty or a task of the school is not asked, it is told."""
        return self in (Ground.INSTEMMING, Ground.TOESTEMMING, Ground.UITDRUKKELIJK)


class Capacity(Enum):
    """In what capacity someone answers."""

    STUDENT = "leerling"
    PARENT = "ouder"
    REPRESENTATIVE = "vertegenwoordiger"


class Way(Enum):
    """How an answer was given."""

    PAPIER = "papier"
    GESPREK = "gesprek"
    MAIL = "mail"


class Independence(Enum):
    """How independently a werkproces is done (domain 1.5, a school's choice); only 2-4 print as mastered."""

    NOT_SEEN = "0"
    WITH_HELP = "1"
    SUPERVISED = "2"
    KNOWN_SITUATION = "3"
    OWN_JUDGEMENT = "4"

    @property
    def level(self) -> int:
        """The step on the scale, 0-4."""
        return int(self.value)


class EditionKind(Enum):
    """Where an edition of the catalogue came from."""

    SHIPPED = "meegeleverd"
    CODE_LIST = "codelijst"
    DOSSIER = "kwalificatiedossier"
    SCHOOL_FILE = "schoolbestand"
    TYPED = "getypt"
    SET = "set"


class PaperStatus(Enum):
    """Life of a praktijkverklaring."""

    CONCEPT = "concept"
    UITGEGEVEN = "uitgegeven"
    VERVANGEN = "vervangen"


class Act(Enum):
    """What the school does: asks the municipality (WVO 2020 art. 2.31b), gives what is someone's own, or shares."""

    BETREKKEN = "betrekken"
    VERZOEK = "verzoek"
    VOORTZETTEN = "voortzetten"
    MEEGEVEN = "meegeven"
    DELEN = "delen"

    @property
    def needs_instemming(self) -> bool:
        """True for the two acts for which the law asks an instemming; the others rest on consent or on a duty."""
        return self in (Act.VERZOEK, Act.VOORTZETTEN)


class Destination(Enum):
    """Where the student goes: it chooses the kind of overgangsdocument (WEC art. 14e and 14h)."""

    WERK = "werk"
    DAGBESTEDING = "dagbesteding"


class HandoverStatus(Enum):
    """Where an overdracht stands."""

    VOORBEREID = "voorbereid"
    VERZEGELD = "verzegeld"
    VERSTUURD = "verstuurd"
    ONTVANGEN = "ontvangen"
    AANGENOMEN = "aangenomen"
    TERUG = "terug"
    VERVANGEN = "vervangen"


class NoticeReason(Enum):
    """Why a recipient of an earlier package must hear something (model/notices)."""

    INTREKKING = "intrekking"
    VERBETERING = "verbetering"
    WISSEN = "wissen"


class ErasureReason(Enum):
    """Why a dossier was erased for good; the last one is the term of the bin, which the program applies itself."""

    VERZOEK = "verzoek"
    TERMIJN = "termijn"
    FOUT = "fout"
    PRULLENBAK = "prullenbak"


class NoticeWay(Enum):
    """How a recipient was told; ``PAKKET`` by a corrected package, ``NIET`` when it cannot be, with the reason."""

    MAIL = "mail"
    BRIEF = "brief"
    TELEFOON = "telefoon"
    PAKKET = "pakket"
    NIET = "niet"


class RecipientKind(Enum):
    """Who can receive an overdracht; the student first, because the overgangsdocument is his by law (domain 2.3)."""

    LEERLING = "leerling"
    GEMEENTE = "gemeente"
    UWV = "uwv"
    MBO = "mbo"
    WSP = "wsp"
    DAGBESTEDING = "dagbesteding"


class DocumentKind(Enum):
    """What a kept document is."""

    PRAKTIJKVERKLARING = "praktijkverklaring"
    OVERGANGSDOCUMENT = "overgangsdocument"
    OVERDRACHT = "overdracht"
    PROEFZENDING = "proefzending"
    TOESTEMMING = "toestemming"
    INSTEMMING = "instemming"
    VERZOEK = "verzoek"
    OUDERBRIEF = "ouderbrief"
    CHECKLIST = "checklist"
    PRIVACYBERICHT = "privacybericht"
    AANBOD = "aanbod"
    STAGEOVEREENKOMST = "stageovereenkomst"
    PROFIELBLAD = "profielblad"
    INZAGE = "inzage"
    GETEKEND = "getekend"
    SJABLOON = "sjabloon"
    BIJLAGE = "bijlage"


class SignerRole(Enum):
    """Who signs a paper with a pen."""

    LEERLING = "leerling"
    OUDER = "ouder"
    BEDRIJF = "bedrijf"
    SCHOOL = "school"
    GEMEENTE = "gemeente"


class PaperPlace(Enum):
    """Where the paper itself is."""

    COACH = "coach"
    LEERLING = "leerling"
    OUDERS = "ouders"
    BEDRIJF = "bedrijf"
    SCHOOL = "school"
    GEMEENTE = "gemeente"
    DOSSIER = "dossier"
