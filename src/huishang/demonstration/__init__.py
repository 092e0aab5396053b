"""The demonstration: real exchanges of Chinese regions, retold, each fact with its source."""
