"""How a list contradicts what is known, or areas contradict each other, and what to do, in words."""

from collections.abc import Mapping
from datetime import date

from tinhso.core.timetree import Fault, Problem
from tinhso.core.vi import standard_tones
from tinhso.territory.models import Area
from tinhso.territory.said import AreaSaid

_DAYS = "hãy sửa valid_from hoặc valid_to."
_WORDS = {
    Fault.SAME_KEY: "đã có trong danh sách: hãy bỏ một dòng.",
    Fault.OVERLAP: "có hai đơn vị cùng mang mã này từ ngày {on}: " + _DAYS,
    Fault.ORPHAN: "ngày {on} không có đơn vị cấp trên mang mã {found}: hãy sửa parent_code, hoặc thêm đơn vị đó.",
    Fault.CYCLE: "các đơn vị là cấp trên của nhau (vòng lặp): hãy sửa parent_code.",
    Fault.UNKNOWN_SOURCE: "không rõ đơn vị nguồn: hãy sửa source_code.",
    Fault.UNKNOWN_TARGET: "không rõ đơn vị đích: hãy sửa target_code.",
    Fault.INTO_ITSELF: "đơn vị chuyển vào chính nó: hãy sửa target_code, hoặc bỏ dòng này.",
    Fault.SAME_TRANSFER: "biến động này đã có: hãy bỏ một dòng.",
    Fault.SOURCE_STAYS: "đơn vị nguồn không kết thúc ngày {on}: hãy ghi ngày đó ở valid_to của nó, hoặc sửa on.",
    Fault.TARGET_STOOD: "đơn vị đích không bắt đầu ngày {on}: hãy ghi ngày đó ở valid_from của nó, hoặc sửa on.",
    Fault.BAD_SHARE: "phần {found} không hợp với cách chuyển: toàn bộ, đổi tên, đổi loại là 1 hoặc để trống.",
    Fault.SHARES_OVER: "các phần chuyển đi ngày {on} cộng lại {found}, quá toàn bộ: hãy sửa share hoặc kind.",
    Fault.SHARES_SHORT: "các phần chuyển đi ngày {on} cộng lại chỉ {found}: hãy thêm dòng còn thiếu hoặc sửa share.",
}


def contrary(said: AreaSaid, area: Area) -> str:
    """How a statement contradicts an area that stood on its day; empty where it does not."""
    same_name = standard_tones(said.name) == standard_tones(area.name)
    if not same_name or said.kind != area.kind or said.parent_code != area.parent_code:
        return (
            f"mã {said.code} {_on(said.on)} đã là «{area.full_name}» thuộc {area.parent_code or '–'}, ở đây là "
            f"«{said.full_name}» thuộc {said.parent_code or '–'}: hãy sửa tên, loại, mã cấp trên hoặc ngày."
        )
    starts_otherwise = said.is_exact and said.valid_from and area.valid_from not in (None, said.valid_from)
    if starts_otherwise or (said.valid_to and area.valid_to not in (None, said.valid_to)):
        return f"mã {said.code} «{area.full_name}» đã ghi {days(area)}: hãy sửa ngày hiệu lực."
    return ""


def told(problem: Problem, areas: Mapping[str, Area]) -> str:
    """What is wrong between areas, with their codes and names, and what to do."""
    names = " và ".join(f"{areas[key].code} «{areas[key].full_name}»" for key in problem.keys if key in areas)
    on = f"{problem.on:%d/%m/%Y}" if problem.on and problem.on != date.min else "đầu tiên"
    said = _WORDS[problem.fault].format(on=on, found=problem.found.partition(":")[2] or problem.found)
    return f"{names}: {said}"


def days(area: Area) -> str:
    """The interval of an area in words."""
    since = f"từ {area.valid_from:%d/%m/%Y}" if area.valid_from else "từ trước"
    return f"{since} đến trước {area.valid_to:%d/%m/%Y}" if area.valid_to else f"{since} đến nay"


def _on(day: date) -> str:
    return "hiện nay" if day == date.max else f"ngày {day:%d/%m/%Y}"
