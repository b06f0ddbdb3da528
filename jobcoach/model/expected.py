"""The one kind of error that a coach gets to read: a rule broken or a fact of the world, under a key."""


class Expected(Exception):  # noqa: N818 - it is not a programming error
    """A thing that can happen to anyone; ``ui/words`` turns ``key`` and ``values`` into a Dutch sentence.

    ``values`` may hold what the coach just typed or sees anyway; it is never logged.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def __repr__(self) -> str:
        return f"Expected({self.key!r})"
