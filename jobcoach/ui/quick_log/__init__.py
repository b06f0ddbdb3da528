"""Ctrl+L: a note typed at the employer, with what was recognised in it, kept at once."""
