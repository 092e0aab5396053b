"""Filters for the pages of review."""
