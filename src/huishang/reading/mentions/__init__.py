"""Who, where and when: one finder a file."""
