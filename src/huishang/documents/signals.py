"""What documents tell the stages after them."""

from django.dispatch import Signal

document_read = Signal()
"""A document has a reading that it stands on now: sent with ``document=`` and ``reading=``, within the
transaction that keeps the reading."""
