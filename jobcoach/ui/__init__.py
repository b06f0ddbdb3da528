"""Floor 5, what a coach sees: the only floor that imports Qt; everything below is reached through the desk."""
