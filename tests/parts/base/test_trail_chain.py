"""The chain of the trail: what the database seals, and each kind of harm that whoever owns the tables could do."""

import io
import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

import people
from parts.base import trails
from parts.base.trails import as_owner, found, left, made_anew, point, seal
from tinhso.base import chain, damage, trail, verifying
from tinhso.base.models import TrailHead, TrailSeal
from tinhso.base.values import Role

pytestmark = pytest.mark.django_db


def asked(do: str = "verify", form: str = "text", expected: tuple[int, str] | None = None) -> tuple[int, str]:
    """Exit status and what is told."""
    told, request = io.StringIO(), {"do": do, "format": form, "expected": expected}
    try:
        call_command("verify_trail", stdin=io.StringIO(json.dumps(request)), stdout=told, no_color=True)
    except SystemExit as ended:
        return int(ended.code or 0), told.getvalue()
    return 0, told.getvalue()


def test_an_empty_trail_and_a_trail_that_nobody_touched_are_whole() -> None:
    assert found() == []
    left(5)
    assert found() == []
    assert TrailHead.objects.get().position == 5


def test_entries_are_sealed_in_order_each_upon_the_one_before() -> None:
    entries = left(3)
    seals = list(TrailSeal.objects.order_by("position"))
    assert [one.entry_id for one in seals] == [entry.pk for entry in entries]
    assert [one.position for one in seals] == [1, 2, 3]
    assert [one.previous for one in seals] == [chain.NOTHING, seals[0].hash, seals[1].hash]
    assert TrailHead.objects.get().hash == seals[2].hash


def test_what_was_rolled_back_leaves_no_gap() -> None:
    left(1)
    by = people.in_role(Role.STEERING)
    with transaction.atomic():
        trail.leave(by=by, verb="try", subject=by)
        transaction.set_rollback(True)
    left(1)
    assert [one.position for one in TrailSeal.objects.order_by("position")] == [1, 2]
    assert found() == []


@pytest.mark.parametrize("text", ["", "Thủ Dầu Một", "a\u200db", "1:x,-,", "💾", "x" * 5000])
def test_whatever_is_said_is_hashed_alike_by_the_database_and_by_us(text: str) -> None:
    by = people.in_role(Role.STEERING)
    trail.leave(by=by, verb="try", subject=by, said=text, more={"b": 1.50, "a": [None, True, 10**20]})
    seal()
    assert found() == []


@pytest.mark.parametrize(
    "change",
    [
        "verb = 'other'",
        "details = '{}'",
        "subject_id = 'x'",
        "subject_kind = 'x'",
        "recorded_at = recorded_at - interval '1 microsecond'",
        "recorded_by_id = (SELECT id FROM base_user WHERE login = 'demo-leader')",
    ],
)
def test_an_edited_row_is_found_whatever_was_edited(change: str) -> None:
    people.in_role(Role.LEADER)
    entries = left(5)
    as_owner(f"UPDATE base_trailentry SET {change} WHERE id = {entries[2].pk}")
    assert found() == [("edited", 3, 3)]


def test_an_edited_row_is_found_though_its_seal_was_made_anew() -> None:
    entries = left(5)
    as_owner(f"UPDATE base_trailentry SET verb = 'other' WHERE id = {entries[2].pk}", made_anew(3))
    assert found() == [("edited", 3, 3)]


def test_the_last_row_is_found_edited_though_its_seal_was_made_anew() -> None:
    entries = left(5)
    as_owner(f"UPDATE base_trailentry SET verb = 'other' WHERE id = {entries[4].pk}", made_anew(5))
    assert found() == [("edited", 5, 5)]


def test_a_seal_that_was_set_back_in_time_is_found() -> None:
    left(5)
    as_owner("UPDATE base_trailseal SET sealed_at = sealed_at - interval '1 day' WHERE position = 2")
    assert found() == [("edited", 2, 2)]


