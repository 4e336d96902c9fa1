"""Short forms of administrative Vietnamese, and which of two things one means where it may mean either."""

ABBREVIATIONS = """
AI = trí tuệ nhân tạo; ANCT = an ninh chính trị; ANM = an ninh mạng; ANQP = an ninh quốc phòng;
ANTT = an ninh trật tự; ATGT = an toàn giao thông; ATTP = an toàn thực phẩm; ATTT = an toàn thông tin;
ATTTM = an toàn thông tin mạng; ATVSLĐ = an toàn vệ sinh lao động; ATVSTP = an toàn vệ sinh thực phẩm;
BCH = ban chấp hành; BCĐ = ban chỉ đạo; BHTN = bảo hiểm thất nghiệp; BHXH = bảo hiểm xã hội;
BHYT = bảo hiểm y tế; BTXH = bảo trợ xã hội; BVMT = bảo vệ môi trường; BVTV = bảo vệ thực vật;
BĐKH = biến đổi khí hậu; CBCC = cán bộ công chức; CBCCVC = cán bộ công chức viên chức; CBVC = cán bộ viên chức;
CCCD = căn cước công dân; CCHC = cải cách hành chính; CCN = cụm công nghiệp; CCVC = công chức viên chức;
CNC = công nghệ cao; CNH = công nghiệp hóa; CNHT = công nghiệp hỗ trợ; CNS = công nghệ số;
CNSCĐ = công nghệ số cộng đồng; CNTT = công nghệ thông tin; CNTT-TT = công nghệ thông tin và truyền thông;
CN-XD = công nghiệp xây dựng; CPĐT = chính phủ điện tử; CPI = chỉ số giá tiêu dùng; CQHC = cơ quan hành chính;
CQNN = cơ quan nhà nước; CQĐT = chính quyền điện tử; CQĐP = chính quyền địa phương; CSDL = cơ sở dữ liệu;
CSDLQG = cơ sở dữ liệu quốc gia; CSGD = cơ sở giáo dục; CSHT = cơ sở hạ tầng; CSKD = cơ sở kinh doanh;
CSLT = cơ sở lưu trú; CSSK = chăm sóc sức khỏe; CSSKSS = chăm sóc sức khỏe sinh sản; CSSX = cơ sở sản xuất;
CSVC = cơ sở vật chất; CTMTQG = chương trình mục tiêu quốc gia; CTR = chất thải rắn;
CTRCN = chất thải rắn công nghiệp; CTRSH = chất thải rắn sinh hoạt; CTRYT = chất thải rắn y tế;
CTNH = chất thải nguy hại; CĐS = chuyển đổi số; DBI = chỉ số đánh giá mức độ chuyển đổi số doanh nghiệp;
DDCI = năng lực cạnh tranh cấp sở ngành và địa phương; DN = doanh nghiệp;
DNKNST = doanh nghiệp khởi nghiệp sáng tạo; DNNN = doanh nghiệp nhà nước; DNNVV = doanh nghiệp nhỏ và vừa;
DNVVN = doanh nghiệp nhỏ và vừa; DNTN = doanh nghiệp tư nhân; DTI = chỉ số chuyển đổi số;
DTTN = diện tích tự nhiên; DTTS = dân tộc thiểu số; DVC = dịch vụ công; DVCQG = dịch vụ công quốc gia;
DVCTT = dịch vụ công trực tuyến; EHR = hồ sơ sức khỏe điện tử; GCN = giấy chứng nhận;
GCNQSDĐ = giấy chứng nhận quyền sử dụng đất; GD = giáo dục; GD&ĐT = giáo dục và đào tạo;
GD-ĐT = giáo dục và đào tạo; GDMN = giáo dục mầm non; GDNN = giáo dục nghề nghiệp; GDPT = giáo dục phổ thông;
GDTX = giáo dục thường xuyên; GDĐT = giáo dục và đào tạo; GPMB = giải phóng mặt bằng; GPLX = giấy phép lái xe;
GPXD = giấy phép xây dựng; GQVL = giải quyết việc làm; GTGT = giá trị gia tăng; GTNT = giao thông nông thôn;
GTSX = giá trị sản xuất; GTTT = giá trị tăng thêm; GTVT = giao thông vận tải; GTXK = giá trị xuất khẩu;
GV = giáo viên; HCC = hành chính công; HCNN = hành chính nhà nước; HGĐ = hộ gia đình; HKD = hộ kinh doanh;
HSBA = hồ sơ bệnh án; HSCV = hồ sơ công việc; HSG = học sinh giỏi; HSSK = hồ sơ sức khỏe;
HSSKĐT = hồ sơ sức khỏe điện tử; HSSV = học sinh sinh viên; HTKT = hạ tầng kỹ thuật; HTTT = hệ thống thông tin;
HTX = hợp tác xã; HĐND = hội đồng nhân dân; HLHPN = hội liên hiệp phụ nữ; IIP = sản xuất công nghiệp;
IoT = internet vạn vật; KBNN = kho bạc nhà nước; KCB = khám chữa bệnh; KCCN = khu cụm công nghiệp;
KCHT = kết cấu hạ tầng; KCN = khu công nghiệp; KCNC = khu công nghệ cao; KDC = khu dân cư;
KH&CN = khoa học và công nghệ; KHCN = khoa học và công nghệ;
KHCN&ĐMST = khoa học công nghệ và đổi mới sáng tạo; KHKT = khoa học kỹ thuật; KKT = khu kinh tế;
KNTC = khiếu nại tố cáo; KT-XH = kinh tế xã hội; KTS = kinh tế số; KTTT = kinh tế tập thể;
KTTN = kinh tế tư nhân; KTXH = kinh tế xã hội; LLLĐ = lực lượng lao động; LLVT = lực lượng vũ trang;
LĐ = lao động; LĐNT = lao động nông thôn; MTQG = mục tiêu quốc gia; MTTQ = mặt trận tổ quốc;
NCKH = nghiên cứu khoa học; NHCSXH = ngân hàng chính sách xã hội; NHTM = ngân hàng thương mại; NK = nhập khẩu;
NLTS = nông lâm nghiệp thủy sản; NLĐ = người lao động; NNL = nguồn nhân lực;
NNPTNT = nông nghiệp và phát triển nông thôn; NOXH = nhà ở xã hội; NS = ngân sách; NSLĐ = năng suất lao động;
NSNN = ngân sách nhà nước; NSTW = ngân sách trung ương; NSĐP = ngân sách địa phương; NTM = nông thôn mới;
NTTS = nuôi trồng thủy sản; PAKN = phản ánh kiến nghị; PCCC = phòng cháy chữa cháy;
PCCC&CNCH = phòng cháy chữa cháy và cứu nạn cứu hộ; PCCCR = phòng cháy chữa cháy rừng;
PCI = chỉ số năng lực cạnh tranh cấp tỉnh; PCGD = phổ cập giáo dục; PCTN = phòng chống tham nhũng;
PCTT = phòng chống thiên tai; PTNT = phát triển nông thôn; PTTH = phát thanh truyền hình; QCVN = quy chuẩn;
QG = quốc gia; QHPK = quy hoạch phân khu; QLNN = quản lý nhà nước; QLĐĐ = quản lý đất đai;
QSDĐ = quyền sử dụng đất; R&D = nghiên cứu và phát triển; SDD = suy dinh dưỡng; SDĐ = sử dụng đất;
SHTT = sở hữu trí tuệ; SME = doanh nghiệp nhỏ và vừa; SXCN = sản xuất công nghiệp; SXKD = sản xuất kinh doanh;
SXNN = sản xuất nông nghiệp; SV = sinh viên; TCCSĐ = tổ chức cơ sở đảng; TDP = tổ dân phố;
TDTT = thể dục thể thao; TFP = năng suất các nhân tố tổng hợp; THA = thi hành án; THADS = thi hành án dân sự;
THCS = trung học cơ sở; THPT = trung học phổ thông; THPTQG = trung học phổ thông quốc gia;
TMĐT = thương mại điện tử; TNGT = tai nạn giao thông; TNLĐ = tai nạn lao động;
TN&MT = tài nguyên và môi trường; TNMT = tài nguyên và môi trường; TNXH = tệ nạn xã hội;
TSLCD = truyền số liệu chuyên dùng; TTATGT = trật tự an toàn giao thông; TTATXH = trật tự an toàn xã hội;
TTCN = tiểu thủ công nghiệp; TTDVHCC = trung tâm dịch vụ hành chính công; TTHC = thủ tục hành chính;
TTKDTM = thanh toán không dùng tiền mặt; TTPVHCC = trung tâm phục vụ hành chính công;
TTTT = thông tin và truyền thông; TTXH = trật tự xã hội; TTYT = trung tâm y tế; TW = trung ương;
TYT = trạm y tế; UBMTTQ = ủy ban mặt trận tổ quốc; UBND = ủy ban nhân dân; VBQPPL = văn bản quy phạm pháp luật;
VH = văn hóa; VHTT = văn hóa thể thao; VHTTDL = văn hóa thể thao du lịch; VLXD = vật liệu xây dựng;
VSATTP = vệ sinh an toàn thực phẩm; VSMT = vệ sinh môi trường; VTHKCC = vận tải hành khách công cộng;
VĐT = vốn đầu tư; VĐTC = vốn đầu tư công; XDCB = xây dựng cơ bản; XHCN = xã hội chủ nghĩa; XHH = xã hội hóa;
XHS = xã hội số; XK = xuất khẩu; XKLĐ = xuất khẩu lao động; XNK = xuất nhập khẩu; XTTM = xúc tiến thương mại;
ĐB = đảng bộ; ĐBKK = đặc biệt khó khăn; ĐBDTTS = đồng bào dân tộc thiểu số; ĐH = đại học;
ĐKKD = đăng ký kinh doanh; ĐMST = đổi mới sáng tạo; ĐTC = đầu tư công; ĐTNN = đầu tư nước ngoài;
ĐTM = đánh giá tác động môi trường; ĐTPT = đầu tư phát triển; ĐTTM = đô thị thông minh;
ĐVHC = đơn vị hành chính; ĐVSN = đơn vị sự nghiệp; ĐVSNCL = đơn vị sự nghiệp công lập;
ĐVTN = đoàn viên thanh niên; ƯDCNTT = ứng dụng công nghệ thông tin;
SIPAS = chỉ số hài lòng về sự phục vụ hành chính; PARINDEX = chỉ số cải cách hành chính; TƯ = trung ương
"""

# Of two meanings, the one beside which one of these words stands in the name; beside neither, it is left as it is.
BY_COMPANY = """
HS = học sinh: tiểu học, trung học, thcs, thpt, tốt nghiệp, mầm non, lớp, trường, sinh viên, học bạ, bỏ học, phổ thông
HS = hồ sơ: tthc, thủ tục, nộp, tiếp nhận, đúng hạn, quá hạn, trễ hạn, trực tuyến, số hóa
HĐĐT = hóa đơn điện tử: thuế, máy tính tiền, hộ kinh doanh, xăng dầu, bán lẻ
HĐĐT = hợp đồng điện tử: ký kết, trục
BV = bệnh viện: bệnh án, viện phí, giường, tuyến, khám, đa khoa, bác sĩ
BV = bảo vệ: môi trường, thực vật, rừng
"""
