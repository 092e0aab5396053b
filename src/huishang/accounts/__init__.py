"""Who uses this installation, in which role, and what each role may do."""