def test_neighbours_that_were_edited_are_told_as_one() -> None:
    entries = left(6)
    as_owner(
        f"UPDATE base_trailentry SET verb = 'other' WHERE id BETWEEN {entries[1].pk} AND {entries[3].pk}"
    )
    assert found() == [("edited", 2, 4)]


def test_a_removed_row_is_found_with_or_without_its_seal() -> None:
    entries = left(6)
    as_owner(
        f"DELETE FROM base_trailentry WHERE id IN ({entries[1].pk}, {entries[3].pk})",
        "DELETE FROM base_trailseal WHERE position = 4",
    )
    assert found() == [("removed", 2, 2), ("removed", 4, 4)]


def test_the_first_rows_are_found_removed() -> None:
    entries = left(5)
    as_owner(
        f"DELETE FROM base_trailentry WHERE id <= {entries[1].pk}",
        "DELETE FROM base_trailseal WHERE position <= 2",
    )
    assert found() == [("removed", 1, 2)]


@pytest.mark.parametrize("is_head_moved", [True, False])
def test_a_removed_row_is_found_though_the_later_ones_were_moved_up(is_head_moved: bool) -> None:
    entries = left(6)
    moved = (
        f"UPDATE base_trailseal SET position = {number - 2} WHERE position = {number}" for number in (5, 6)
    )
    as_owner(
        "DELETE FROM base_trailseal WHERE position IN (3, 4)",
        f"DELETE FROM base_trailentry WHERE id IN ({entries[2].pk}, {entries[3].pk})",
        *moved,
        *(["UPDATE base_trailhead SET position = 4"] if is_head_moved else []),
    )
    assert ("removed", 3, 3) in found()
    assert {kind for kind, _, _ in found()} <= {"removed", "head"}


@pytest.mark.parametrize(("one", "other"), [(2, 3), (2, 5), (1, 6)])
def test_rows_that_changed_places_are_found(one: int, other: int) -> None:
    left(6)
    as_owner(
        f"UPDATE base_trailseal SET position = 0 WHERE position = {one}",
        f"UPDATE base_trailseal SET position = {one} WHERE position = {other}",
        f"UPDATE base_trailseal SET position = {other} WHERE position = 0",
    )
    kinds = {kind for kind, _, _ in found()}
    places = {number for _, first, last in found() for number in range(first, last + 1)}
    assert kinds == {"reordered"}
    assert places == {one, other}


def test_entries_that_changed_seals_are_found() -> None:
    entries = left(5)
    as_owner(
        "ALTER TABLE base_trailseal DROP CONSTRAINT base_trailseal_entry_id_key",
        f"UPDATE base_trailseal SET entry_id = {entries[3].pk} WHERE position = 2",
        f"UPDATE base_trailseal SET entry_id = {entries[1].pk} WHERE position = 4",
    )
    assert found() == [("reordered", 2, 2), ("reordered", 4, 4)]


def test_rows_cut_off_at_the_end_are_found_by_the_head() -> None:
    entries = left(6)
    as_owner(
        "DELETE FROM base_trailseal WHERE position > 4",
        f"DELETE FROM base_trailentry WHERE id >= {entries[4].pk}",
    )
    assert found() == [("truncated", 5, 6)]


def test_a_trail_that_was_emptied_is_found_by_the_head() -> None:
    left(3)
    as_owner("TRUNCATE base_trailseal, base_trailentry")
    assert found() == [("truncated", 1, 3)]


def test_a_head_that_was_set_back_or_removed_is_found() -> None:
    left(4)
    as_owner("UPDATE base_trailhead SET position = 2")
    assert found() == [("head", 4, 4)]
    as_owner("DELETE FROM base_trailhead")
    assert found() == [("head", 4, 4)]


def test_a_row_added_while_the_sealing_was_off_is_found() -> None:
    entries = left(2)
    as_owner(
        "INSERT INTO base_trailentry (recorded_at, recorded_by_id, verb, subject_kind, subject_id, details) "
        "SELECT recorded_at, recorded_by_id, 'forged', '', '', '{}' FROM base_trailentry LIMIT 1"
    )
    assert [kind for kind, _, _ in found()] == ["added"]
    assert found()[0][1] > entries[1].pk


