"""Brings every mapped class into the metadata: import this before a vault is made or migrated."""

from jobcoach.model import (
    catalogue,
    consent,
    documents,
    employers,
    handover,
    internships,
    journal,
    notices,
    paper_texts,
    paper_trail,
    people,
    praktijkverklaring,
    skills,
    tasks,
    trial,
)
from jobcoach.model.base import Base

MODULES = (
    catalogue,
    consent,
    documents,
    employers,
    handover,
    internships,
    journal,
    notices,
    paper_texts,
    paper_trail,
    people,
    praktijkverklaring,
    skills,
    tasks,
    trial,
)
METADATA = Base.metadata
