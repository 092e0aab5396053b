"""The joint ledger: each commitment of a mechanism from the clause to the closing."""
