"""Bedrijven: the companies, their people, what they are recognised for, and what happened there."""
