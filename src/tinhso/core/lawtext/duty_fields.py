"""Lines of a task: "Cơ quan chủ trì: …; cơ quan phối hợp: …; thời gian hoàn thành: …"."""

import re
from dataclasses import replace

from tinhso.core.lawtext import agencies
from tinhso.core.lawtext import duty_words as words
from tinhso.core.lawtext.dues import due_of, due_of_cell
from tinhso.core.lawtext.duty_walk import Fields, Walk, built
from tinhso.core.lawtext.structure import Block, Role
from tinhso.core.lawtext.values import Assignment

Span = tuple[int, int]
_REACH = 3000  # characters of a block that are looked at
# What is no part of a task: its number, and a bracket that only opens ("… (Cơ quan chủ trì: …)").
_BESIDE = re.compile(r"\A(?:nhiệm vụ|nội dung|dự án)(?: số)? \d+\s*[.:]\s*|\s*\([^()]*\Z", re.IGNORECASE)
_YIELD = re.compile(r"sản phẩm|kinh phí|nguồn|đầu ra")
_OWN = 8  # characters before the first field that are a task of their own


def fields_of(walk: Walk, block: Block) -> Fields:
    """The fields that a block holds, each with what it says."""
    stop = min(block.end, block.start + _REACH)
    if walk.source.clean.key.find(":", block.start, stop) < 0:
        return []
    found = list(words.FIELD.finditer(walk.source.clean.key, block.start, stop))
    ends = [*(one.start() for one in found[1:]), block.end][: len(found)]
    return [(one, (one.end(), end)) for one, end in zip(found, ends, strict=True)]


def read_fields(walk: Walk, block: Block, fields: Fields) -> bool:
    """Take the fields of a block as a task's, or as more of the task before; false where it has none."""
    told = [one for one, _ in fields if not one["other"]]
    if any(one["lead"] for one in told):
        _read_task(walk, block, fields)
        return True
    if told and told[0].start() == block.start == fields[0][0].start():
        if walk.made and walk.told is not None and walk.told is _task_of(walk, block):
            walk.made[-1] = _with_fields(walk, walk.made[-1], fields)
        else:
            walk.waiting += fields
        return True
    # "Sản phẩm: …" between the lines of a task is no task.
    begins = bool(fields) and fields[0][0].start() == block.start
    return begins and (walk.told is not None or bool(_YIELD.match(fields[0][0]["other"] or "") and walk.task))


def _task_of(walk: Walk, block: Block) -> Block | None:
    """The task that a line belongs to: the one just named, but for items beside the line the one over both."""
    task = walk.task
    if task and block.marker and task.marker == block.marker and block.above:
        over = walk.blocks[block.above[-1]]
        return over if over.role is not Role.TITLE else task
    return task


def _read_task(walk: Walk, block: Block, fields: Fields) -> None:
    first = fields[0][0].start()
    over = _task_of(walk, block)
    task = (block.start, block.start)
    if first - block.start > _OWN:
        task, walk.waiting = (block.start, first), []
    elif over:
        task = (over.start, over.end)
    made = built(walk, (block.start, block.end), task, due=due_of(walk.source, task, walk.issued))
    made = replace(made, what=_BESIDE.sub("", made.what))
    made = _with_fields(walk, made, [*fields, *walk.waiting])
    walk.told, walk.waiting = over, []
    begun = next(span[0] for one, span in fields if one["lead"])
    if made.leads and made.what and agencies.begins(walk.source.clean, begun):
        walk.made.append(replace(made, rules=("duty.fields",)))


def _with_fields(walk: Walk, made: Assignment, fields: Fields) -> Assignment:
    for found, span in fields:
        made = _with_field(walk, made, found, span=span)
    return made


def _with_field(walk: Walk, made: Assignment, found: re.Match[str], *, span: Span) -> Assignment:
    clean = walk.source.clean
    if found["other"]:
        return made
    if found["lead"]:
        return replace(made, leads=made.leads or agencies.listed(clean, span))
    if found["partner"]:
        return replace(made, partners=made.partners or agencies.listed(clean, span))
    due = due_of_cell(walk.source, span, walk.issued)
    return replace(
        made, by=due.by or made.by, every=due.every or made.every, ongoing=due.ongoing or made.ongoing
    )
