package report

// The labels and codes below are written out here a second time on purpose:
// fixtures that took them from the program under test could not find a mistake
// in it.

// A Row is one row of the applications table, or a group of rows.
type Row struct {
	ID, Label string
	rows      []Row
}

// A Column is one column of figures.
type Column struct{ ID, Label string }

// A Block is a part of the disclosure table with columns of its own.
type Block struct {
	heading string
	Columns []Column
	Rows    []Column
}

// Applicants are the columns of the applications table.
var Applicants = []Column{
	{"natural_person", "自然人"},
	{"business", "商业企业"},
	{"research", "科研机构"},
	{"public_welfare", "社会公益组织"},
	{"legal_service", "法律服务机构"},
	{"other", "其他"},
	{"total", "总计"},
}

// results are the columns of each third of the disputes table.
var results = []Column{
	{"upheld", "结果维持"},
	{"corrected", "结果纠正"},
	{"other", "其他结果"},
	{"pending", "尚未审结"},
	{"total", "总计"},
}

// disputes are the thirds of the disputes table.
var disputes = []Column{
	{"reconsideration", "行政复议"},
	{"litigation_direct", "未经复议直接起诉"},
	{"litigation_after_reconsideration", "复议后起诉"},
}

// DisclosureBlocks returns the disclosure table of a form.
func DisclosureBlocks(form string) []Block {
	if form == "2019" {
		three := []Column{{"last_year", "上一年项目数量"}, {"change", "本年增/减"}, {"decisions", "处理决定数量"}}
		return []Block{
			{"第二十条第（一）项",
				[]Column{{"made", "本年新制作数量"}, {"published", "本年新公开数量"}, {"published_total", "对外公开总数量"}},
				[]Column{{"rules", "规章"}, {"normative_documents", "规范性文件"}}},
			{"第二十条第（五）项", three, []Column{{"permits", "行政许可"}, {"other_services", "其他对外管理服务事项"}}},
			{"第二十条第（六）项", three, []Column{{"penalties", "行政处罚"}, {"coercion", "行政强制"}}},
			{"第二十条第（八）项", three[:2], []Column{{"fees", "行政事业性收费"}}},
			{"第二十条第（九）项",
				[]Column{{"items", "采购项目数量"}, {"amount", "采购总金额"}},
				[]Column{{"procurement", "政府集中采购"}}},
		}
	}
	one := []Column{{"decisions", "本年处理决定数量"}}
	return []Block{
		{"第二十条第（一）项",
			[]Column{{"issued", "本年制发件数"}, {"repealed", "本年废止件数"}, {"in_force", "现行有效件数"}},
			[]Column{{"rules", "规章"}, {"normative_documents", "行政规范性文件"}}},
		{"第二十条第（五）项", one, []Column{{"permits", "行政许可"}}},
		{"第二十条第（六）项", one, []Column{{"penalties", "行政处罚"}, {"coercion", "行政强制"}}},
		{"第二十条第（八）项", []Column{{"amount", "本年收费金额（单位：万元）"}}, []Column{{"fees", "行政事业性收费"}}},
	}
}

// ApplicationRows returns the rows of the applications table of a form.
func ApplicationRows(form string) []Row {
	other := Row{"other", "（六）其他处理", nil}
	if form == "2021" {
		other = Row{"", "（六）其他处理", []Row{
			{"other_not_corrected", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", nil},
			{"other_fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", nil},
			{"other_remaining", "3.其他", nil},
		}}
	}
	return []Row{
		{"received", "一、本年新收政府信息公开申请数量", nil},
		{"carried_in", "二、上年结转政府信息公开申请数量", nil},
		{"", "三、本年度办理结果", []Row{
			{"granted", "（一）予以公开", nil},
			{"partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", nil},
			{"", "（三）不予公开", []Row{
				{"denied_state_secret", "1.属于国家秘密", nil},
				{"denied_forbidden_by_law", "2.其他法律行政法规禁止公开", nil},
				{"denied_three_securities", "3.危及“三安全一稳定”", nil},
				{"denied_third_party", "4.保护第三方合法权益", nil},
				{"denied_internal_affairs", "5.属于三类内部事务信息", nil},
				{"denied_process", "6.属于四类过程性信息", nil},
				{"denied_enforcement_file", "7.属于行政执法案卷", nil},
				{"denied_query", "8.属于行政查询事项", nil},
			}},
			{"", "（四）无法提供", []Row{
				{"unavailable_not_held", "1.本机关不掌握相关政府信息", nil},
				{"unavailable_must_be_made", "2.没有现成信息需要另行制作", nil},
				{"unavailable_still_unclear", "3.补正后申请内容仍不明确", nil},
			}},
			{"", "（五）不予处理", []Row{
				{"rejected_petition", "1.信访举报投诉类申请", nil},
				{"rejected_repeated", "2.重复申请", nil},
				{"rejected_publication", "3.要求提供公开出版物", nil},
				{"rejected_excessive", "4.无正当理由大量反复申请", nil},
				{"rejected_confirmation", "5.要求行政机关确认或重新出具已获取信息", nil},
			}},
			other,
			{"handled", "（七）总计", nil},
		}},
		{"carried_out", "四、结转下年度继续办理", nil},
	}
}

// Leaves returns the rows that carry figures, in printed order.
func Leaves(rows []Row) []Row {
	var list []Row
	for _, r := range rows {
		if r.ID != "" {
			list = append(list, r)
		}
		list = append(list, Leaves(r.rows)...)
	}
	return list
}

// outcomes returns the codes of the rows that add up to （七）总计.
func outcomes(form string) []string {
	var ids []string
	for _, r := range Leaves(ApplicationRows(form)) {
		switch r.ID {
		case "received", "carried_in", "handled", "carried_out":
		default:
			ids = append(ids, r.ID)
		}
	}
	return ids
}
