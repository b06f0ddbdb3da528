"""Floor 3, what comes in or goes out as a file: class lists, and the catalogue of qualifications."""
