"""Floor 1, what is true: mapped classes and rules, testable without a database."""
