"""How bodies report: the page and the Excel form of what a body owes in a period, and what its office decides."""
