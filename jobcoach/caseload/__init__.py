"""Floor 4, what a coach can do: a verb is a frozen dataclass called with a session, a question gives an answer to one.

One file per area. ``circumstances`` holds what all of them need; ``work`` the shape of a long job; ``practice`` the
oefenschool.
"""
