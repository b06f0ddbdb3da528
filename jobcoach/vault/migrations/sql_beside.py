"""A step that is SQL: statements with an empty line between, in a file of the same name beside the step."""

from pathlib import Path

from alembic import op


def run(script: str) -> None:
    """Carry out every statement of the ``.sql`` beside ``script`` inside the transaction of the migration."""
    for statement in Path(script).with_suffix(".sql").read_text("utf-8").split("\n\n"):
        op.get_bind().exec_driver_sql(statement)
