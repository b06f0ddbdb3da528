"""Vandaag: what must be done now, each with the one button that does it."""
