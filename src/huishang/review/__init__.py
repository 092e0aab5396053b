"""What reader and people found in documents, and the verdicts on it."""
