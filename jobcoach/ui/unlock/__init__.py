"""Before the vault is open: first start, new vault, unlock, recovery; knows only the gate, never a key."""
