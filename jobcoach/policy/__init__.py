"""What the school's IT decides for every coach on a computer: one file that only an administrator may write."""
