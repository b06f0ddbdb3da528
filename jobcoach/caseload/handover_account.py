"""On which grounds a package left, subject by subject, as it is kept with the package and told in an inzage."""

from datetime import date

from jobcoach.caseload.telling import subjects_of
from jobcoach.model.choices import Subject
from jobcoach.model.grounds import ground_row, source_of
from jobcoach.model.handover import Handover
from jobcoach.model.labels import label


def grounds_of(row: Handover) -> str:
    """A line for the act and for each subject that is in the sealed package: ground and article of that day."""
    subjects: tuple[Subject | None, ...] = (None, *(item for item in Subject if item in subjects_of(row)))
    return "\n".join(_line(row, subject) for subject in subjects)


def _line(row: Handover, subject: Subject | None) -> str:
    on = row.sealed_at.date() if row.sealed_at is not None else date.max
    kind, school = row.recipient.kind, row.student.school_kind
    ground = label(ground_row(kind, row.act, subject, on).ground)
    article = source_of(kind, row.act, subject, school, on).where
    what = label(row.act).capitalize() if subject is None else label(subject)
    return f"{what}: {ground}" + (f" ({article})" if article else "")
