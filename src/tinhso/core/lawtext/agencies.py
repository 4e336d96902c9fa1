"""Agencies as texts name them: where a name begins, where it ends, and lists of them."""

import re

from tinhso.core.lawtext.normalise import Clean

Span = tuple[int, int]

# What may stand before an agency: those who head it, or all of its kind.
_BEFORE = (
    r"(?:(?:các|từng|mỗi|tất cả|toàn bộ|thủ trưởng|người đứng đầu|giám đốc|chủ tịch|phó chủ tịch|lãnh đạo|trưởng|chánh"
    r"|đồng chí|phó bí thư|bí thư"
    r"|thường trực|ban cán sự đảng|các đồng chí|ủy viên|thành viên|tổ trưởng|tập thể|cấp ủy,?)\s+)*"
)
_HEAD = re.compile(
    rf"{_BEFORE}(?:sở|ban|ngành|ủy ban|ubnd|ubmttq|hội đồng nhân dân|hđnd|mttq|mặt trận|văn phòng|vp|công an|bộ"
    r"|thanh tra|đảng ủy|đảng đoàn|đảng bộ|tỉnh ủy|thành ủy|huyện ủy|cấp ủy|chi bộ|chi cục|cục|thuế"
    r"|thống kê|kho bạc"
    r"|bảo hiểm xã hội|bhxh|ngân hàng|trung tâm|báo|đài|cổng thông tin|tỉnh đoàn|thành đoàn|đoàn|hội"
    r"|liên đoàn|liên minh|liên hiệp"
    r"|hiệp hội|vnpt|viettel|mobifone|vinaphone|fpt|bưu điện|doanh nghiệp|công ty|tập đoàn|điện lực|phòng"
    r"|trạm|trường"
    r"|bệnh viện|tòa án|viện|tổ|cơ quan|đơn vị|địa phương|tổ chức|dnvt|hải quan|xã|phường|đặc khu|ấp|thôn|khu phố"
    r"|đại học|học viện|nhà mạng|hội đồng|tiểu ban|chính phủ|thủ tướng chính phủ|quốc hội|chủ đầu tư"
    r"|chính quyền|bộ phận|nhà trường|hợp tác xã|công chức(?= (?:văn|địa|tư|tài|kế|chuyên|phụ))"
    r"|bộ đội biên phòng|huyện|thành phố|tỉnh|cán bộ, công chức)(?!\w)"
)
# No agency, though it begins as one.
_NEVER = re.compile(
    r"(?:bộ (?:chỉ số|tiêu chí|dữ liệu|máy|luật|thủ tục|phận|nhận|câu hỏi)|báo cáo|tổ chức (?:thực hiện"
    r"|triển khai|hội|lễ|tập|quán|các lớp|đào|tuyên)"
    r"|hội (?:nghị|thảo|nhập|họp)|ban hành|đoàn kết|đơn vị tính|cục diện|viện trợ|phòng,? chống"
    r"|phòng ngừa|cơ sở|bảo (?!hiểm)|tổ chức và)"
)
# Verbs with which a duty begins; small letters alone, for the names of agencies hold them in capitals.
VERBS = (
    r"chủ trì|chủ động|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|xây dựng|triển khai|thực hiện"
    r"|tổ chức|rà soát|hoàn thành"
    r"|hoàn thiện|cập nhật|bố trí|cân đối|thẩm định|hướng dẫn|theo dõi|đôn đốc|kiểm tra|tổng hợp|báo cáo"
    r"|ban hành|phê duyệt"
    r"|trình|đề xuất|đẩy mạnh|đẩy nhanh|tăng cường|tuyên truyền|vận động|quán triệt|lãnh đạo|chỉ đạo"
    r"|cụ thể hóa|khẩn trương|nghiên cứu"
    r"|phụ trách|cam kết|làm|đầu mối|là|tiếp tục|căn cứ|trên cơ sở|theo chức năng|cung cấp|bảo đảm"
    r"|đảm bảo|giám sát|phát động"
    r"|đưa|số hóa|công khai|công bố|sớm|nghiêm túc|quan tâm|ưu tiên|duy trì|vận hành|khai thác|kết nối"
    r"|tích hợp|đào tạo|bồi dưỡng"
    r"|tập trung|phổ biến|huy động|hỗ trợ|quản lý|tiếp nhận|xử lý|giải quyết|gửi|lập|chuẩn bị|phát huy"
    r"|đăng ký|gắn|mở|thành lập"
    r"|kiện toàn|bám sát|định kỳ|thường xuyên|(?:hằng|hàng)(?= (?:năm|quý|tháng|tuần))|chấn chỉnh"
    r"|khắc phục|nâng cao|sử dụng|áp dụng"
    r"|niêm yết|liên hệ"
    r"|thông tin|quy định|chấp hành|đánh giá|lồng ghép|lựa chọn|cài đặt|nhập|chia sẻ|phát triển|mua sắm"
    r"|nâng cấp|đầu tư|kịp thời"
    r"|tận dụng|phân công|giao|tư vấn|khảo sát|thống kê|xác định|ký|đề nghị|yêu cầu|cử|sẽ|phải|cần"
    r"|tích cực|gương mẫu|khuyến khích"
    r"|chuyển|thiết lập|hình thành|thí điểm|nhân rộng|bổ sung|sửa đổi|trực tiếp|dành|đăng"
    r"|cấp(?! (?:tỉnh|huyện|xã|ủy|trên|dưới|cơ sở|có|chính))"
    r"|phân tích|lắp đặt|kích hoạt|giải trình|nâng|tạo lập|tiến hành|bàn giao|sơ kết|tổng kết|khai trương"
    r"|trang bị|tập huấn|tuyển|thu thập|làm sạch|tháo gỡ|phản ánh|xóa|cắt giảm|nghiệm thu|khởi công|mở rộng"
    r"|cải thiện|ngầm hóa|nhanh chóng|xem xét|rút kinh nghiệm|không để|không|phê bình|đối chiếu"
    r"|biên soạn|dự kiến|phấn đấu|thử nghiệm|giới thiệu|quảng bá|bảo trì|sắp xếp|phân bổ|thẩm tra"
    r"|vận dụng|xác minh|phủ sóng"
)
_VERB = re.compile(rf"(?:,\s*)?(?<!\w)(?P<verb>{VERBS})(?!\w)")
_COMMA = re.compile(
    r"\s*[;,]\s*(?:và\s+)?|\s+và\s+(?=(?:các\s+)?(?:[A-ZĐÀ-Ỹ]|sở|ban|ngành|cơ quan|đơn vị|địa phương|doanh nghiệp"
    r"|nhà mạng))"
    r"|\s+cùng\s+(?:với\s+)?"
)
_LONGEST = 260  # characters of a list of agencies
_ENDS = re.compile(r"[.!?\n]|(?<![Ss]ở):")  # "các Sở: Tài chính, Nội vụ" goes on
_OWN = re.compile(
    rf"(?:{_BEFORE})(?:sở(?! (?:ban|ngành))|bộ|công an|văn phòng|ubnd|ủy ban|hđnd|hội|liên|tỉnh đoàn|đoàn"
    rf"|ban |đảng|thanh tra|trung tâm"
    r"|báo|đài|thuế|cục|chi cục|kho bạc|bảo hiểm|ngân hàng|vnpt|viettel|mobifone|doanh nghiệp"
    r"|các (?:cơ quan|đơn vị|sở|doanh|tổ|thôn|ấp|dn)|bưu điện|phòng|trạm|tổ|điện lực|công ty|tập đoàn"
    r"|mttq|mặt trận|thống kê|cơ quan|tỉnh ủy|thành ủy)"
)


