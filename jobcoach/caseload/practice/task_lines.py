"""What stands on the to-do list of the practice school: (kind, what, days from today until it is due)."""

from jobcoach.caseload.practice.kinds import Scene
from jobcoach.model.choices import TaskKind

PROMISE, AFTER, LEGAL = TaskKind.BELOFTE, TaskKind.NAZORG, TaskKind.TOESTEMMING
OFFER, OTHER = TaskKind.AANBOD, TaskKind.OVERIG

TASKS: dict[Scene, tuple[tuple[TaskKind, str, int], ...]] = {
    Scene.DEMO: (
        (PROMISE, "Werkschoenen maat 38 navragen", 0),
        (LEGAL, "Toestemming en instemming vragen voor de overdracht", 17),
    ),
    Scene.SENT: ((PROMISE, "Folder van de gemeente meenemen", 2),),
    Scene.PREPARED: (
        (PROMISE, "Nieuw rooster naar {company}", 1),
        (OTHER, "Overdracht samen nalezen", 6),
    ),
    Scene.ACCEPTED: (
        (OFFER, "Aanbod loopbaanbegeleiding, eerste jaar", 10),
        (AFTER, "Eerste contact na school", 24),
    ),
    Scene.HALF_YEAR: ((AFTER, "Halfjaarcontact na school", -9),),
    Scene.YEAR: (
        (OFFER, "Tweede aanbod loopbaanbegeleiding", 6),
        (AFTER, "Jaarcontact na school", 13),
    ),
    Scene.PARENT_MISSING: ((LEGAL, "Instemming ouders ontbreekt", 21),),
    Scene.NOT_ASKED: ((LEGAL, "Toestemming gemeente ontbreekt", 24),),
    Scene.PARENTS: ((PROMISE, "Foto van de werkplek laten zien", 3),),
    Scene.WITHDRAWN: ((PROMISE, "Uitleggen wat er stopt en wat blijft", -2),),
    Scene.DRAFT_GAPS: (
        (PROMISE, "Proefrit met de bus plannen", 0),
        (OTHER, "Praktijkverklaring afmaken met {trainer}", 14),
    ),
    Scene.DRAFT_COMPLETE: ((OTHER, "Praktijkverklaring uitreiken bij {company}", 9),),
    Scene.REFUSED: ((PROMISE, "Kopie van het certificaat brengen", 4),),
    Scene.REPRESENTED: ((OTHER, "Gesprek plannen met vertegenwoordiger", 12),),
    Scene.NEW: ((OTHER, "Kennismaken", 5),),
}
