"""The words in which duties are given: sections, telling verbs, partners, lines of a task."""

import re

SECTION = re.compile(
    r"[^.]{0,60}(?:tổ chức thực hiện|tổ chức triển khai|phân công|giao (?:nhiệm vụ|trách nhiệm)"
    r"|trách nhiệm (?:của|thực hiện|thi hành|các)"
    r"|nhiệm vụ cụ thể của các|kiến nghị|đề nghị|điều khoản thi hành)"
)
PLANS = re.compile(r"[^.]{0,40}(?:phương hướng|nhiệm vụ|giải pháp|kế hoạch)")
# "Giao Sở …", "Chủ tịch UBND tỉnh yêu cầu các sở …".
TELLS = re.compile(
    r"(?<!\w)(?P<verb>giao nhiệm vụ cho|giao trách nhiệm cho|giao|đề nghị"
    r"|kính đề nghị|yêu cầu|phân công"
    r"|chỉ đạo|trân trọng đề nghị|ủy quyền cho|ủy quyền)\s+(?:cho\s+)?(?:từng\s+|ngay\s+)?(?P<agency>)"
)
TOLD_BEFORE = re.compile(
    r"(?:theo|khi có|đáp ứng|được|bàn|có|các|những|công tác|nhiệm vụ|xét|của|thuộc|tiếp nhận|kiến nghị,|và)\s*\Z"
)
PAST = re.compile(r"(?<!\w)(?:đã|vừa|được|đang|từng|mới|không|chưa|cũng|còn|vẫn|đều)\s*\Z")
STRONG = ("chủ trì", "có trách nhiệm", "chịu trách nhiệm", "phụ trách")
WITH = re.compile(
    r"(?P<lead>chủ trì)?,?\s*(?:và\s+|là cơ quan\s+)?(?:phối hợp|cùng)(?: chặt chẽ)?(?: tham mưu)?(?: với"
    r"| cùng(?: với)?)?\s+"
)
LEADS_ON = re.compile(
    r"(?:(?:là (?:cơ quan )?)?(?:đầu mối )?chủ trì|có trách nhiệm|chịu trách nhiệm|chủ động)\s*[,:]?\s*"
)
ONLY_AGENCY = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:có trách nhiệm|chịu trách nhiệm|chủ trì|thực hiện"
    r"|tập trung)?[^.;\w]*(?:[\w\s]{0,40}(?:sau|dung|vụ|đây))?\s*[:.]?\s*\Z"
)
FIELD = re.compile(
    r"(?<!\w)(?:(?P<lead>(?:cơ quan|đơn vị)?\s*(?:chủ trì|chịu trách nhiệm chính)(?: thực hiện"
    r"| tham mưu)?|(?:cơ quan|đơn vị) (?:thực hiện|chịu trách nhiệm))"
    r"|(?P<partner>(?:(?:các )?(?:cơ quan|đơn vị) )?phối hợp(?: thực hiện)?)"
    r"|(?P<due>(?:thời gian|thời hạn|tiến độ|hạn)(?: thực hiện| hoàn thành| trình| báo cáo)?))\s*:\s*"
)
BRACKET = re.compile(r"\((?:do\s+)?(?P<who>[^()]{3,160}?)\s+(?:là cơ quan )?chủ trì(?P<rest>[^()]{0,200})\)")
TRAILING = re.compile(
    r"[,;.]?\s*(?:(?:và\s+)?(?:hoàn thành|xong|thời gian hoàn thành|hạn hoàn thành|trình(?! (?:ubnd|chủ"
    r"|tỉnh|ban|hđnd|hội|thủ|phê|cấp))|báo cáo kết quả|chậm nhất|trước|trong|thời hạn|thời gian|từ)\s*:?\s*)+\Z"
)
LONGEST_QUOTE = 400
REPEATED = re.compile(r"\A[\s:,.;-]+|[\s:,;.-]+\Z|/\.\Z")
RELATED = re.compile(r"(?:thi hành (?:quyết định|nghị quyết|chỉ thị|kế hoạch) này)")
# One word is no name, but for those that are.
NAMED = re.compile(r"\S+\s+\S|(?:vnpt|viettel|mobifone|vinaphone|fpt)(?!\w)")
