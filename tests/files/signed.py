"""Signed PDF files for the tests, with certificates made on the spot."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO

from asn1crypto import keys, x509
from cryptography import x509 as cx509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import SigFieldSpec
from pyhanko_certvalidator.registry import SimpleCertificateStore

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Identity:
    """A key with its certificate, and the certificate that vouches for it."""

    key: ec.EllipticCurvePrivateKey
    certificate: cx509.Certificate
    issuer: cx509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def authority(name: str = "CA thử nghiệm") -> Identity:
    """A certificate authority that signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    made = _certificate(_name(name, None), key.public_key(), is_authority=True)
    certificate = made.issuer_name(_name(name, None)).sign(key, hashes.SHA256())
    return Identity(key, certificate, certificate)


def person(
    by: Identity, name: str, *, organisation: str | None = None, years: tuple[int, int] = (0, 50)
) -> Identity:
    """A signer vouched for by an authority, valid between two numbers of years after 2020."""
    key = ec.generate_private_key(ec.SECP256R1())
    made = _certificate(_name(name, organisation), key.public_key(), is_authority=False, years=years)
    certificate = made.issuer_name(by.certificate.subject).sign(by.key, hashes.SHA256())
    return Identity(key, certificate, by.certificate)


def _name(common: str, organisation: str | None) -> cx509.Name:
    parts = [cx509.NameAttribute(NameOID.COMMON_NAME, common)]
    if organisation:
        parts.append(cx509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    return cx509.Name(parts)


def _certificate(
    subject: cx509.Name,
    key: ec.EllipticCurvePublicKey,
    *,
    is_authority: bool,
    years: tuple[int, int] = (0, 50),
) -> cx509.CertificateBuilder:
    begin, end = (LONG_AGO + timedelta(days=365 * year) for year in years)
    usage = cx509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        cx509.CertificateBuilder()
        .subject_name(subject)
        .public_key(key)
        .serial_number(cx509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(cx509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )


def blank() -> bytes:
    """A PDF of one page with a few letters."""
    writer = PdfFileWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    content = StreamObject(stream_data=b"BT /F1 24 Tf 72 700 Td (85 %) Tj ET")
    page = PageObject(
        contents=writer.add_object(content),
        media_box=ArrayObject([NumberObject(n) for n in (0, 0, 595, 842)]),
        resources=DictionaryObject({NameObject("/Font"): fonts}),
    )
    writer.insert_page(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def sign(data: bytes, by: Identity, *, field: str = "Signature1") -> bytes:
    """The file with one more signature."""
    store = SimpleCertificateStore()
    store.register(x509.Certificate.load(by.issuer.public_bytes(serialization.Encoding.DER)))
    private = by.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    signer = SimpleSigner(
        signing_cert=x509.Certificate.load(by.der),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=store,
    )
    writer = IncrementalPdfFileWriter(BytesIO(data))
    signing = PdfSigner(PdfSignatureMetadata(field_name=field), signer, new_field_spec=SigFieldSpec(field))
    made = signing.sign_pdf(writer)
    return bytes(made.getvalue())


def rewritten(data: bytes) -> bytes:
    """The file with another figure laid over its page by a later revision, as an editor would."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    content = StreamObject(stream_data=b"BT /F1 24 Tf 72 700 Td (95 %) Tj ET")
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Contents"] = writer.add_object(content)
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
