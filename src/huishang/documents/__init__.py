"""Documents as they came in, and what was read from them."""
