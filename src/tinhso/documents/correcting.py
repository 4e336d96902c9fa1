"""What a document is, set right by a person: number, title, issuer, day; each change leaves its before and after."""

from django.db import transaction

from tinhso.base import access, trail
from tinhso.base.models import User
from tinhso.documents import actions
from tinhso.documents.actions import Facts
from tinhso.documents.models import Document

_CORRECTABLE = ("kind", "title", "reference", "issuer", "issued_on", "area")


@transaction.atomic
def correct(*, document: Document, facts: Facts, by: User) -> Document:
    """Write what a person found the facts of a document to be; from then on they are confirmed."""
    for stands_in in (document, facts.area or access.House()):
        if not access.may(by, "documents.review", stands_in):
            access.require(by, "documents.take_in", stands_in)
    locked = Document.objects.select_for_update().get(pk=document.pk)
    before = {name: getattr(locked, name) for name in _CORRECTABLE}
    for name, value in actions.columns(facts).items():
        setattr(locked, name, value)
    locked.full_clean()
    locked.save()
    changed = {
        name: [str(before[name] or ""), str(getattr(locked, name) or "")]
        for name in _CORRECTABLE
        if before[name] != getattr(locked, name)
    }
    trail.leave(by=by, verb="correct", subject=locked, changed=changed)
    return locked
