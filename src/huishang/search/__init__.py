"""Search over documents and what the record knows by name: an index of our own pairs of characters."""
