"""Floor 3, what leaves in a sealed package: seal, container, wrapping and the strict check."""
