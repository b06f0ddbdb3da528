"""Instellingen: the school, the coach, the keys, the seal, the screen, bringing students in, and what was done."""
