"""Papers on their way: where they are, who still signs, and the pile of scans that comes back."""
