"""Tags of the record's pages."""
