"""Pages of exchanges and agreements."""
