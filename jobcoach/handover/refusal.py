"""How the floors of the strict check tell each other that a package is refused, and why."""


class Refusal(Exception):  # noqa: N818 - hostile bytes are no programming error
    """A reason to refuse: a key of ui/words/handover and the values of its sentence. Never leaves ``check``."""

    def __init__(self, key: str, /, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class OtherRoot(Refusal):
    """Everything fits, but the school is known by another root: a forger, or a school that made a new one."""
