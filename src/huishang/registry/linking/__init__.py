"""Whether two printed names mean the same body or person: pure, no database, no clock; dates are arguments."""
