"""The lists of the record: what each offers to narrow, sort and show."""
