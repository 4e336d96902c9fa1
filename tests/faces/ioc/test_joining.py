"""From an accepted statement to a target or a figure: which indicator is preselected, and what is made."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

import promises
from promises import Says
from tinhso.base.values import Role
from tinhso.core.lawtext import Kind
from tinhso.core.matching import Closeness
from tinhso.documents.models import Document, Review
from tinhso.indicators import queries as indicators
from tinhso.indicators.models import Indicator
from tinhso.ioc import joining
from tinhso.observations.models import Observation
from tinhso.progress.models import Target

pytestmark = pytest.mark.django_db
Read = Callable[[bytes], str]
SignIn = Callable[[Role], Client]
FIBRE = "Tỷ lệ hộ gia đình được phủ mạng Internet băng rộng cáp quang"
BRIEF = "hộ gia đình được phủ mạng Internet băng rộng"
SKILL = "Tỷ lệ người dân trong độ tuổi lao động được đào tạo kỹ năng số cơ bản"
ALIKE = "người dân biết kỹ năng về công nghệ thông tin"


def result(*sentences: Says) -> tuple[Document, list[Review]]:
    return promises.document(*sentences, kind=Kind.RESULT, reference="12/BC", title="Báo cáo năm")


def placed(review: Review) -> joining.Placed:
    return joining.placed([review], indicators.indicators())[0]


@pytest.mark.parametrize(("said", "closeness"), [(FIBRE, Closeness.SAME), (BRIEF, Closeness.BRIEFER)])
def test_the_same_thing_also_said_more_briefly_is_preselected(said: str, closeness: Closeness) -> None:
    known = promises.indicator(FIBRE)
    _paper, (review,) = result(Says(said, "83.6"))
    found = placed(review)
    assert found.chosen == f"cs:{known.pk}"
    assert found.offers[0].match.closeness is closeness


def test_a_thing_that_only_resembles_is_offered_and_never_preselected() -> None:
    promises.indicator(SKILL)
    _paper, (review,) = result(Says(ALIKE, "89"))
    found = placed(review)
    assert [offer.match.closeness for offer in found.offers] == [Closeness.SIMILAR]
    assert found.chosen == found.own


def test_a_thing_of_its_own_becomes_a_new_indicator() -> None:
    promises.indicator(FIBRE)
    _paper, (review,) = result(Says("số doanh nghiệp công nghệ số", "8075", "doanh nghiệp"))
    assert placed(review).offers == ()


def test_the_level_belongs_to_the_target_and_not_to_the_indicator() -> None:
    known = promises.indicator(FIBRE)
    _paper, (review,) = promises.document(Says(FIBRE, "95", more={"levels": ("commune",)}))
    assert placed(review).chosen == f"cs:{known.pk}"


def test_two_statements_of_one_document_share_a_new_indicator() -> None:
    paper, _reviews = promises.document(
        Says(FIBRE, "80", more={"levels": ("province",)}), Says(FIBRE, "60", more={"levels": ("commune",)})
    )
    first, second = joining.placed(joining.open_reviews(paper), indicators.indicators())
    assert (first.chosen, second.chosen) == (first.own, first.own)


def test_the_page_of_a_target_is_prefilled_and_makes_it(signed_in: SignIn, read: Read) -> None:
    known = promises.indicator(FIBRE)
    _paper, (review,) = promises.document(Says(FIBRE, "95", more={"by": date(2025, 12, 31)}))
    client = signed_in(Role.STEERING)
    page = client.get(f"/ra-soat/{review.pk}/chi-tieu/")
    assert 'value="Nghị quyết 05-NQ/TU ngày 19/05/2022"' in page.content.decode()
    assert "cùng một đại lượng" in read(page.content)
    said = {
        "key": f"cs:{known.pk}",
        "area": str(promises.province().pk),
        "lead": "Sở A",
        "partners": "Sở B",
        "legal_basis": "Nghị quyết 05",
        "baseline_value": "62,5",
        "baseline_on": "31/12/2021",
        "path": "linear",
    }
    answer = client.post(f"/ra-soat/{review.pk}/chi-tieu/", said, follow=True)
    assert "Đã lập chỉ tiêu." in read(answer.content)
    version = Target.objects.get().versions.get()
    assert (version.indicator, version.lead, version.partners) == (known, "Sở A", ["Sở B"])
    assert (version.baseline_value, version.path) == (Decimal("62.5"), "linear")


def test_a_path_needs_where_it_begins(signed_in: SignIn, read: Read) -> None:
    _paper, (review,) = promises.document(Says(FIBRE, "95"))
    said = {"key": f"moi:{review.pk}", "area": str(promises.province().pk), "path": "linear"}
    answer = signed_in(Role.STEERING).post(f"/ra-soat/{review.pk}/chi-tieu/", said)
    assert answer.status_code == 422
    assert "cần mức xuất phát" in read(answer.content)
    assert not Target.objects.exists()


def test_another_indicator_is_chosen_by_its_code(signed_in: SignIn, read: Read) -> None:
    other = promises.indicator("Tỷ lệ người có tài khoản")
    _paper, (review,) = promises.document(Says(FIBRE, "95"))
    said = {"key": f"moi:{review.pk}", "code": "cs0001", "area": str(promises.province().pk), "path": "none"}
    client = signed_in(Role.STEERING)
    wrong = client.post(f"/ra-soat/{review.pk}/chi-tieu/", {**said, "code": "CS9"})
    assert "Không có chỉ số mã «CS9»" in read(wrong.content)
    client.post(f"/ra-soat/{review.pk}/chi-tieu/", said)
    assert Target.objects.get().versions.get().indicator == other


def test_the_page_of_a_figure_says_where_its_day_comes_from(signed_in: SignIn, read: Read) -> None:
    promises.province()
    _paper, (dated, undated) = result(
        Says(FIBRE, "83.6", more={"as_of": "2021-Q4"}), Says("Tỷ lệ người có tài khoản", "82")
    )
    client = signed_in(Role.DEPARTMENT)
    first = read(client.get(f"/ra-soat/{dated.pk}/so-lieu/").content)
    second = client.get(f"/ra-soat/{undated.pk}/so-lieu/")
    assert "Ngày lấy từ câu trong văn bản: quý 4/2021." in first
    assert "đang lấy ngày ban hành của văn bản" in read(second.content)
    assert 'value="19/05/2022"' in second.content.decode()


def test_a_figure_keeps_its_period_unless_its_day_is_changed(signed_in: SignIn) -> None:
    known = promises.indicator(FIBRE)
    _paper, reviews = result(*(Says(FIBRE, "83.6", more={"as_of": "2021-Q4"}) for _ in range(2)))
    client = signed_in(Role.STEERING)
    for review, day in zip(reviews, ("31/12/2021", "30/11/2021"), strict=True):
        said = {
            "key": f"cs:{known.pk}",
            "area": str(promises.province().pk),
            "value": "83,6",
            "as_of": day,
            "stage": "final",
        }
        client.post(f"/ra-soat/{review.pk}/so-lieu/", said)
    assert list(Observation.objects.order_by("position").values_list("period", flat=True)) == ["2021-Q4", ""]


def bulk(paper: Document, reviews: list[Review], **changed: str) -> dict[str, object]:
    """What the table of a document sends when nothing is changed by hand."""
    found = joining.placed(reviews, indicators.indicators())
    said: dict[str, object] = {"chon": [str(review.pk) for review in reviews]}
    for one in found:
        said[f"chi-so-{one.review.pk}"] = one.chosen
        said[f"dia-ban-{one.review.pk}"] = str(promises.province().pk)
        said[f"chu-tri-{one.review.pk}"] = "Sở A"
    return {**said, **changed}


def test_a_whole_document_is_made_in_one_go(signed_in: SignIn, read: Read) -> None:
    paper, reviews = promises.document(Says(FIBRE, "95"), Says("Tỷ lệ người có tài khoản", "80"))
    client, url = signed_in(Role.STEERING), f"/van-ban/{paper.pk}/lap-chi-tieu/"
    assert client.get(url).content.count(b'name="chon"') == 2
    answer = client.post(url, bulk(paper, reviews), follow=True)
    assert "Đã lập 2 chỉ tiêu và ghi 0 số liệu." in read(answer.content)
    assert {version.versions.get().lead for version in Target.objects.all()} == {"Sở A"}
    assert "Không còn nội dung nào chờ lập chỉ tiêu" in read(client.get(url).content)


def test_rows_that_are_not_ticked_wait(signed_in: SignIn) -> None:
    paper, reviews = promises.document(Says(FIBRE, "95"), Says("Tỷ lệ người có tài khoản", "80"))
    said = {**bulk(paper, reviews), "chon": [str(reviews[0].pk)]}
    signed_in(Role.STEERING).post(f"/van-ban/{paper.pk}/lap-chi-tieu/", said)
    assert [target.review for target in Target.objects.all()] == [reviews[0]]
    assert joining.open_reviews(paper) == [reviews[1]]


def test_one_wrong_row_makes_nothing_of_all(signed_in: SignIn) -> None:
    paper, reviews = promises.document(Says(FIBRE, "95"), Says("Tỷ lệ người có tài khoản", "80"))
    client, url = signed_in(Role.STEERING), f"/van-ban/{paper.pk}/lap-chi-tieu/"
    last = reviews[1].pk
    for wrong in ({f"dia-ban-{last}": ""}, {f"chi-so-{last}": "cs:khong-co"}):
        assert client.post(url, bulk(paper, reviews, **wrong)).status_code == 422
    assert (Target.objects.count(), Indicator.objects.count()) == (0, 0)


def test_nothing_ticked_is_said(signed_in: SignIn, read: Read) -> None:
    paper, _reviews = promises.document(Says(FIBRE, "95"))
    answer = signed_in(Role.STEERING).post(f"/van-ban/{paper.pk}/lap-chi-tieu/")
    assert "Chưa chọn dòng nào" in read(answer.content)


def test_a_statement_of_an_unknown_place_is_not_ticked(signed_in: SignIn, read: Read) -> None:
    paper, _reviews = result(
        Says("hỗ trợ doanh nghiệp", "800", "doanh nghiệp", more={"territory": "Việt Nam"})
    )
    page = signed_in(Role.STEERING).get(f"/van-ban/{paper.pk}/lap-chi-tieu/").content
    assert b"checked" not in page
    assert "Không rõ: Việt Nam" in read(page)


def test_a_department_records_figures_and_promises_nothing(signed_in: SignIn) -> None:
    paper, _reviews = promises.document(Says(FIBRE, "95"))
    client = signed_in(Role.DEPARTMENT)
    assert b'name="chon"' not in client.get(f"/van-ban/{paper.pk}/lap-chi-tieu/").content
    review = Review.objects.get()
    assert client.get(f"/ra-soat/{review.pk}/chi-tieu/").status_code == 403


@pytest.mark.parametrize("role", [Role.LEADER, Role.CLERK])
def test_those_who_only_read_join_nothing(signed_in: SignIn, role: Role) -> None:
    paper, (review,) = promises.document(Says(FIBRE, "95"))
    for url in (f"/van-ban/{paper.pk}/lap-chi-tieu/", f"/ra-soat/{review.pk}/chi-tieu/"):
        assert signed_in(role).get(url).status_code == 403
