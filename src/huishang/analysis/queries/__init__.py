"""What this app tells others and its own pages, one question a module."""
