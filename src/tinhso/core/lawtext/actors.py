"""Who says or is told to do what is measured, before the words for it: where those words begin."""

import re

from tinhso.core.lawtext.mentions import mentions

# Verbs with which what is done begins; in small letters, for the names of agencies hold them in capitals.
_ACTION = re.compile(
    r"(?<=\s)(?:lắp đặt|lắp|phát triển|xây dựng|tổ chức|bố trí|tập huấn|bồi dưỡng|đào tạo|mở|cấp mới"
    r"|cấp(?= \d)|hoàn thành"
    r"|phủ sóng|triển khai|số hóa|nâng cấp|nâng|đưa|hỗ trợ|vận động|thành lập|xóa|bảo đảm|đảm bảo|trang bị"
    r"|cung cấp"
    r"|rà soát|kiểm tra|tuyên truyền|hướng dẫn|công bố|thực hiện|duy trì|đầu tư|kết nối|tạo lập|cập nhật"
    r"|quét|làm sạch"
    r"|giải quyết|tuyển dụng|thu hút|cử|tham mưu|đăng|giải ngân|dành|huy động|kiện toàn|ra quân|gắn"
    r"|phấn đấu|sửa|thay"
    r"|cắt giảm|rút ngắn|giảm|tăng|chuyển đổi|di dời|đo kiểm|khảo sát|ban hành|hình thành|tích hợp"
    r"|chuẩn hóa|thu nhận|tiếp nhận|cân đối|phân bổ|cấp(?= tài khoản| chữ ký| mã| căn cước)|lập|trồng"
    r"|khai trương|vận hành)(?!\w)"
)
_LEADS = re.compile(
    r"(?<!\w)(?:chủ trì|(?:làm )?đầu mối|phối hợp(?: chặt chẽ)?(?: với| cùng)?|có trách nhiệm"
    r"|chịu trách nhiệm|chủ động)(?!\w)"
)
_LEADING = ("chủ ", "đầu mối", "phối hợp", "trách nhiệm")  # in one of these a duty is given
_AGENCY = re.compile(
    r"(?:[Gg]iao |[Yy]êu cầu |[Đđ]ề nghị )?(?:[Cc]ác )?(?:Sở|sở|Công an|Văn phòng|Ban (?=[A-ZĐ])|Tỉnh đoàn"
    r"|Hội (?=[A-ZĐ])|Đoàn (?:[Tt]hanh niên|TNCS|xã|phường)|Công đoàn"
    r"|(?:UBND|Ủy ban nhân dân) (?:tỉnh|thành phố)|Đại học|Trường|Bộ (?=[A-ZĐ])|Kho bạc|Thuế|Chi cục|Cục"
    r"|Phòng|Thanh tra"
    r"|Liên minh|Liên đoàn|Mặt trận|Ngân hàng|Trung tâm (?:Chuyển|Công nghệ|Phục vụ|Giám sát|Xúc tiến"
    r"|Khuyến))(?!\w)"
)
_OWN = ("tiếp nhận", "giải quyết", "thu nhận")  # whose work it is, and no duty given
_LONGEST = 160  # characters of an agency with those it works with
_BREAK = re.compile(r"[.;:()%]|\d")


def acts_from(text: str, key: str) -> int:
    """Where what an agency has to do begins ("Sở A chủ trì, phối hợp với Sở B "
    "| lắp đặt …"); 0 where none is named."""
    leads = [m.end() for m in _LEADS.finditer(key)] if mentions(_LEADING, key) else []
    agency = _AGENCY.match(text)
    if not leads and not agency:
        return 0
    start = leads[-1] if leads else (agency.end() if agency else 0)
    action = _ACTION.search(text, start, start + _LONGEST)
    if action is None or (not leads and action.group() in _OWN) or _BREAK.search(text, start, action.start()):
        return 0
    return action.start()


def names_agency(text: str) -> bool:
    """Whether a heading is the name of an agency, and so no measured thing ("2. Sở Khoa học và Công nghệ")."""
    return bool(_AGENCY.match(text))


