"""What a document says of itself, line by line, in Vietnamese."""

import shutil
import textwrap
from datetime import date

from tinhso.core.lawtext import Citation, Paper, Particulars, Relation, Signer

PAPERS = {
    Paper.LAW: "Luật", Paper.DECREE: "Nghị định", Paper.CIRCULAR: "Thông tư", Paper.RESOLUTION: "Nghị quyết",
    Paper.DECISION: "Quyết định", Paper.DIRECTIVE: "Chỉ thị", Paper.CONCLUSION: "Kết luận",
    Paper.PROGRAMME: "Chương trình", Paper.PLAN: "Kế hoạch", Paper.SCHEME: "Đề án", Paper.PROJECT: "Dự án",
    Paper.REPORT: "Báo cáo", Paper.NOTICE: "Thông báo", Paper.GUIDANCE: "Hướng dẫn",
    Paper.PROPOSAL: "Tờ trình", Paper.REGULATION: "Quy định", Paper.TELEGRAM: "Công điện",
    Paper.LETTER: "Công văn", Paper.MINUTES: "Biên bản",
}  # fmt: skip
RELATIONS = {
    Relation.AMENDS: "Sửa đổi, bổ sung",
    Relation.REPLACES: "Thay thế",
    Relation.REPEALS: "Bãi bỏ",
    Relation.CARRIES_OUT: "Thực hiện",
    Relation.BASED_ON: "Căn cứ",
}
_LABEL = 18  # columns


def document_table(said: Particulars, width: int | None = None) -> str:
    """The particulars that are known, one a line; empty where none is."""
    wide = width or shutil.get_terminal_size((110, 24)).columns
    lines = [
        ("Loại văn bản", PAPERS[said.paper] if said.paper else ""),
        ("Số, ký hiệu", said.reference or ""),
        ("Cơ quan ban hành", said.issuer or ""),
        ("Nơi, ngày", ", ".join(part for part in (said.place, _day(said.issued_on)) if part)),
        ("Trích yếu", said.title or ""),
        ("Người ký", _signer(said.signer) if said.signer else ""),
        ("Hiệu lực từ", _day(said.in_force_from)),
        *((RELATIONS[one.relation], _cited(one)) for one in said.citations),
    ]
    indent = " " * _LABEL
    return "\n".join(
        textwrap.fill(value, wide, initial_indent=f"{label:<{_LABEL}}", subsequent_indent=indent)
        for label, value in lines
        if value
    )


def _day(on: date | None) -> str:
    return f"{on:%d/%m/%Y}" if on else ""


def _signer(signer: Signer) -> str:
    return ", ".join(part for part in (signer.name, signer.on_behalf, signer.position) if part)


def _cited(one: Citation) -> str:
    day = f" ngày {_day(one.issued_on)}" if one.issued_on else ""
    return one.name + day + (f" của {one.issuer}" if one.issuer else "")
