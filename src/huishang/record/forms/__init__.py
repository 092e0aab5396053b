"""What people fill in about exchanges and agreements."""
