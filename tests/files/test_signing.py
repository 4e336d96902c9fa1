"""What is said of a signed PDF: who, when, what was covered, what changed, whom to trust."""

from datetime import UTC, datetime, timedelta

import pytest

from files import signed
from tinhso.files.signing import signatures
from tinhso.files.values import Trust


@pytest.fixture(scope="module")
def root() -> signed.Identity:
    return signed.authority()


@pytest.fixture(scope="module")
def chair(root: signed.Identity) -> signed.Identity:
    return signed.person(root, "Người Ký Thử", organisation="UBND tỉnh Thử Nghiệm")


@pytest.fixture(scope="module")
def paper(chair: signed.Identity) -> bytes:
    return signed.sign(signed.blank(), chair)


def test_a_signed_paper_names_its_signer_the_agency_and_the_moment(
    paper: bytes, root: signed.Identity
) -> None:
    (one,) = signatures(paper, roots=(root.der,))
    assert (one.signer, one.organisation, one.issuer) == (
        "Người Ký Thử",
        "UBND tỉnh Thử Nghiệm",
        "CA thử nghiệm",
    )
    assert one.signed_at is not None
    assert abs(one.signed_at - datetime.now(UTC)) < timedelta(hours=1)
    assert (one.is_intact, one.covers_whole_file, one.changed_since) == (True, True, False)
    assert (one.trust, one.has_timestamp) == (Trust.TRUSTED, False)


def test_a_root_may_be_written_as_pem(paper: bytes, root: signed.Identity) -> None:
    assert [one.trust for one in signatures(paper, roots=(root.pem,))] == [Trust.TRUSTED]


def test_without_a_root_nobody_is_trusted(paper: bytes) -> None:
    assert [one.trust for one in signatures(paper)] == [Trust.UNKNOWN]


def test_another_authority_of_the_same_name_is_not_trusted(paper: bytes) -> None:
    assert [one.trust for one in signatures(paper, roots=(signed.authority().der,))] == [Trust.UNKNOWN]


def test_a_file_among_the_roots_that_is_no_certificate_vouches_for_nobody(paper: bytes) -> None:
    armoured = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    found = signatures(paper, roots=(b"not a certificate", armoured))
    assert [one.trust for one in found] == [Trust.UNKNOWN]


def test_who_vouches_for_himself_is_not_trusted(root: signed.Identity) -> None:
    alone = signed.authority("Tự Ký")
    assert [one.trust for one in signatures(signed.sign(signed.blank(), alone), roots=(root.der,))] == [
        Trust.UNKNOWN
    ]


def test_an_authority_that_vouches_for_itself_is_trusted_only_as_a_root() -> None:
    alone = signed.authority("Tự Ký")
    (one,) = signatures(signed.sign(signed.blank(), alone))
    assert one.trust is Trust.UNKNOWN


def test_a_certificate_that_had_run_out_when_it_signed_is_expired(root: signed.Identity) -> None:
    late = signed.person(root, "Hết Hạn", years=(0, 1))
    (one,) = signatures(signed.sign(signed.blank(), late), roots=(root.der,))
    assert (one.trust, one.is_intact) == (Trust.EXPIRED, True)


def test_the_stamp_of_the_agency_after_the_person_is_no_change(paper: bytes, root: signed.Identity) -> None:
    stamp = signed.person(root, "Ủy ban nhân dân tỉnh Thử Nghiệm")
    first, second = signatures(signed.sign(paper, stamp, field="Signature2"), roots=(root.der,))
    assert (first.signer, second.signer) == ("Người Ký Thử", "Ủy ban nhân dân tỉnh Thử Nghiệm")
    assert (first.is_intact, first.covers_whole_file, first.changed_since) == (True, False, False)
    assert (second.is_intact, second.covers_whole_file, second.changed_since) == (True, True, False)


def test_a_page_changed_after_signing_is_told(paper: bytes, root: signed.Identity) -> None:
    (one,) = signatures(signed.rewritten(paper), roots=(root.der,))
    assert (one.is_intact, one.covers_whole_file, one.changed_since) == (True, False, True)


def test_a_page_changed_between_two_signatures_is_told_of_the_first(
    paper: bytes, root: signed.Identity
) -> None:
    stamp = signed.person(root, "Ủy ban nhân dân tỉnh Thử Nghiệm")
    first, second = signatures(
        signed.sign(signed.rewritten(paper), stamp, field="Signature2"), roots=(root.der,)
    )
    assert (first.changed_since, second.changed_since) == (True, False)


def test_signed_bytes_that_were_altered_are_not_intact(paper: bytes, root: signed.Identity) -> None:
    altered = paper.replace(b"(85 %)", b"(95 %)")
    assert altered != paper
    (one,) = signatures(altered, roots=(root.der,))
    assert one.is_intact is False


def test_a_paper_without_signatures_has_none() -> None:
    assert signatures(signed.blank()) == ()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"no pdf at all"])
def test_what_is_no_pdf_has_no_signatures(data: bytes) -> None:
    assert signatures(data) == ()


def test_a_signature_that_says_nothing_is_shown_as_broken_not_left_out(paper: bytes) -> None:
    at = paper.index(b"/Contents <") if b"/Contents <" in paper else paper.index(b"/Contents<")
    start = paper.index(b"<", at) + 1
    emptied = paper[:start] + b"0" * 4000 + paper[start + 4000 :]
    (one,) = signatures(emptied)
    assert (one.is_intact, one.trust) == (False, Trust.UNKNOWN)
