"""Floor 2, where the caseload is kept: key slots, the encrypted file, sessions, the change log and migrations."""
