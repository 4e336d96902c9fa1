"""A resolution of sixty targets with a figure for each, put into a database through the actions people use."""

from itertools import product
from pathlib import Path

# Run by the program's own shell, with the folder in LOADED.
LOAD = """
import os
from pathlib import Path
from tinhso.base.models import User
from tinhso.ioc import example
office, reviewer = (User.objects.get(login=login) for login in ("quan-tri", "ra-soat"))
example.load(Path(os.environ["LOADED"]), cast=example.Cast(data_admin=office, reviewer=reviewer))
"""
_WHO = ("trường học", "trạm y tế", "hợp tác xã", "doanh nghiệp", "hộ gia đình", "cơ quan nhà nước")
_WHAT = (
    "có trang thông tin điện tử",
    "sử dụng chữ ký số",
    "sử dụng hóa đơn điện tử",
    "được phủ mạng 5G",
    "có máy tính",
    "thanh toán không dùng tiền mặt",
    "nộp hồ sơ trực tuyến",
    "sử dụng hợp đồng điện tử",
    "tham gia sàn thương mại điện tử",
    "có hệ thống sao lưu dữ liệu",
)
_PLAN = """day = 2024-12-31
area = "74"
[[document]]
file = "nghi-quyet.txt"
kind = "nghi_quyet"
reference = "60-NQ/TU"
title = "Nghị quyết thử có sáu mươi chỉ tiêu"
issued_on = 2023-01-15
[[document]]
file = "bao-cao.txt"
kind = "bao_cao"
title = "Báo cáo thử về sáu mươi chỉ tiêu"
issued_on = 2024-11-30
"""


def names() -> list[str]:
    """What each of the sixty targets measures."""
    return [f"{who} {what}" for who, what in product(_WHO, _WHAT)]


def write(folder: Path) -> None:
    """Write the two documents and their plan, as the example lies in its folder."""
    asked = [f"- Tỷ lệ {name} đạt {60 + at % 40}%." for at, name in enumerate(names())]
    told = [f"- Tỷ lệ {name} đạt {40 + at % 55},5%." for at, name in enumerate(names())]
    heading = "MỤC TIÊU ĐẾN NĂM 2025\n"
    folder.mkdir()
    (folder / "example.toml").write_text(_PLAN, "utf-8")
    (folder / "areas.csv").write_text("code,name,tier,kind,parent_code,valid_from,valid_to\n", "utf-8")
    (folder / "nghi-quyet.txt").write_text("NGHỊ QUYẾT\n" + heading + "\n".join(asked) + "\n", "utf-8")
    (folder / "bao-cao.txt").write_text("BÁO CÁO\nKẾT QUẢ NĂM 2024\n" + "\n".join(told) + "\n", "utf-8")
