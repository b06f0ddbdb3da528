"""Leerlingen ophalen: a class list from a file, column by column, tried first and taken over in one act."""
