"""Floor 4, what a coach can do: a verb is a frozen dataclass called with a session, a question a function that returns one."""
