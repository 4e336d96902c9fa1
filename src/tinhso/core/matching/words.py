"""The small words of administrative Vietnamese: short forms, measures, levels, prepositions.

Only what stands in LIGHT may be ignored when two wordings are compared, and only technologies, bases and
adjuncts may be left out by one side; a word in no table is content, and keeps two wordings apart.
"""

ABBREVIATIONS = """
AI = trí tuệ nhân tạo; ANTT = an ninh trật tự; ATTT = an toàn thông tin; ATVSTP = an toàn vệ sinh thực phẩm;
BHTN = bảo hiểm thất nghiệp; BHXH = bảo hiểm xã hội; BHYT = bảo hiểm y tế; CBCC = cán bộ công chức;
CBCCVC = cán bộ công chức viên chức; CCCD = căn cước công dân; CCHC = cải cách hành chính;
CCVC = công chức viên chức; CNTT = công nghệ thông tin; CNTT-TT = công nghệ thông tin và truyền thông;
CQNN = cơ quan nhà nước; CSDL = cơ sở dữ liệu; CSDLQG = cơ sở dữ liệu quốc gia; CSSK = chăm sóc sức khỏe;
CĐS = chuyển đổi số; DN = doanh nghiệp; DNNVV = doanh nghiệp nhỏ và vừa; DNVVN = doanh nghiệp nhỏ và vừa;
DTI = chỉ số chuyển đổi số; DTTS = dân tộc thiểu số; DVC = dịch vụ công; DVCTT = dịch vụ công trực tuyến;
GD&ĐT = giáo dục và đào tạo; GDĐT = giáo dục và đào tạo; GPMB = giải phóng mặt bằng;
GTVT = giao thông vận tải; HCC = hành chính công; HGĐ = hộ gia đình; HSCV = hồ sơ công việc;
HSSV = học sinh sinh viên; HTTT = hệ thống thông tin; HTX = hợp tác xã; HĐND = hội đồng nhân dân;
HĐĐT = hợp đồng điện tử; IoT = internet vạn vật; KCN = khu công nghiệp; KH&CN = khoa học và công nghệ;
KHCN = khoa học và công nghệ; KT-XH = kinh tế xã hội; KTS = kinh tế số; KTXH = kinh tế xã hội;
LLLĐ = lực lượng lao động; LĐ = lao động; MTTQ = mặt trận tổ quốc; NLĐ = người lao động;
NNL = nguồn nhân lực; NSNN = ngân sách nhà nước; NTM = nông thôn mới; PAKN = phản ánh kiến nghị;
QLNN = quản lý nhà nước; R&D = nghiên cứu và phát triển; SXKD = sản xuất kinh doanh; THCS = trung học cơ sở;
THPT = trung học phổ thông; TMĐT = thương mại điện tử; TNMT = tài nguyên và môi trường;
TSLCD = truyền số liệu chuyên dùng; TTHC = thủ tục hành chính; TTTT = thông tin và truyền thông;
UBND = ủy ban nhân dân; XHCN = xã hội chủ nghĩa; ĐMST = đổi mới sáng tạo; ĐTTM = đô thị thông minh;
ĐVHC = đơn vị hành chính
"""

# Names that say less than they mean.
REWRITTEN = """
dịch vụ công toàn trình = dịch vụ công trực tuyến toàn trình
dịch vụ công một phần = dịch vụ công trực tuyến một phần
"""

# Spellings of one syllable.
SPELLINGS = "tỉ=tỷ kĩ=kỹ lí=lý kí=ký mĩ=mỹ quí=quý sỹ=sĩ hoá=hóa uỷ=ủy"

# Words that carry no meaning of their own in an indicator's name.
LIGHT = """
các | những | mọi | tất cả | toàn bộ | tất cả các | một số | tổng cộng
của | và | hoặc | hay | với | về | là | được | bị | đã | đang | sẽ | đều | cùng | việc | sự | mà | thì | do
hiện | hiện nay | hiện tại | hiện có | đến nay | thời gian qua | bước đầu | khác | mình | đó | này
trên địa bàn | trên địa bàn tỉnh | trên địa bàn thành phố | trong tỉnh | toàn tỉnh | toàn thành phố | cả tỉnh
của tỉnh | của thành phố | tại tỉnh | ở tỉnh | của địa phương | tại địa phương | tỉnh nhà | của đơn vị mình
thành công | thực hiện | tiến hành | bình quân | trung bình | hằng năm | hàng năm | mỗi năm | trong năm | đạt
theo quy định | theo quy định của pháp luật | đạt được
ít nhất một | ít nhất 1 | tối thiểu một | khi | trong việc | trong quá trình | đối với | giữa
công tác | hạ tầng | chỉ số | bộ chỉ số | phần | mức | mức độ
"""

# Words that say how a thing is measured; they stand at the head of a name.
SHARES = "tỷ lệ | tỷ trọng | tỷ lệ phần trăm | phần trăm | tỷ suất | tỷ lệ % | cơ cấu"
COUNTS = "số | tổng số | số lượng | tổng số lượng | tổng"
RANKS = "xếp hạng | thứ hạng | hạng | vị trí | vị thứ | xếp thứ | đứng thứ | thứ bậc | xếp loại"
RISES = """
tăng | tốc độ tăng | tốc độ tăng trưởng | mức tăng | tăng trưởng | tỷ lệ tăng | tăng thêm | gia tăng
tốc độ phát triển
"""
FALLS = "giảm | tốc độ giảm | mức giảm | tỷ lệ giảm | cắt giảm | rút ngắn | tiết giảm | giảm bớt"
OF_PLAN = """
so với chỉ tiêu | so với kế hoạch | so với mục tiêu | so với chỉ tiêu được giao
so với kế hoạch được giao | kế hoạch giao | so với chỉ tiêu giao
"""
OF_THE_YEAR_BEFORE = """
so với cùng kỳ | so với năm trước | so với cùng kỳ năm trước | so với năm ngoái
so cùng kỳ | so với đầu năm | so với đầu nhiệm kỳ
"""

LEVELS = """
central = trung ương | cấp trung ương | cấp bộ | bộ, ngành trung ương
province = cấp tỉnh | ở tỉnh | tuyến tỉnh | cấp thành phố trực thuộc trung ương
district = cấp huyện | ở huyện | tuyến huyện
commune = cấp xã | ở xã | tuyến xã | cấp cơ sở
province district commune = từ cấp tỉnh đến cấp xã | cấp tỉnh đến cấp xã | ba cấp | từ tỉnh đến xã | các cấp
"""

# Prepositions that open a whole ("trong tổng số hồ sơ"), and those that may open one before an aggregate.
BASE_OPENERS = """
trong tổng số | trên tổng số | trong tổng | trên tổng | so với tổng số | chiếm
chiếm tỷ trọng trong | chiếm tỷ lệ trong | chiếm trong tổng số
"""
BEFORE_BASE = (
    "trong | vào | trong cơ cấu | đóng góp | đóng góp vào | góp | góp vào | đóng góp trong | đóng góp cho"
)
# Prepositions of place, channel and purpose.
ADJUNCT_OPENERS = "qua | thông qua | bằng | trên | tại | ở | lên | cho | phục vụ | để | nhằm | nhờ"
# Counted things that after such a preposition are the means, and restrict nobody.
INSTRUMENTS = "tài khoản | tổ chức | hệ thống thông tin | cơ sở dữ liệu | máy trạm | văn bản"
# With no verb beside them, these are what is done ("doanh nghiệp lên nền tảng số").
STANDING_FOR_USE = "trên | lên"
