"""Changes to areas."""

import io
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from tinhso.base import access, attachments, trail
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.territory import proposing, queries, shipped
from tinhso.territory.models import Area, AreaOutline, AreaTransfer, Edition, Load
from tinhso.territory.planning import Plan
from tinhso.territory.proposing import Heard, Proposal, silent
from tinhso.territory.values import AreaKind, LoadSource, Tier

_BATCH = 1_000
Kept = TypeVar("Kept", Area, AreaTransfer)


@transaction.atomic
def enter(
    *,
    code: str,
    name: str,
    tier: Tier,
    kind: AreaKind,
    parent_code: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    by: User,
) -> Area:
    """Enter an area as it stood in an interval; refused when the code already meant an area on some of its days."""
    access.require(by, "territory.enter")
    area = Area(
        code=code,
        name=name,
        tier=tier,
        kind=kind,
        parent_code=parent_code,
        valid_from=valid_from,
        valid_to=valid_to,
        **queries.keys(name),
    )
    for other in Area.objects.filter(tier=tier, code=code).select_for_update():
        if other.interval.overlaps(area.interval):
            raise Refused(
                f"Mã {code} đã dùng cho «{other}» trong cùng thời gian: hãy kiểm tra ngày hiệu lực."
            )
    area.full_clean()
    area.save()
    trail.leave(by=by, verb="enter", subject=area, code=code, name=name)
    return area


@transaction.atomic
def load(proposal: Proposal, *, by: User, heard: Heard = silent) -> Load:
    """Carry out what a pack would change, all or nothing; refused when areas have changed since it was worked out."""
    access.require(by, "territory.enter")
    done = _carry_out(proposal, by=by, source=LoadSource.PACK, heard=heard)
    trail.leave(
        by=by,
        verb="load",
        subject=done,
        name=done.name,
        digest=done.digest,
        counts=done.counts,
        corrections=sum(count for _, count in proposal.applied),
    )
    return done


@transaction.atomic
def enter_provinces() -> Load | None:
    """Enter the list of provinces that comes with the program; None when it stands already.

    Nobody does it but the program, which has no account: the load is its own record. Refused when areas that
    somebody entered contradict it.
    """
    proposal = proposing.propose(shipped.provinces())
    if proposal.plan.is_empty:
        return None
    return _carry_out(proposal, by=None, source=LoadSource.NATIONAL, heard=silent)


def _carry_out(proposal: Proposal, *, by: User | None, source: LoadSource, heard: Heard) -> Load:
    held = Edition.objects.select_for_update().first()
    if (held.number if held else 0) != proposal.edition:
        raise Refused("Danh sách đơn vị vừa thay đổi trong lúc chờ, chưa ghi gì: hãy chạy lại lệnh.")
    pack, plan = proposal.pack, proposal.plan
    done = Load.objects.create(
        source=source,
        name=pack.name[:200],
        digest=pack.digest,
        files=[{"name": file.name, "digest": file.digest, "bytes": len(file.data)} for file in pack.files],
        note=pack.note,
        counts=plan.counts,
        made_at=timezone.now(),
        made_by=by,
    )
    # What ends makes room for what begins.
    changed = {area.pk: area for area in (*plan.ended, *plan.started, *plan.labelled)}
    Area.objects.bulk_update(
        changed.values(), ["valid_from", "valid_to", "area_km2", "longitude", "latitude"], batch_size=500
    )
    _add(plan.entered, Area, load=done, heard=heard)
    AreaTransfer.objects.bulk_update(plan.shared, ["share", "share_of"], batch_size=500)
    _add(plan.transfers, AreaTransfer, load=done, heard=heard)
    _draw(plan, load=done)
    return done


def _add(rows: Sequence[Kept], model: type[Kept], *, load: Load, heard: Heard) -> None:
    for row in rows:
        row.load = load
    for start in range(0, len(rows), _BATCH):
        heard(f"Ghi {model._meta.verbose_name}: {start}/{len(rows)}")
        model._default_manager.bulk_create(rows[start : start + _BATCH])


def _draw(plan: Plan, *, load: Load) -> None:
    """Keep the files of outlines and remember what they draw; a file that nobody remembers later does no harm."""
    for drawn in plan.outlines:
        file = drawn.said.file
        AreaOutline.objects.create(
            tier=drawn.said.tier,
            within_code=drawn.within_code,
            valid_from=drawn.said.valid_from,
            file=attachments.store(io.BytesIO(file.data)),
            name=file.name[-200:],
            size=len(file.data),
            load=load,
        )
