"""Administrative Vietnamese as tables: one concept a line, its ways of being said divided by "|".

The first way is the concept's name. Only what stands in LIGHT may be ignored when two wordings are compared,
and only TECHNOLOGY, bases and adjuncts may be left out by one side; a word in no table is content, and a
difference in it keeps two wordings apart.
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
theo quy định | theo quy định của pháp luật | đạt được | khi | trong việc | trong quá trình | đối với | giữa
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

# Who or what is counted.
POPULATION = """
người dân | dân | người | công dân | nhân dân | dân số | dân cư | cư dân | số dân | cá nhân
người lao động | lao động | nhân lực | nhân công
thuê bao
lãnh đạo | người đứng đầu
cán bộ | cán bộ chuyên trách
công chức
viên chức
đảng viên
đoàn viên
hội viên
giáo viên | nhà giáo
bác sĩ | thầy thuốc
học sinh
sinh viên
trẻ em | trẻ
phụ nữ
thanh niên
nông dân
bệnh nhân | người bệnh
doanh nghiệp | công ty
hợp tác xã
hộ kinh doanh | hộ kinh doanh cá thể
hộ gia đình | hộ | hộ dân | gia đình | nhà dân
hộ sản xuất | hộ nông dân | hộ sản xuất nông nghiệp
xã, phường, thị trấn | xã, phường, đặc khu | đơn vị cấp xã | đơn vị hành chính cấp xã | xã, phường | địa phương cấp xã
xã
phường
thị trấn
huyện, thị xã, thành phố | đơn vị cấp huyện | đơn vị hành chính cấp huyện | địa phương cấp huyện
huyện
quận
thị xã
thôn | thôn, bản | thôn, ấp | thôn, làng | ấp | bản, làng | thôn, làng, bản
tổ dân phố | khu phố
khu dân cư
khu công nghiệp
cụm công nghiệp
cơ quan nhà nước | cơ quan quản lý nhà nước | cơ quan hành chính nhà nước | cơ quan hành chính
cơ quan | cơ quan, đơn vị
đơn vị
tổ chức
sở, ban, ngành | sở, ngành
trường học | trường | nhà trường | cơ sở giáo dục | cơ sở giáo dục đào tạo
bệnh viện
cơ sở y tế | cơ sở khám chữa bệnh | cơ sở khám bệnh, chữa bệnh
trạm y tế
hồ sơ
hồ sơ công việc | công việc | hồ sơ, công việc
hồ sơ thủ tục hành chính | hồ sơ tthc
thủ tục hành chính | thủ tục
dịch vụ công
dịch vụ công trực tuyến | dịch vụ công điện tử | dịch vụ công qua mạng
dịch vụ
văn bản | văn bản, tài liệu
báo cáo | chế độ báo cáo
cuộc họp | phiên họp | hội họp | họp
nhiệm vụ
hoạt động kiểm tra | cuộc kiểm tra | kiểm tra | hoạt động thanh tra, kiểm tra
giao dịch | giao dịch thanh toán
cơ sở dữ liệu
hệ thống thông tin | hệ thống
máy trạm | máy tính | máy vi tính
kết quả
sản phẩm
phản ánh, kiến nghị | phản ánh | kiến nghị
tài khoản
di tích
tuyến đường
thửa đất
"""

# Which part of them is counted, or under which condition.
QUALIFIERS = """
trưởng thành | thành niên
trong độ tuổi lao động | ở độ tuổi lao động | độ tuổi lao động
cao tuổi
nhỏ và vừa | vừa và nhỏ | vừa, nhỏ | nhỏ, vừa
siêu nhỏ
lớn
nam | nam giới
nữ | nữ giới
thành thị | đô thị | ở thành thị | khu vực thành thị | ở đô thị | khu vực đô thị | tại đô thị
nông thôn | ở nông thôn | khu vực nông thôn | vùng nông thôn | tại nông thôn
nghèo
cận nghèo
dân tộc thiểu số | đồng bào dân tộc thiểu số
khuyết tật
có vốn đầu tư nước ngoài | fdi
đang hoạt động
mới thành lập | thành lập mới
đủ điều kiện | có đủ điều kiện
có nhu cầu
có khả năng
xuất khẩu
nhập khẩu
xuất nhập khẩu | xuất, nhập khẩu
còn hiệu lực
công lập
ngoài công lập
từng | mỗi | theo từng
"""

# What is done. "có" and "sử dụng" differ: whoever has a thing need not use it.
VERBS = """
có | sở hữu | trang bị
sử dụng | dùng | ứng dụng | áp dụng
phủ | bao phủ | phủ sóng | phủ kín | tới | đến
đào tạo | đào tạo, bồi dưỡng
tập huấn | bồi dưỡng | tập huấn, bồi dưỡng
biết | nắm được | hiểu biết
xử lý | giải quyết
nộp | gửi
tiếp nhận
trả
đăng ký
kích hoạt
cài đặt | cài
cấp | được cấp
thanh toán
chi trả
mua | mua sắm
bán | bán hàng
kết nối
liên thông
chia sẻ
tích hợp
số hóa
ký số
ký | ký kết
xác thực
định danh
cung cấp
triển khai
hoàn thành | hoàn tất | xong
đạt chuẩn | đạt tiêu chuẩn
đạt tiêu chí
công nhận
công khai | công bố
mở | cung cấp mở
cập nhật
tham gia
truy cập
khai thác
kê khai | khai báo
hỗ trợ | trợ giúp
tư vấn
tuyên truyền
lắp đặt
xây dựng
hình thành | thành lập
phát sinh | có phát sinh
tái sử dụng
chuẩn hóa
giám sát
phát hành | xuất
hài lòng
tiếp cận
"""

OBJECTS = """
đúng hạn
trước hạn
quá hạn | trễ hạn | chậm hạn
cơ bản
nâng cao
toàn trình
một phần
thiết bị
chuẩn bị
việc làm
dân sự
nhân sự
sự nghiệp
sự cố
hiện đại
phát hiện
thành phần
cổ phần
phần mềm
định mức
xã hội
kinh tế - xã hội
nông thôn mới
không giấy tờ | không dùng giấy | không giấy
khám chữa bệnh | khám bệnh, chữa bệnh | khám, chữa bệnh
website | trang web | trang thông tin điện tử
sản xuất
trung cấp
cao cấp
mạng xã hội | trên mạng xã hội
thành phố thông minh
đô thị thông minh
điện thoại thông minh | smartphone | máy điện thoại thông minh
tài khoản thanh toán | tài khoản giao dịch | tài khoản giao dịch thanh toán | tài khoản thanh toán giao dịch
tài khoản định danh điện tử | tài khoản định danh | định danh điện tử | tài khoản vneid
ngân hàng | ngân hàng thương mại
tổ chức được phép | tổ chức hợp pháp | tổ chức tài chính hợp pháp | tổ chức tài chính được phép
| tổ chức tín dụng được phép | tổ chức tín dụng hợp pháp | tổ chức tài chính | tổ chức được cấp phép
| tổ chức tài chính được cấp phép | tổ chức tín dụng | tổ chức cung ứng dịch vụ thanh toán được phép
chữ ký số
chữ ký điện tử
chữ ký số cá nhân
hợp đồng điện tử
hóa đơn điện tử
thương mại điện tử | dịch vụ thương mại điện tử | hoạt động thương mại điện tử
kinh tế số
xã hội số
chính quyền số
chính phủ số
công dân số
công nghệ số
công nghệ thông tin
nền tảng số
kỹ năng
chuyển đổi số
dữ liệu
dữ liệu mở
bình quân đầu người
không dùng tiền mặt | không tiền mặt | phi tiền mặt
học bạ số | học bạ điện tử
bệnh án điện tử | hồ sơ bệnh án điện tử
hồ sơ sức khỏe điện tử
căn cước công dân | căn cước | thẻ căn cước
cổng dịch vụ công
bộ phận một cửa
đổi mới sáng tạo
năng suất lao động
lĩnh vực | ngành, lĩnh vực | ngành
môi trường số | môi trường số hóa
"""

ONLINE = """
trực tuyến | trên mạng | qua mạng | trên môi trường mạng | trên môi trường điện tử | trên môi trường số
| qua môi trường mạng | môi trường mạng | trên mạng internet | qua internet | qua mạng internet | online
| trên không gian mạng | bằng hình thức trực tuyến | theo hình thức trực tuyến | thông qua môi trường mạng
"""

TECHNOLOGY = """
internet | mạng internet | hạ tầng mạng internet | hạ tầng internet | đường truyền internet
băng rộng | băng thông rộng | mạng băng rộng | internet băng rộng
| hạ tầng mạng băng rộng | mạng internet băng rộng
băng rộng cố định | băng thông rộng cố định | internet băng rộng cố định
băng rộng di động | băng thông rộng di động | internet di động
cáp quang | sợi quang | đường truyền cáp quang | mạng cáp quang | cáp sợi quang
mạng di động | sóng di động | mạng điện thoại di động | sóng điện thoại di động | sóng điện thoại
5g | mạng 5g | sóng 5g | mạng di động 5g | công nghệ 5g
4g | mạng 4g | sóng 4g | mạng di động 4g | công nghệ 4g
3g | mạng 3g
wifi | wi-fi
trí tuệ nhân tạo
dữ liệu lớn | big data
điện toán đám mây | đám mây | công nghệ đám mây
internet vạn vật
chuỗi khối | blockchain
mã qr | qr code | mã qr code | qr
sinh trắc học
ipv6 | địa chỉ ipv6
"""

# Who names the first has also said the others, only less exactly.
IMPLIED = """
cáp quang = băng rộng, internet
băng rộng = internet
băng rộng cố định = băng rộng, internet
băng rộng di động = băng rộng, internet
5g = mạng di động
4g = mạng di động
3g = mạng di động
"""

# Wholes of which shares are taken.
AGGREGATES = """
grdp | tổng sản phẩm trên địa bàn | tổng sản phẩm trên địa bàn tỉnh | tổng sản phẩm của tỉnh | gdp của tỉnh
| gdp địa phương | gdp của địa phương | tổng sản phẩm địa phương
gdp | tổng sản phẩm quốc nội | tổng sản phẩm trong nước | gdp cả nước
tổng mức bán lẻ | mức bán lẻ | bán lẻ | tổng mức bán lẻ hàng hóa | tổng mức bán lẻ hàng hóa và dịch vụ
| tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng | tổng bán lẻ
lực lượng lao động | tổng lực lượng lao động | tổng số lao động
tổng chi ngân sách | tổng chi ngân sách nhà nước | chi ngân sách nhà nước | chi ngân sách
tổng thu ngân sách | tổng thu ngân sách nhà nước
kim ngạch xuất khẩu | tổng kim ngạch xuất khẩu
tổng vốn đầu tư | tổng vốn đầu tư toàn xã hội
cả nước | toàn quốc
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
# With no verb beside them, these are what is done ("doanh nghiệp lên nền tảng số").
STANDING_FOR_USE = "trên | lên"

# What is done with them goes without saying.
UNDERSTOOD = """
hồ sơ công việc = xử lý
"""

# Pairs that are not one thing but speak of neighbouring ones; they count half towards being similar.
NEIGHBOURS = """
số = công nghệ thông tin
công nghệ số = công nghệ thông tin
trực tuyến = số
chữ ký số = chữ ký điện tử
điện thoại thông minh = điện thoại
tài khoản thanh toán = tài khoản
tài khoản định danh điện tử = tài khoản
hồ sơ thủ tục hành chính = hồ sơ
hồ sơ thủ tục hành chính = thủ tục hành chính
dịch vụ công = thủ tục hành chính
dịch vụ công trực tuyến = dịch vụ công
dịch vụ công trực tuyến = thủ tục hành chính
người lao động = người dân
grdp = gdp
xã, phường, thị trấn = xã
chữ ký số cá nhân = chữ ký số
"""
