"""Kwalificaties: the editions of the catalogue, a file read in steps, typing by hand, and sets to share."""