def test_a_chain_that_was_written_anew_as_a_whole_is_found_by_what_was_noted_outside() -> None:
    entries = left(4)
    noted = point(3)
    as_owner(f"UPDATE base_trailentry SET verb = 'other' WHERE id = {entries[1].pk}", made_anew(2))
    for position in (3, 4):
        as_owner(
            "UPDATE base_trailseal s SET previous = b.hash FROM base_trailseal b "
            f"WHERE b.position = {position - 1} AND s.position = {position}",
            made_anew(position),
        )
    as_owner(f"UPDATE base_trailhead SET hash = '{point(4).hash}'")
    assert found() == []
    assert found(noted) == [("anchor", 3, 3)]


def test_a_cut_that_set_the_head_back_too_is_found_by_what_was_noted_outside() -> None:
    entries = left(4)
    noted = point(4)
    as_owner(
        "DELETE FROM base_trailseal WHERE position > 2",
        f"DELETE FROM base_trailentry WHERE id >= {entries[2].pk}",
        f"UPDATE base_trailhead SET position = 2, hash = '{point(2).hash}'",
    )
    assert found() == []
    assert found(noted) == [("truncated", 3, 4)]


def test_more_entries_since_it_was_noted_are_no_damage() -> None:
    left(2)
    noted = point(2)
    left(2)
    assert found(noted) == []


def test_without_its_head_nothing_is_left_and_nothing_done() -> None:
    left(1)
    as_owner("DELETE FROM base_trailhead")
    with pytest.raises(Exception, match="query returned no rows"), transaction.atomic():
        left(1)


def test_a_damage_says_when() -> None:
    entries = left(3)
    as_owner(f"UPDATE base_trailentry SET verb = 'other' WHERE id = {entries[1].pk}")
    at = damage.moment(trails.first_damage().since)
    assert at is not None
    assert abs(at - TrailSeal.objects.get(position=2).sealed_at) < timedelta(seconds=1)


def test_the_command_tells_what_is_wrong_and_what_to_do() -> None:
    entries = left(3)
    status, told = asked()
    assert (status, "nguyên vẹn: 3 dấu vết" in told) == (0, True)
    noted = str(point(3))
    assert asked("head") == (0, f"{noted}\n")
    as_owner(f"UPDATE base_trailentry SET verb = 'other' WHERE id = {entries[1].pk}")
    status, told = asked()
    assert status == 1
    assert "✗ vị trí 2: nội dung hoặc dấu niêm phong đã bị sửa (lúc " in told
    assert "bản sao lưu" in told


def test_the_command_tells_it_to_programs() -> None:
    entries = left(3)
    as_owner(f"DELETE FROM base_trailentry WHERE id = {entries[1].pk}")
    status, told = asked(form="json", expected=(9, "f" * 64))
    assert status == 1
    answer = json.loads(told)
    assert answer["is_sound"] is False
    assert [(one["kind"], one["first"], one["last"]) for one in answer["damages"]] == [
        ("removed", 2, 2),
        ("truncated", 4, 9),
    ]


def test_a_long_trail_tells_how_far_it_is() -> None:
    left(5)
    steps: list[tuple[int, int]] = []
    assert list(verifying.damages(progress=lambda *at: steps.append(at), step=2)) == []
    assert steps == [(2, 5), (4, 5)]


def test_what_was_left_before_there_was_a_chain_is_sealed_when_the_chain_comes() -> None:
    entries = left(3)
    MigrationExecutor(connection).migrate([("base", "0001_initial")])
    left(1)
    newest = max(
        key for node in MigrationExecutor(connection).loader.graph.leaf_nodes("base") for key in node[1:]
    )
    MigrationExecutor(connection).migrate([("base", newest)])
    assert found() == []
    seals = list(TrailSeal.objects.order_by("position"))
    assert len(seals) == 4
    assert [one.entry_id for one in seals[:3]] == [entry.pk for entry in entries]
    left(1)
    assert found() == []
    assert TrailHead.objects.get().position == 5