# What follows these is what is said or promised: "…, Giám đốc Sở, cho biết …", "… phấn đấu …".
_SAID = re.compile(
    r"(?<!\w)(?:cho biết|cho hay|(?:ghi nhận|cho thấy|công bố|thống kê)(?=,? (?:rằng|năm|trong|tỉnh|thành phố|huyện"
    r"|toàn|cả|tỷ lệ|số)(?!\w))|cam kết|đặt đích|nhấn mạnh|khẳng định|phấn đấu|trong (?:đó|số đó)"
    r"|(?<=, )toàn (?:tỉnh|huyện"
    r"|xã|phường|thành phố)|(?:tính |cho )?đến nay"
    r"|tới nay"
    r"|(?:hoạt động|giải pháp|kết quả|chính sách|việc làm)[^,;:]{0,30} như|(?:đặt|đề|đưa"
    r"|xác định|với|nhằm)(?: ra)? (?:các )?(?:mục tiêu|chỉ tiêu)|đặt mức)(?!\w)"
    r"(?: rằng| là|,|:| sẽ)*\s*"
)
_TASK = re.compile(
    r"(?<!\w)(?:phối hợp (?:chặt chẽ )?với .{3,200}(?:để|nhằm)|tiến hành|trong việc|thực hiện việc|về việc"
    r"|tập trung"
    r"|đẩy mạnh|tăng cường)\s(?:(?:tổ chức"
    r"|triển khai|thực hiện|đẩy mạnh)\s)*"
)
# At the end of the words before a value these frame nothing: "… phấn đấu đạt |", "… quản trị tập trung là |".
_AT_END = ("phấn đấu", "tập trung", "tăng cường", "đẩy mạnh")


def framings(key: str) -> list[tuple[int, int, bool]]:
    """Where words frame what is said or promised, in order of their ends; and which only bind a value they end in."""
    found = sorted((*_SAID.finditer(key), *_TASK.finditer(key)), key=lambda f: f.end())
    return [(*f.span(), f.group().startswith(_AT_END)) for f in found]


# "Nền tảng Hue-S đến nay có | 1 triệu lượt tải": what has them.
_PLATFORM = re.compile(r"(?:nền tảng|ứng dụng|hệ thống|cổng|trang|kho|sàn|phần mềm)(?: [^\W\d][\w-]*){1,8} ?")
_HAS = re.compile(r"\s*(?:đã |hiện )*(?:có|thu hút|ghi nhận|đạt)\s*")


def has_something(before: str, after: str) -> bool:
    """Whether words before "đến nay" name a platform, and those behind it only say that it has something."""
    return bool(_PLATFORM.fullmatch(before) and _HAS.fullmatch(after))


_ACTOR = (
    r"(?:các )?(?:tỉnh|thành phố|sở|công an|ubnd|ủy ban|ban|trung tâm|đoàn|hội|xã|phường|huyện|đơn vị"
    r"|ngành|bộ|cục|cơ quan|chính quyền"
    r"|địa phương|lãnh đạo|cấp ủy|hệ thống|mặt trận|ngân hàng|trường|bệnh viện|điện lực|bưu điện|kho bạc"
    r"|thuế|văn phòng|lực lượng|tổ|tập đoàn|tổng công ty|nhà mạng|viettel|vnpt|mobifone|điện lực)(?!\w)"
)
# Who did it, where what was done follows: "Công an tỉnh đã …", "Trung tâm … (SOC) …".
_AGENT = re.compile(
    rf"\A(?:{_ACTOR}|(?:qua|sau|trong|theo|nhờ|với|tại|thông qua)(?!\w))(?:.{{0,160}}?\s(?:đã|đang"
    rf"|sẽ)\s(?=\w)|[^()]{{1,90}}\([\w ]{{2,12}}\)\s(?=\w)(?!của|và|tại|ở))"
)


def agent_end(key: str) -> int:
    """Where the words for who did it end ("Công an tỉnh đã | cấp …"); 0 where they name nobody."""
    agent = _AGENT.match(key)
    return agent.end() if agent else 0
