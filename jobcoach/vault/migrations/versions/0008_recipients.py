"""Recipients: SQL beside this file, written by tests/vault/write_migration.py and read by us."""

from jobcoach.vault.migrations.sql_beside import run

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    run(__file__)
