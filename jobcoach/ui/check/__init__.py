"""Controleren: is a package real and whole, and does it come from a school that is known."""
