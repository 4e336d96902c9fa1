"""Electronic signatures of a PDF: who signed, when, what was covered, what changed since, and whom to trust."""

from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from typing import Any

from asn1crypto import pem, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import DocumentSecurityStore, EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import NoDSSFoundError, SignatureValidationError
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from tinhso.files.values import Signature, Trust

# What hostile or broken signatures make the library raise, beside its own errors.
_BROKEN = (PdfError, SignatureValidationError, ValueError, TypeError, KeyError, IndexError, AttributeError)
_MOST = 50  # signatures looked at; a paper of a province carries two or three


def signatures(data: bytes, *, roots: tuple[bytes, ...] = ()) -> tuple[Signature, ...]:
    """The signatures of a PDF, in the order in which they were made; none where there are none.

    `roots`: the certificates (DER or PEM) that a signature may lead to. Nothing is fetched: a revocation counts where
    the file carries its proof. A certificate is judged at the time of signing. One that cannot be read comes without
    a signer and not intact, for a signature that says nothing must not look like none.
    """
    try:
        reader = PdfFileReader(BytesIO(data), strict=False)
        if reader.encrypted:
            reader.decrypt(b"")
        fields = list(islice(enumerate_sig_fields(reader, filled_status=True), _MOST))
    except _BROKEN:
        return ()
    trusted = [cert for root in roots for cert in _certificates(root)]
    found = [_embedded(reader, name, field.get_object()) for name, _, field in fields]
    found.sort(key=lambda one: one.signed_revision if one else len(fields))
    return tuple(
        _signature(one, trusted) if one else _unreadable(None)
        for one in found
        if one is None or one.sig_object_type == "/Sig"
    )


def _embedded(reader: PdfFileReader, name: str, field: Any) -> EmbeddedPdfSignature | None:
    try:
        return EmbeddedPdfSignature(reader, field, name)
    except _BROKEN:
        return None


def _certificates(data: bytes) -> list[x509.Certificate]:
    """The certificates of one file; one that is no certificate is passed over, for it can vouch for nobody."""
    try:
        blocks = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        return [x509.Certificate.load(block, strict=True) for block in blocks]
    except ValueError:
        return []


def _signature(one: EmbeddedPdfSignature, trusted: list[x509.Certificate]) -> Signature:
    try:
        signer = one.signer_cert
        status = validate_pdf_signature(one, _context(one, trusted), _context(one, trusted))
    except _BROKEN:
        return _unreadable(_named(one))
    subject, signed_at, proved = signer.subject.native, one.self_reported_timestamp, _proved(status)
    return Signature(
        signer=_part(subject, "common_name") or signer.subject.human_friendly,
        organisation=_part(subject, "organization_name"),
        issuer=_part(signer.issuer.native, "common_name"),
        signed_at=proved or signed_at,
        has_timestamp=proved is not None,
        is_intact=bool(status.intact and status.valid),
        covers_whole_file=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        changed_since=_changed(one, status),
        trust=_trust(status, signer, proved or signed_at),
    )


def _context(one: EmbeddedPdfSignature, trusted: list[x509.Certificate]) -> ValidationContext:
    """Trust in the given roots alone, at the time of signing, with the proofs that the file carries."""
    when = one.self_reported_timestamp
    options: dict[str, Any] = {
        "trust_roots": trusted,
        "allow_fetching": False,
        "revocation_mode": "soft-fail",
        "moment": when.astimezone(UTC) if when and when <= datetime.now(UTC) else None,
    }
    try:
        store = DocumentSecurityStore.read_dss(one.reader)
    except (NoDSSFoundError, *_BROKEN):
        return ValidationContext(**options)
    return store.as_validation_context(options)


def _proved(status: PdfSignatureStatus) -> datetime | None:
    """The time that a timestamp proves; one whose own signature fails proves nothing."""
    stamp = status.timestamp_validity
    return stamp.timestamp if stamp is not None and stamp.valid and stamp.intact else None


def _changed(one: EmbeddedPdfSignature, status: PdfSignatureStatus) -> bool:
    """Whether more than further signatures and their proofs came after."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return False
    level = status.modification_level
    if level in (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES):
        return False
    diff = status.diff_result
    if level is not ModificationLevel.FORM_FILLING or not isinstance(diff, DiffResult):
        return True
    signed = {field.field_name for field in one.reader.embedded_signatures}
    return not set(diff.changed_form_fields) <= signed


def _trust(status: PdfSignatureStatus, signer: x509.Certificate, when: datetime | None) -> Trust:
    if status.trusted:
        return Trust.TRUSTED
    if status.revoked:
        return Trust.REVOKED
    is_in_time = when is None or signer.not_valid_before <= when <= signer.not_valid_after
    return Trust.UNKNOWN if is_in_time else Trust.EXPIRED


def _part(name: dict[str, Any], key: str) -> str | None:
    """One part of a certificate's name; where several are given, the first."""
    said = name.get(key)
    return str(said[0] if isinstance(said, list) else said).strip() or None if said else None


def _named(one: EmbeddedPdfSignature) -> Any:
    try:
        return one.signer_cert.subject.native
    except _BROKEN:
        return None


def _unreadable(subject: Any) -> Signature:
    return Signature(
        signer=(_part(subject, "common_name") or "") if subject else "",
        organisation=_part(subject, "organization_name") if subject else None,
        issuer=None,
        signed_at=None,
        has_timestamp=False,
        is_intact=False,
        covers_whole_file=False,
        changed_since=True,
        trust=Trust.UNKNOWN,
    )
