"""What was said and promised: speech and provisions in clauses, commitments, fields."""
