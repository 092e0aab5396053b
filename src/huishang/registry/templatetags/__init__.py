"""Tags of the registry's names."""
