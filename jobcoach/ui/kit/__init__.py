"""The pieces every screen is made of: theme, labels, buttons, fields, rows, pages."""
