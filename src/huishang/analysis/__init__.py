"""What looks across the record: regions and pairs of them, people, bodies, promises, set phrases, pictures."""
