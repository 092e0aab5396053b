"""Exchanges and agreements: what documents and people say of them, joined without losing who said what."""
