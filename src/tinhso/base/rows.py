"""Abstract models: rows that may change, and rows that never do."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Row(models.Model):
    """A row that may be changed by named actions, each of which leaves a trail."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


_UNCHANGED = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
_NOT_REMOVED = pgtrigger.Protect(name="not_removed", operation=pgtrigger.Delete)
_NOT_EMPTIED = pgtrigger.Trigger(
    name="no_truncate",
    when=pgtrigger.Before,
    operation=pgtrigger.Truncate,
    level=pgtrigger.Statement,
    func="RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME;",
)


class AppendOnly(models.Model):
    """A row that is never changed, removed or truncated: held by triggers and by the application's rights."""

    recorded_at = models.DateTimeField(_("ghi lúc"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người ghi")
    )

    class Meta:
        abstract = True
        triggers = (_UNCHANGED, _NOT_EMPTIED)


class Sealed(models.Model):
    """A row that triggers of the database write; the application's role can only read it."""

    class Meta:
        abstract = True
        triggers = (_NOT_REMOVED, _NOT_EMPTIED)
