"""The tables that people edit, and the little code that reads and checks them."""