def begins(clean: Clean, at: int) -> bool:
    """Whether the name of an agency begins here."""
    return bool(_HEAD.match(clean.key, at)) and not _NEVER.match(clean.key, at)


def name_end(clean: Clean, span: Span) -> tuple[int, int, str]:
    """Where a list of agencies ends and its duty begins, and the sign between: ":" or the first verb; "" for none."""
    stop = min(span[1], span[0] + _LONGEST)
    end = _ENDS.search(clean.text, span[0], stop)
    limit = end.start() if end else stop
    first = clean.text[span[0]].lower() + clean.text[span[0] + 1 : limit]
    verb = _VERB.search(first, 2)
    while verb and _inside_a_name(first, verb):
        verb = _VERB.search(first, verb.end())
    if verb:
        return span[0] + verb.start(), span[0] + verb.start("verb"), verb["verb"]
    if end and end.group() == ":":
        return limit, end.end(), ":"
    return limit, limit, ""


def _inside_a_name(said: str, verb: re.Match[str]) -> bool:
    """ "các cơ quan, đơn vị, tổ chức liên quan", "ban quản lý chợ": the verb is part of what is named."""
    after = said[verb.end() : verb.end() + 24]
    if verb["verb"] == "tổ chức" and re.match(
        r" (?:chính trị|đoàn|đảng|tín dụng|hội|xã hội|có liên|liên|cá nhân|khoa|kinh tế)|,", after
    ):
        return True
    if verb["verb"] == "xây dựng" and after.lower().startswith(" đảng"):
        return True
    if verb["verb"] == "phụ trách":  # "theo lĩnh vực phụ trách", "Phó Chủ tịch phụ trách văn hóa trực tiếp …"
        return bool(_VERB.search(said, verb.end(), _clause_end(said, verb.end())))
    before = said[max(0, verb.start() - 14) : verb.start()]
    if before.endswith("được giao "):
        return verb["verb"] not in ("có trách nhiệm", "chịu trách nhiệm", "chủ trì")
    return bool(re.search(r"(?:ban|phòng|nhà|đơn vị|cơ quan|trung tâm|cán bộ|được|tổ) \Z", before)) and verb[
        "verb"
    ] in (
        "quản lý",
        "chỉ đạo",
        "tổ chức",
        "đào tạo",
        "cung cấp",
        "hỗ trợ",
        "thống kê",
        "phát triển",
        "giao",
        "phân công",
    )


