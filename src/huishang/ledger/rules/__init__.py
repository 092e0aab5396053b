"""What decides in the ledger, without a database: each module can be read and tested on a page."""
