"""What the apps that stand on this one may listen to."""

from django.dispatch import Signal

document_read = Signal()
"""Sent inside the transaction whenever another reading of a document comes to hold.

Arguments: ``document`` (Document) and ``reading`` (Reading). A receiver that raises undoes all of it.
"""
