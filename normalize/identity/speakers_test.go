package identity

import (
	"testing"

	"nianbao/extract/document"
)

// Who a text says acted, wrote and is to be asked: offices and divisions speak for their organ, the
// bare kind of an organ is none, and what a text says of itself names nobody. The organs are invented.
func TestSpeakers(t *testing.T) {
	const period = "统计期限自2021年1月1日起至2021年12月31日止。"
	for _, c := range []struct {
		name        string
		lines       []string
		organ, code string
		kind        Kind
		state       State
	}{
		{"an office below one", []string{period + "领导小组下设办公室在柳溪科，我局公开信息5条。"}, "", "", "", Unknown},
		{"a centre of a department with its office", []string{"本报告由洪泽区柳溪局指挥中心办公室编制。" + period, "工作由局指挥中心办公室负责。我局公开信息5条。"}, "洪泽区柳溪局", "320813", Department, Certain},
		{"a division of a department", []string{"本报告由洪泽区柳溪局政策法规科编制。" + period, "我局公开信息5条。"}, "洪泽区柳溪局", "320813", Department, Certain},
		{"the office of a department", []string{"本报告由洪泽区柳溪局办公室根据《条例》编制。" + period}, "洪泽区柳溪局", "320813", Department, Certain},
		{"the department of a level, beside its name", []string{"洪泽区柳溪局2021年政府信息公开工作年度报告", period, "由区局办公室负责，我局公开信息5条。"}, "洪泽区柳溪局", "320813", Department, Certain},
		{"a government that acts, by its office", []string{"本报告由洪泽区人民政府办公室编制。" + period, "2021年，区政府继续做好信息公开工作。"}, "洪泽区人民政府", "320813", Government, Certain},
		{"an office that acts itself", []string{"现公布洪泽区人民政府办公室2021年政府信息公开工作年度报告。" + period, "2021年，区政府办公室认真做好信息公开工作。"}, "洪泽区人民政府办公室", "320813", GovernmentOffice, Certain},
		{"an office for work on disclosure", []string{"如有疑问，请与洪泽区人民政府信息公开工作办公室联系。" + period, "2021年，我区公开信息5条。"}, "洪泽区人民政府", "320813", Government, Doubtful},
		{"a school without a name", []string{"2020-2021学年度学校信息公开工作年度报告", "根据高等学校信息公开办法，现编制2020-2021学年度学校信息公开工作年度报告。"}, "", "", "", Unknown},
		{"a school that states the period of its year", []string{"本报告由柳溪职业学院编制。统计时间为2015年9月1日至2016年8月31日。"}, "柳溪职业学院", "", Institution, Doubtful},
		{"a school with one", []string{"2020-2021学年，柳溪职业学院严格落实高等学校信息公开办法，学院公开信息5条。" + period}, "柳溪职业学院", "", Institution, Doubtful},
		{"a sentence that has the organ twice", []string{"洪泽区柳溪局编制了区柳溪局2021年政府信息公开工作年度报告。" + period}, "洪泽区柳溪局", "320813", Department, Certain},
		{"the one that acts is the one to ask", []string{"如有疑问，请与洪泽区柳溪局联系。" + period, "2021年，洪泽区柳溪局认真落实条例。"}, "洪泽区柳溪局", "320813", Department, Certain},
		{"but not its office", []string{"如有疑问，请与洪泽区柳溪中心办公室联系。" + period, "2021年，洪泽区柳溪中心办公室共公开信息5条。"}, "洪泽区柳溪中心办公室", "320813", Department, Doubtful},
		{"a name that a zone shortens, by its office", []string{"洪泽经济技术开发区管理委员会2021年政府信息公开工作年度报告", "来源：洪泽经开区管委会办公室", "本报告由洪泽经开区管委会办公室编制。" + period}, "洪泽经济技术开发区管理委员会", "320813", Zone, Certain},
		{"a cooperative", []string{"洪泽区供销社2021年政府信息公开工作年度报告", period}, "洪泽区供销社", "320813", Department, Certain},
		{"the county of the publisher of a township", []string{"岔河镇2021年政府信息公开工作年度报告", "来源：洪泽区岔河镇人民政府", "我镇公开信息5条。" + period}, "洪泽区岔河镇人民政府", "320813", Township, Certain},
		{"a remark on what it is called for short", []string{"现公布洪泽区柳溪局（以下简称“区柳溪局”，下文同）2021年政府信息公开工作年度报告。" + period}, "洪泽区柳溪局", "320813", Department, Certain},
		{"a verb before the state's organ", []string{period, "2021年，我委公开信息5条，促进国务院柳溪委依法履职。"}, "国务院柳溪委", "", StateCouncil, Doubtful},
		{"an office within some organ leads the work", []string{"2021年柳溪街道积极推进政务公开，工作由综合办公室牵头负责。" + period, "街道政务公开工作稳步开展，我街道公开信息5条。"}, "柳溪街道", "", Subdistrict, Doubtful},
		{"what a report was made of", []string{"本报告根据2021年洪泽区柳溪局信息公开工作实际编制而成。" + period}, "洪泽区柳溪局", "320813", Department, Certain},
		{"and by which year of it", []string{"结合2021年洪泽区柳溪局政府信息公开工作实际，编制本报告。" + period}, "洪泽区柳溪局", "320813", Department, Certain},
		{"what it is on above all", []string{"本报告内容主要为洪泽区人民政府办公室2021年度的政府信息公开工作情况。各镇、各部门的报告自行公布。" + period}, "洪泽区人民政府办公室", "320813", GovernmentOffice, Certain},
		{"all that customs have charge of", []string{"淮安海关关区2021年政府信息公开工作年度报告", "如有疑问，请联系：淮安海关办公室政务公开和信访科。" + period}, "淮安海关关区", "320800", Vertical, Certain},
		{"an office that speaks for itself is no government", []string{"2021年，我办贯彻我市的要求，我办公开信息5条。" + period, "公开规定见淮安市人民政府网站。"}, "", "", "", Unknown},
		{"a region named twice over", []string{"如有疑问，请与淮安市洪泽区洪泽区柳溪局联系。" + period, "2021年，洪泽区柳溪局认真落实条例。"}, "淮安市洪泽区柳溪局", "320813", Department, Certain},
		{"a notice by which a report is published", []string{"洪泽区人民政府办公室关于公布洪泽区2021年度政府信息公开工作年度报告的通知", period}, "洪泽区人民政府", "320813", Government, Certain},
		{"a park on the site of another zone", []string{"发布机构：柳溪经济开发区管委会。", "特编制清溪产业园2021年政府信息公开工作年度报告，并向社会公布。" + period}, "清溪产业园", "", Zone, Doubtful},
		{"work in the name of a bureau", []string{"洪泽区金融工作局2021年政府信息公开工作年度报告", period}, "洪泽区金融工作局", "320813", Department, Certain},
		{"a time before one's own township", []string{period, "目前我乡尚未收到政府信息公开申请，截至2021年底，我乡公开信息5条。"}, "", "", "", Unknown},
		{"what kind of government is to be built", []string{period, "围绕建设法治政府全面推进政务公开，我局公开信息5条。"}, "", "", "", Unknown},
		{"whom it gives guidance to", []string{period, "指导柳溪仲裁委受理案件28件，我局公开信息5条。"}, "", "", "", Unknown},
		{"a brigade of a city's police for a county", []string{"淮安市公安局交通警察支队洪泽大队2021年政府信息公开工作年度报告", period}, "淮安市公安局交通警察支队洪泽大队", "320813", Branch, Certain},
		{"a brigade that has a number", []string{"淮安市公安局交通警察支队第三大队2021年政府信息公开工作年度报告", period}, "淮安市公安局交通警察支队第三大队", "320800", Branch, Certain},
		{"a province in a variant character", []string{"陜西省柳溪廳2021年政府信息公開工作年度報告", "統計期限自2021年1月1日起至2021年12月31日止。"}, "陕西省柳溪厅", "610000", Department, Certain},
		{"a zone by a word that many places have", []string{"城东工业园区管委会2021年政府信息公开工作年度报告", period}, "城东工业园区管委会", "630102", Zone, Doubtful},
		{"the same, where the county is named", []string{"城东工业园区管委会2021年政府信息公开工作年度报告", "公开指南见城东区人民政府网站。" + period}, "城东工业园区管委会", "630102", Zone, Certain},
		{"a zone by the name of a county", []string{"洪泽工业园区管委会2021年政府信息公开工作年度报告", period}, "洪泽工业园区管委会", "320813", Zone, Certain},
		{"a hospital of some county", []string{"本报告由县医院编制。" + period, "我院公开信息5条。"}, "县医院", "", Institution, Doubtful},
		{"a school that bears its province's name", []string{"江苏省洪泽第三中学2021年政府信息公开工作年度报告", period}, "江苏省洪泽第三中学", "320813", Institution, Certain},
		{"a committee that is named once", []string{"2021年政府信息公开工作年度报告", "洪泽经开区（柳溪）管委会", "2021年，洪泽经开区（柳溪）管委会认真贯彻条例。", "按照条例，管委会坚持公开透明，管委会主动公开信息。" + period}, "洪泽经开区(柳溪)管委会", "320813", Zone, Doubtful},
		{"an organ of an autonomous region", []string{"自治区柳溪办2021年政府信息公开工作年度报告", "广西壮族自治区柳溪管理办公室认真落实条例。" + period}, "自治区柳溪办", "450000", Department, Doubtful},
		{"the office of a group is an organ", []string{"如有疑问，请与洪泽区人民政府柳溪项目领导小组办公室综合科联系。" + period}, "洪泽区人民政府柳溪项目领导小组办公室", "320813", Department, Doubtful},
		{"a centre of a government", []string{"如有疑问，请与洪泽区政府信息中心联系。" + period, "2021年，全区公开信息5条，我区各级各部门认真落实条例。"}, "洪泽区人民政府", "320813", Government, Doubtful},
		{"an inspection of mines", []string{"现公布国家矿山安全监察局广西局2021年政府信息公开工作年度报告。" + period}, "国家矿山安全监察局广西局", "450000", Vertical, Certain},
		{"a date above a title", []string{"欢迎登录柳溪网!2024年05月09日", "江苏海事局2021年政府信息公开工作年度报告", period}, "江苏海事局", "320000", Vertical, Certain},
		{"a verb and no organ", []string{"我局调整充实局政务公开领导小组。" + period, "已制定《洪泽区柳溪局政府信息公开制度》。"}, "洪泽区柳溪局", "320813", Department, Doubtful},
		{"a township that bears a county's name", []string{"新县镇2021年政府信息公开工作年度报告", "我镇按照莆田市要求公开信息5条。" + period}, "新县镇人民政府", "350303", Township, Certain},
		{"a middle school by its number", []string{"柳溪二中2021年政府信息公开工作年度报告", "我校公开信息5条。" + period}, "柳溪二中", "", Institution, Certain},
		{"banking supervision", []string{"江苏银监局2015年政府信息公开工作年度报告", "我局公开信息5条。"}, "江苏银监局", "320000", Vertical, Certain},
		{"a cooperative that unites others", []string{"2021年政府信息公开工作年度报告", "现公布洪泽区供销联社2021年政府信息公开工作年度报告，如有疑问，请与洪泽区供销合作社联合社联系。" + period}, "洪泽区供销联社", "320813", Department, Certain},
		{"a federation by its short name", []string{"市残联2021年政府信息公开工作年度报告", "本报告由淮安市残疾人联合会编制。" + period, "市残联公开信息5条。"}, "淮安市残疾人联合会", "320800", Department, Certain},
		{"by order of a committee and a government", []string{period, "按照区委、区政府有关要求，区政府柳溪服务办进一步完善公开制度。"}, "区政府柳溪服务办", "", Department, Doubtful},
		{"an office that manages some work", []string{"2021年，洪泽区房屋征收工作管理办公室认真贯彻落实条例，我办公开信息5条。" + period}, "洪泽区房屋征收工作管理办公室", "320813", Department, Doubtful},
		{"a township that signs without its county", []string{"2021年，我镇公开信息5条。" + period, "我镇未收到申请。", "岔河镇人民政府", "2022年1月10日"}, "岔河镇人民政府", "", Township, Doubtful},
		{"a university below the title, above the date", []string{"2021年度信息公开工作年度报告", "柳溪农业大学", "(2021年10月30日)", "现将我校2021年度信息公开工作总结如下。" + period}, "柳溪农业大学", "", Institution, Certain},
		{"what a government's figures cover is no other organ", []string{"洪泽区人民政府2021年政府信息公开工作年度报告", "本年报中所列的统计数据涵盖所辖七镇三街道和区政府各部门。" + period}, "洪泽区人民政府", "320813", Government, Certain},
		{"a branch under the name of its parent", []string{"现公布2021年度淮安市柳溪局政府信息公开工作年度报告。内容涵盖淮安市柳溪局洪泽区分局2021年1月1日至12月31日期间的情况。", "我局公开信息5条。"}, "淮安市柳溪局", "320800", Department, Doubtful},
		{"whose work some persons do", []string{"2021年，全县公开信息5条。" + period, "安排2名人员承担洪泽县柳溪局政府信息公开工作。"}, "洪泽县柳溪局", "320829", Department, Doubtful},
		{"an office of a place that is no street", []string{"洪泽区城乡工作办事处2021年政府信息公开工作年度报告", period}, "洪泽区城乡工作办事处", "320813", Department, Certain},
		{"a township that has offices", []string{"2021年，岔河镇人民政府为充分保障知情权，公开信息5条。" + period, "岔河镇设党政综合办公室、经济发展办公室共7个内设机构，岔河镇位于洪泽区。"}, "岔河镇人民政府", "320813", Township, Doubtful},
		{"a zone that names itself by its kind", []string{"2021年，开发区坚持公开透明，开发区公开信息5条。" + period, "修订完善《洪泽经济技术开发区政府信息公开指南》。"}, "洪泽经济技术开发区", "320813", Zone, Doubtful},
		{"a bureau by the short name of its work", []string{"洪泽区应急管理局2021年政府信息公开工作年度报告", "特向社会公布区应急局2021年政府信息公开工作年度报告。" + period}, "洪泽区应急管理局", "320813", Department, Certain},
		{"a committee that goes by a principle", []string{"2021年，洪泽区柳溪委以习近平新时代中国特色社会主义思想为指引，公开信息5条。" + period}, "洪泽区柳溪委", "320813", Department, Doubtful},
		{"whose notice on how to work it follows", []string{"我局公开信息5条。" + period, "认真贯彻《省柳溪办关于规范政府信息依申请公开办理程序的通知》要求。"}, "", "", "", Unknown},
		{"a township with 各 in its name", []string{"各莫镇2022年政府信息公开工作年度报告", "我镇公开信息5条。"}, "各莫镇人民政府", "513231", Township, Certain},
	} {
		t.Run(c.name, func(t *testing.T) {
			id := openingOf(c.lines...).Identity
			if id.Organ != c.organ || id.Region.Code != c.code || id.Kind != c.kind || id.State != c.state {
				t.Errorf("%q in %q, %s, %s (%s; against it %q)", id.Organ, id.Region.Code, id.Kind, id.State, id.Evidence, id.Against)
			}
		})
	}
}

