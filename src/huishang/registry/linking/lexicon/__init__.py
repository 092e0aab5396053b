"""The tables of linking, which people edit, and what reads and checks them."""
