"""What review tells the stages after it."""

from django.dispatch import Signal

findings_changed = Signal()
"""What counts in a document is another now: sent with ``document=``, within the transaction that changed it."""
