"""Pieces of pages for other apps."""
