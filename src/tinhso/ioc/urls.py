"""Addresses of the face."""

from django.urls import path, register_converter

from tinhso.ioc.views import (
    actions,
    agreeing,
    board,
    country,
    duty_queue,
    joining,
    overview,
    place_search,
    places,
    proposing,
    queue,
    target,
)

register_converter(places.StartConverter, "start")
register_converter(places.TierConverter, "tier")

app_name = "ioc"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("tong-quan.<ending:ending>", overview.export, name="overview_export"),
    path("nghi-quyet/<uuid:pk>/", board.board, name="board"),
    path("nghi-quyet/<uuid:pk>/bang-diem.<ending:ending>", board.export, name="board_export"),
    path("chi-tieu/<uuid:pk>/", target.target, name="target"),
    path("chi-tieu/<uuid:pk>/so-lieu.<ending:ending>", target.export, name="target_export"),
    path("chi-tieu/<uuid:pk>/ghi-so-lieu/", actions.record, name="record_by_hand"),
    path("chi-tieu/<uuid:pk>/sua/", actions.revise, name="revise"),
    path("chi-tieu/<uuid:pk>/rut/", actions.withdraw, name="withdraw"),
    path("chi-tieu/<uuid:pk>/so-lieu/<int:row>/xac-minh/", actions.verify, name="verify"),
    path("chi-tieu/<uuid:pk>/so-lieu/<int:row>/dinh-chinh/", actions.correct, name="correct"),
    path("chi-tieu/<uuid:pk>/so-lieu/<int:row>/rut/", actions.take_back, name="take_back"),
    path("dia-ban/", country.country, name="country"),
    path("dia-ban/don-vi.<ending:ending>", country.country_export, name="country_export"),
    path("dia-ban/ban-do.svg", country.country_map, name="country_map"),
    path("dia-ban/duong-vien/<str:name>.svg", country.outlines, name="outlines"),
    path("dia-ban/tinh/<str:code>/<str:start>/ban-do.svg", country.province_map, name="province_map"),
    path(
        "dia-ban/tinh/<str:code>/<str:start>/don-vi.<ending:ending>",
        country.province_export,
        name="province_export",
    ),
    path("dia-ban/tim/", place_search.page, name="place_search"),
    path("dia-ban/tim.<ending:ending>", place_search.export, name="place_search_export"),
    path("dia-ban/<tier:tier>/<slug:code>/", places.of_code, name="place_of_code"),
    path("dia-ban/<tier:tier>/<slug:code>/<start:start>/", places.place, name="place"),
    path(
        "dia-ban/<tier:tier>/<slug:code>/<start:start>/cap-duoi.<ending:ending>",
        places.children,
        name="place_children",
    ),
    path(
        "dia-ban/<tier:tier>/<slug:code>/<start:start>/bien-dong.<ending:ending>",
        places.changes,
        name="place_changes",
    ),
    path("ra-soat/", queue.page, name="queue"),
    path("ra-soat.<ending:ending>", queue.export, name="queue_export"),
    path("ra-soat/viec/", duty_queue.page, name="duty_queue"),
    path("ra-soat/viec.<ending:ending>", duty_queue.export, name="duty_queue_export"),
    path("ra-soat/de-xuat/", proposing.proposals, name="proposals"),
    path("ra-soat/de-xuat/<int:pk>/", proposing.answer, name="answer"),
    path("ra-soat/doi-chieu/", agreeing.page, name="agreement"),
    path("ra-soat/doi-chieu.<ending:ending>", agreeing.export, name="agreement_export"),
    path("ra-soat/phim/", queue.keys, name="queue_keys"),
    path("ra-soat/<int:pk>/chi-tieu/", joining.promise, name="promise"),
    path("ra-soat/<int:pk>/so-lieu/", joining.record, name="record"),
    path("van-ban/<uuid:pk>/lap-chi-tieu/", joining.bulk, name="bulk"),
]