// A sample has signs in the place of names, whatever its title.
func TestSamples(t *testing.T) {
	for text, other := range map[string]string{
		"今年，xx 市环境局认真公开信息，xx县公开5条。":     "a blank form",
		"201x年，我局认真公开信息，将201x年度情况报告如下。": "a blank form",
		"今年，**市环境局**认真公开信息，**县公开5条。":    "",
		"本报告由xx县中医院编制，xx县中医院公开信息5条。":    "a blank form",
		"我局坚持以____精神为指导，以____为统领公开信息。":  "a blank form",
		"单位法人代码：□□□□□□□□-□，编号：□□□□□□。":  "a blank form",
	} {
		if o := openingOf("环境局年度信息公开工作报告", text); o.Other != other {
			t.Errorf("%s is %q", text, o.Other)
		}
	}
	torn := &document.Table{Cells: []document.Cell{{Text: "2023"}, {Text: "XX年工作总结暨XX年工作要点"}}}
	o := ReadOpening(&document.Document{Sections: []document.Section{{Blocks: []document.Block{{Table: torn}, {Paragraph: "现将本年度信息公开工作总结如下。"}}}}})
	if o.Other != "a blank form" {
		t.Errorf("a sample that was torn to cells is %q", o.Other)
	}
}

// A date tells the year of a report only where nothing else does.
func TestYearOfDates(t *testing.T) {
	for _, c := range []struct {
		lines []string
		year  int
	}{
		{[]string{"2019年3月26日本报告根据条例编制。", "柳溪局2018年公开信息5条。"}, 2018},
		{[]string{"本报告根据条例编制。", "2018年4月，全市公开信息5条。"}, 2018},
		{[]string{"本报告根据条例编制。", "柳溪局二〇一八年公开信息5条。", "二〇一九年三月"}, 2018},
	} {
		if o := openingOf(c.lines...); o.Year != c.year {
			t.Errorf("%q: %d", c.lines, o.Year)
		}
	}
}
