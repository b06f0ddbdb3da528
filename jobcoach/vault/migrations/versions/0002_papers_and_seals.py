"""Papers and seals: SQL beside this file, written by tests/vault/write_migration.py and read by us."""

from jobcoach.vault.migrations.sql_beside import run

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    run(__file__)
