"""What was done, said and promised: one reader a file."""
