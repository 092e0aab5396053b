"""Who is reminded of what: one digest a person and day by mail, on working days, up a ladder, each on record."""
