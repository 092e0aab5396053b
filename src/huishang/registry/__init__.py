"""Regions, bodies and people as of a date, linked across documents."""
