"""JobCoach: the caseload of a Dutch school job coach, encrypted, and the sealed overdracht that leaves it.

The map. Imports only go down; ``pyproject.toml`` holds the floors as import-linter contracts.

========== ========= ==================================================================================
place      floor     what lives there
========== ========= ==================================================================================
app        roof      the command line, its help and its exit codes
commands   roof      one function per command
verifying  roof      ``jobcoach verify``
managing   roof      ``jobcoach beheer``; its seal part is ``school_office``
typed      roof      what someone typed: options, files, secrets
desktop    roof      builds the window once, in reading order: desk, places, lock
ui         5         what a coach sees; the only place that imports Qt
caseload   4         what a coach can do: verbs and questions, one file per area; no Qt
documents  3         what leaves on paper: frozen data in, PDF bytes out
handover   3         what leaves in a sealed package: seal, container, wrap, check
exchange   3         what comes in as a file: class lists, the catalogue of qualifications
vault      2         where it is kept: key slots, the encrypted file, sessions, the change log, migrations
policy     above 1   what the school's IT decides for every coach on this computer: one file, read once
model      1         what is true: mapped classes and rules; no session, no disk, no clock
places     ground    where files live
log        ground    logging without personal data
chart      ground    charts as geometry: documents prints them, ui can paint them
========== ========= ==================================================================================
"""

__version__ = "0.2.0"
