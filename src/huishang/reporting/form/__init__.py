"""The Excel form of what a body owes in a period: it goes out, is filled in, and comes back."""
