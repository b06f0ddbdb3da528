"""The steps from each version of the vault to the next, run by alembic inside the program."""
