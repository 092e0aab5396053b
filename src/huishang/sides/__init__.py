"""Cooperation mechanisms, their equal sides, and who may do what for which of them."""
