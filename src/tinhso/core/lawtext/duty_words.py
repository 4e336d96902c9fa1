"""The words in which duties are given: sections, telling verbs, partners, lines of a task."""

import re

from tinhso.core.lawtext import agencies

LEAD_LINE = 200  # characters of a line that can be a heading
TASK = 12  # characters of the shortest task
SECTION = re.compile(
    r"[^.]{0,60}(?:tổ chức thực hiện|tổ chức triển khai|phân công|giao (?:nhiệm vụ|trách nhiệm)"
    r"|trách nhiệm (?:của|thực hiện|thi hành|các)"
    r"|nhiệm vụ cụ thể của các|kiến nghị|đề nghị|điều khoản thi hành)"
)
PLANS = re.compile(
    r"[^.]{0,40}(?:phương hướng|nhiệm vụ|giải pháp|kế hoạch (?:công tác|thời gian|quý|tháng|năm|6 tháng|trong|tới)"
    r"|nội dung thực hiện|lộ trình)"
)
# "Trách nhiệm của Sở A", and in a section of duties "Đối với Sở A".
OF_AGENCY = re.compile(
    r"(?:(?P<duty>(?:trách nhiệm|nhiệm vụ|nhiệm vụ, quyền hạn|trách nhiệm và quyền hạn)(?: cụ thể| thực hiện)?"
    r" (?:của|đối với))|đối với|về phía|với)\s+"
)
BEHIND = re.compile(r"[^.]{0,20}(?:kết quả|tình hình|đánh giá|thực trạng|hạn chế|tồn tại|nguyên nhân)")
# The end of a paper, no duty of those named last.
CLOSES = re.compile(
    r"(?:trên đây là|(?:nghị quyết|quyết định|chỉ thị|kế hoạch|thông báo|quy chế|công điện|chương trình|đề án) này"
    r" (?:có hiệu lực|đã được|được|thay thế|phổ biến|áp dụng)|trong quá trình (?:thực hiện|triển khai)"
    r"|nơi nhận|[^.,;]{0,40} (?:xin )?thông báo (?:đến|để|tới)|quá trình (?:thực hiện|triển khai)"
    r"|nhận được (?:công văn|văn bản) này)"
)
# "Giao Sở …", "Chủ tịch UBND tỉnh yêu cầu các sở …".
TELLS = re.compile(
    r"(?<!\w)(?P<verb>kiến nghị|giao nhiệm vụ cho|giao trách nhiệm cho|giao|đề nghị"
    r"|kính đề nghị|yêu cầu|phân công"
    r"|chỉ đạo|trân trọng đề nghị|ủy quyền cho|ủy quyền)\s+"
    r"(?:cho\s+|với\s+|đối với\s+)?(?:từng\s+|ngay\s+)?(?P<agency>)"
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
    r"(?<!\w)(?:(?P<lead>(?:(?:cơ quan|đơn vị|tổ chức)(?: được giao)?)?\s*(?:chủ trì|chịu trách nhiệm chính|đầu mối)"
    r"(?: thực hiện| tham mưu| triển khai| xây dựng)?|(?:cơ quan|đơn vị) (?:thực hiện|chịu trách nhiệm|triển khai)"
    r"|(?:trách nhiệm|phân công) (?:thực hiện|chủ trì))"
    r"|(?P<partner>(?:(?:các )?(?:cơ quan|đơn vị) )?phối hợp(?: thực hiện)?)"
    r"|(?P<due>(?:thời gian|thời hạn|tiến độ|hạn|lộ trình|hoàn thành)(?: thực hiện| hoàn thành| trình| báo cáo"
    r"| triển khai)?)"
    r"|(?P<other>sản phẩm|kết quả(?: đầu ra| dự kiến)?|kinh phí|nguồn (?:vốn|kinh phí)|đầu ra|nội dung|mục tiêu))"
    r"[*_\s]*:[*_\s]*"
)
BRACKET = re.compile(r"\((?:do\s+)?(?P<who>[^()]{3,160}?)\s+(?:là cơ quan )?chủ trì(?P<rest>[^()]{0,200})\)")
TRAILING = re.compile(
    r"[,;.]?\s*(?:(?:và\s+)?(?:hoàn thành|xong|thời gian hoàn thành|hạn hoàn thành|trình(?! (?:ubnd|chủ"
    r"|tỉnh|ban|hđnd|hội|thủ|phê|cấp))|báo cáo kết quả|chậm nhất|trước|trong|thời hạn|thời gian|từ)\s*:?\s*)+\Z"
)
LONGEST_QUOTE = 400
REPEATED = re.compile(r"\A[\s:,.;-]+|[\s:,;./-]+\Z")
VERB_AT = re.compile(
    r"(?:(?:trước|chậm nhất|đến|trong|định kỳ|hằng|hàng|cuối|quý|mỗi)(?!\w)[^,;.]{2,40}?,?\s+)?"
    rf"(?:{agencies.VERBS})(?!\w)"
)
# What stands before who is told, up to a comma.
LEAD_IN = re.compile(
    r"(?:trước|đến|chậm nhất|muộn nhất|trong|hằng|hàng|định kỳ|từ ngày|kể từ|cuối|vào|mỗi|quý|tháng|năm|căn cứ"
    r"|trên cơ sở|theo (?:chức năng|nhiệm vụ|thẩm quyền|phân công|lĩnh vực)|riêng)(?!\w)"
)
# "Phân công nhiệm vụ: Sở A: …; Sở B: …"
SHARES_OUT = re.compile(
    r"(?:phân công|giao nhiệm vụ|giao trách nhiệm|tổ chức thực hiện)(?: [\w ]{2,40})?:\s+"
)
# What only reports on the duty before it is none of its own.
REPORTS = re.compile(
    r"(?:và\s+)?(?:báo cáo|gửi|tổng hợp|định kỳ|trình|thông báo|hoàn thành (?:trước|trong|chậm))(?!\w)"
)
# With these an order is given, and nothing told of what was.
FORMULA = re.compile(r"(?P<again>định kỳ|hằng|hàng)(?!\w)|căn cứ (?:kế hoạch|chỉ thị|nghị quyết|nội dung)")
# "Sở A trên cơ sở khả năng cân đối, chủ trì …"
LATER = re.compile(r",\s+(?P<lead>chủ trì|có trách nhiệm|chịu trách nhiệm)(?!\w)")
ROLE = re.compile(
    r"(?:có trách nhiệm|chịu trách nhiệm|là (?:cơ quan|đơn vị)(?: (?:thường trực|đầu mối|chủ trì|tham mưu)){0,2}"
    r"|là đầu mối|làm đầu mối|đóng vai trò (?:chủ trì|đầu mối))[\s,:]+(?:chủ động\s+)?"
)
STATES = ("là", "căn cứ", "theo chức năng", "sẽ", "cần", "phải", "thuộc", "thông tin")
# What others say they will do, outside a plan.
HOPES = ("dự kiến", "cam kết", "phấn đấu", "sẽ")
DONE = re.compile(
    r"(?<!\w)(?:đã|vừa|đến nay|kết quả là|từng (?:được|có|là))(?!\w)|(?:ban hành|phê duyệt) [\w ]{4,40} số \d"
)
MEETS = re.compile(
    r"(?:tại\s+)?(?:các\s+)?(?:cuộc|hội nghị|buổi|phiên|họp|lễ|tọa đàm|hội thảo|kỳ họp|làm việc)(?!\w)"
)
# "Đơn vị nào chưa đạt thì giải trình …" tells; "… thì người đứng đầu chịu trách nhiệm" threatens.
WHOEVER = re.compile(
    r"(?P<who>(?:đơn vị|cơ quan|địa phương|tổ chức|xã|phường|sở))(?P<which> nào) [^.;:]{4,80}?,?(?P<then> thì(?: phải)?"
    r"| phải) (?P<verb>giải trình|báo cáo|gửi|có văn bản|kiểm điểm|khắc phục|làm rõ)(?!\w)"
)
FORMAL = re.compile(
    r"(?:(?:nghiêm túc|khẩn trương|quan tâm|phối hợp|chủ động|tập trung|tổ chức|triển khai|thực hiện|quán triệt"
    r"|rút kinh nghiệm|biết|và|để)[\s,]*)+(?:(?:nội dung|theo|các nội dung)? ?(?:kế hoạch|chỉ thị|văn bản|thông báo)"
    r" này)?[\s./]*\Z"
)
RELATED = re.compile(
    r"(?:thi hành (?:quyết định|nghị quyết|chỉ thị|kế hoạch) này)|chịu trách nhiệm thi hành[\s./]*\Z"
)
# One word is no name, but for those that are.
NAMED = re.compile(r"\S+\s+\S|(?:vnpt|viettel|mobifone|vinaphone|fpt)(?!\w)")
