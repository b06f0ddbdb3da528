"""The place Leerlingen: the list, and one dossier with its parts."""
