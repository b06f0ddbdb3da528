"""The first schema of a vault: every table, index, the search table and its triggers, as SQL beside this file."""

from jobcoach.vault.migrations.sql_beside import run

revision = "0001"
down_revision = None


def upgrade() -> None:
    run(__file__)