def _clause_end(said: str, at: int) -> int:
    """The next sign after a place."""
    found = re.compile(r"[,;:.]").search(said, at)
    return found.start() if found else len(said)


# What stands, and does nothing by itself.
_THINGS = re.compile(
    r"(?:trung tâm (?:dữ liệu|điều hành|giám sát|tích hợp)|cổng|trạm (?:bts|phát|thu|gốc)|tổ chức(?! (?:chính|đoàn))"
    r"|tỉnh(?! (?:đoàn|ủy))|bộ (?:phận|dữ)|thành phố thông|khu phố thông|chính quyền (?:số|điện)|doanh nghiệp số"
    r"|đơn vị sự nghiệp số|hội (?:chợ|thi)|đoàn (?:xe|khách)|cơ quan số|phòng (?:họp|máy)|báo điện)"
)


def acts(clean: Clean, at: int) -> bool:
    """Whether what begins as an agency does can be told to do something."""
    return begins(clean, at) and not _THINGS.match(clean.key, at)


def listed(clean: Clean, span: Span) -> tuple[str, ...]:
    """The agencies of a list, one by one; what only goes on with a name stays with it."""
    text = clean.text[slice(*span)]
    parts: list[str] = []
    at = 0
    for comma in _COMMA.finditer(text):
        begun = span[0] + comma.end()
        if comma.start() > at and _starts_anew(clean, begun, comma.group()):
            parts.append(text[at : comma.start()])
            at = comma.end()
    parts.append(text[at:])
    return tuple(dict.fromkeys(name for part in parts if (name := tidy(part))))


def _starts_anew(clean: Clean, at: int, joint: str) -> bool:
    if ";" in joint:
        return begins(clean, at) or clean.text[at : at + 1].isupper()
    return bool(_OWN.match(clean.key, at)) and (
        clean.text[at].isupper() or clean.key.startswith("các ", at) or clean.key.startswith("doanh", at)
    )


_TAIL = re.compile(r"[\s,;:.()|*-]+\Z")
_LEAD_IN = re.compile(r"\A(?:với|cùng|của|cho|và|là|từ)\s+", re.IGNORECASE)


def tidy(name: str) -> str:
    """A name without the signs around it and the breaks that a page put into it."""
    plain = " ".join(name.replace("<br>", " ").replace("**", "").split())
    return _LEAD_IN.sub("", _TAIL.sub("", plain.lstrip(" ,;:.-*|")))
