"""Concepts of administrative Vietnamese as tables: one a line, its ways of being said divided by "|".

The first way is the concept's name. A word in no table is content like these, only less exactly known.
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
thanh niên
nông dân
người tiêu dùng
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
hàng hóa
cửa hàng
chợ
siêu thị
cơ sở lưu trú
cơ sở sản xuất
cơ sở kinh doanh
trang trại
phương tiện
dự án
công trình
vụ việc
địa phương | chính quyền địa phương
tuyến đường
thửa đất
"""

# Which part of them is counted, or under which condition.
QUALIFIERS = """
trưởng thành | thành niên
trong độ tuổi lao động | ở độ tuổi lao động | độ tuổi lao động
cao tuổi | già
không
chưa
nhỏ và vừa | vừa và nhỏ | vừa, nhỏ | nhỏ, vừa
siêu nhỏ
lớn
nam | nam giới
nữ | nữ giới | phụ nữ
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
có | sở hữu | trang bị | có hoạt động
sử dụng | dùng | ứng dụng | áp dụng
phủ | bao phủ | phủ sóng | phủ kín | tới | đến
đào tạo | đào tạo, bồi dưỡng
tập huấn | bồi dưỡng | tập huấn, bồi dưỡng
biết | nắm được | hiểu biết
xử lý | giải quyết
nộp | gửi
tiếp nhận
trả
trả lời
đăng ký
kích hoạt
cài đặt | cài
cấp
cấp phép
nâng cấp
phân cấp
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
mở
mở rộng
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
vận hành | đưa vào vận hành | đưa vào sử dụng | đưa vào hoạt động
lưu trữ | lưu giữ | lưu
thu gom
phân loại
phê duyệt
ban hành
thẩm định
kiểm định
chứng nhận
chăm sóc
tiêm chủng
giảng dạy
tốt nghiệp
truy xuất
niêm yết
giải ngân
đầu tư
bố trí
duy trì
bảo đảm | đảm bảo
đáp ứng
đặt lịch
tra cứu
tìm kiếm
xác minh
xác nhận
bảo vệ
khắc phục
giải thể
tu bổ
chấp nhận
trao đổi
mã hóa
sao lưu
rà soát
hướng dẫn
phổ cập
thí điểm
thay thế
đo đạc
đưa lên
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
môi trường
thị trường
dân tộc
hộ chiếu
hộ tịch
hộ khẩu
việt nam
đông nam bộ
cấp độ
cấp ủy
cấp nước
trợ cấp
dùng chung
tiêu dùng
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
cổng dịch vụ công quốc gia
bộ phận một cửa
đổi mới sáng tạo
năng suất lao động
lĩnh vực | ngành, lĩnh vực | ngành
"""

ONLINE = """
trực tuyến | trên mạng | qua mạng | trên môi trường mạng | trên môi trường điện tử | trên môi trường số
| qua môi trường mạng | môi trường mạng | môi trường số | môi trường điện tử
| trên mạng internet | qua internet | qua mạng internet | online
| trên không gian mạng | bằng hình thức trực tuyến | theo hình thức trực tuyến | thông qua môi trường mạng
"""

TECHNOLOGY = """
internet | mạng internet | hạ tầng mạng internet | hạ tầng internet | đường truyền internet | đường internet
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

# Verbs that say little without their object or their way: how they are done is what is measured.
WAY_MATTERS = """
có | sử dụng | biết | nộp | tiếp nhận | trả | đăng ký | thanh toán | chi trả | xử lý | mua | bán | ký | kê khai
"""
