package gazetteer

import "regexp"

var (
	// GovernmentTail is what follows the region in the name of its government.
	GovernmentTail = regexp.MustCompile(`^(?:(?:人民政府|政府|行政公署|行署)?(?:办公室|办公厅|办)?)$`)
	// ZoneTail is what follows the place in the name of a zone that is no division.
	ZoneTail       = regexp.MustCompile(`(?:开发区|高新区|经开区|新区|示范区|产业区|工业区|园区|度假区|保税区|保税港区|试验区|管理区)`)
	departmentTail = regexp.MustCompile(`^(?:发展和?改革|教育|科技|科学技术|工业和信息化|公安|民政|司法|财政|人力资源|自然资源|生态环境|住房|城市管理|交通|水利|水务|农业|商务|文化|卫生|退役军人|应急|审计|市场监督|统计|医疗保障|税务|林业|体育|信访|行政审批)\p{Han}*(?:局|厅|委员会|委)$`)
)
