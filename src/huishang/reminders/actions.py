"""Sending: a digest goes out and is on record, or neither."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import override

from huishang.reminders.digests import Digest
from huishang.reminders.mail import body_of, subject_of
from huishang.reminders.models import SentReminder


@transaction.atomic
def send(digest: Digest, day: date, at: datetime) -> None:
    """Record a digest and send it, in the language of the site.

    Raises:
        OSError: the mail server did not take it, and nothing is recorded (smtplib's errors are of this kind).

    """
    SentReminder.objects.bulk_create(
        SentReminder(
            person=digest.person,
            item=line.reminder.item,
            clock=str(line.reminder.rule),
            step=line.reminder.step,
            due=line.reminder.due,
            on=day,
            sent_at=at,
        )
        for line in digest.lines
    )
    with override(settings.LANGUAGE_CODE):
        EmailMessage(subject_of(digest), body_of(digest), to=[digest.person.email]).send()
