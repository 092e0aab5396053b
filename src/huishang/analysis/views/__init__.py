"""Pages of what looks across the record."""
