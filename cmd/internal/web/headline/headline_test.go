package headline

import (
	"strconv"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/wording"
)

// points makes values of texts: "" is not known, "?" behind one says that it is in doubt,
// "~" before one that it covers another thing than the one before, "*" that it is one's own.
func points(texts ...string) []chart.Point {
	var list []chart.Point
	for _, text := range texts {
		value := strings.Trim(text, "?~*")
		p := chart.Number(value, 0)
		p.Doubtful, p.Apart, p.Own = strings.HasSuffix(text, "?"), strings.HasPrefix(text, "~"), strings.HasPrefix(text, "*")
		list = append(list, p)
	}
	return list
}

// made makes a rate of its parts.
func made(value, part, whole string) chart.Point {
	p := chart.Number(value, 0)
	p.Part, p.Whole = part, whole
	p.Few = part != "0" && len(part) == 1 && part < "5"
	return p
}

// doubted is a value that is in doubt.
func doubted(p chart.Point) chart.Point {
	p.Doubtful = true
	return p
}

// little makes bars of three rates, of which those of fewer than ten cases stand aside.
func little(points ...chart.Point) chart.Chart {
	for i := range points {
		whole, err := strconv.Atoi(points[i].Whole)
		points[i].Aside = err == nil && whole < 10
	}
	return chart.Chart{Kind: chart.Bars, Unit: "%", Categories: []string{"溧阳市", "高邮市", "邗江区"}[:len(points)], Series: []chart.Series{{Points: points}}}
}

// own makes one bar one's own.
func own(c chart.Chart, at int) chart.Chart {
	c.Series[0].Points[at].Own = true
	return c
}

// covered makes a sum of so many of all its regions.
func covered(value string, known, all int) chart.Point {
	p := chart.Number(value, 0)
	p.Covered, p.All, p.Aside = known, all, 2*known < all
	return p
}

func bars(unit string, values ...string) chart.Chart {
	names := []string{"洪泽区", "淮安区", "淮阴区", "涟水县", "金湖县"}
	return chart.Chart{Kind: chart.Bars, Unit: unit, Categories: names[:len(values)], Series: []chart.Series{{Points: points(values...)}}}
}

// placed says where the first bar lies.
func placed(c chart.Chart, place string) chart.Chart {
	c.Series[0].Points[0].Place = place
	return c
}

func lines(kind chart.Kind, series ...chart.Series) chart.Chart {
	return chart.Chart{Kind: kind, Unit: "件", Categories: []string{"2021", "2022", "2023"}, Series: series}
}

// A headline claims no more than the figures bear.
func TestHeadlines(t *testing.T) {
	rate := Subject{Measure: "不予公开率", Region: "淮安市", Level: "county", Year: 2023, Regions: 7, Why: "基数不足10"}
	with := func(change func(*Subject)) Subject {
		s := rate
		change(&s)
		return s
	}
	count := Subject{Measure: "申请数量"}
	for name, tc := range map[string]struct {
		chart   chart.Chart
		subject Subject
		zh, en  string
	}{
		"the first of all": {bars("%", "38", "20"), with(func(s *Subject) { s.Regions = 2 }),
			"洪泽区2023年不予公开率为38%，在淮安市2个区县中最高", "洪泽区 had the highest 不予公开率, 38%, among the 2 districts of 淮安市 in 2023"},
		"the first of those that are known": {bars("%", "38", "20"), rate,
			"洪泽区2023年不予公开率为38%，在淮安市有数据的2个区县（共7个）中最高", "洪泽区 had the highest 不予公开率, 38%, among the 2 districts of 淮安市 (of 7) with a figure for 2023"},
		"the first of many, of which some are drawn": {bars("%", "38", "20"), with(func(s *Subject) { s.Known = 6 }),
			"洪泽区2023年不予公开率为38%，在淮安市有数据的6个区县（共7个）中最高", ""},
		"a rate of few cases is named by none": {little(made("50", "1", "2"), made("17.65", "6", "34"), made("9", "9", "100")), with(func(s *Subject) { s.Regions = 3 }),
			"高邮市2023年不予公开率为17.65%（6/34），在淮安市可比的2个区县（共3个）中最高；另有1个不参与排名（基数不足10）", "高邮市 had the highest 不予公开率, 17.65% (6 of 34), among the 2 districts of 淮安市 (of 3) that can be compared in 2023; not ranked: 1 on a base of fewer than 10"},
		"of the rates of few cases only some are drawn": {little(made("50", "1", "2"), made("17.65", "6", "34"), made("9", "9", "100")), with(func(s *Subject) { s.Regions, s.Known, s.Aside = 9, 7, 4 }),
			"高邮市2023年不予公开率为17.65%（6/34），在淮安市可比的3个区县（共9个）中最高；另有4个不参与排名（基数不足10）", ""},
		"one that can be compared is no ranking": {little(made("50", "1", "2"), made("17.65", "6", "34")), with(func(s *Subject) { s.Regions = 2 }),
			"高邮市2023年不予公开率为17.65%（6/34）；另有1个不参与排名（基数不足10）", ""},
		"rates of few cases alone": {little(made("100", "2", "2"), made("100", "1", "1")), with(func(s *Subject) { s.Regions = 3 }),
			"2023年，淮安市有数据的2个区县（共3个）的不予公开率未作排名（基数不足10）；溧阳市为100%（仅2/2）、高邮市为100%（仅1/1）", "不予公开率 cannot be ranked among the 2 districts of 淮安市 (of 3) with a figure for 2023 (on a base of fewer than 10); 溧阳市 100% (just 2 of 2), 高邮市 100% (just 1 of 1)"},
		"a rate of one case says so": {little(made("5.88", "1", "17"), made("5", "9", "180")), with(func(s *Subject) { s.Regions = 2 }),
			"溧阳市2023年不予公开率为5.88%（仅1/17），在淮安市2个区县中最高", "溧阳市 had the highest 不予公开率, 5.88% (just 1 of 17), among the 2 districts of 淮安市 in 2023"},
		"rates that are equal say what each is made of": {little(made("5.88", "1", "17"), made("5.88", "10", "170"), made("1", "1", "100")), with(func(s *Subject) { s.Regions = 3 }),
			"溧阳市（仅1/17）和高邮市（10/170）2023年不予公开率均为5.88%，在淮安市3个区县中并列最高", "溧阳市 (just 1 of 17) and 高邮市 (10 of 170) tied for the highest 不予公开率, 5.88%, among the 3 districts of 淮安市 in 2023"},
		"a rate that rises says what it is made of": {chart.Chart{Kind: chart.Lines, Unit: "%", Categories: []string{"2022", "2023"}, Series: []chart.Series{{Name: "洪泽区", Points: []chart.Point{made("0", "0", "40"), made("5.88", "1", "17")}}}}, Subject{Measure: "不予公开率"},
			"洪泽区不予公开率由2022年的0%（0/40）升至2023年的5.88%（仅1/17）", "不予公开率 in 洪泽区 rose from 0% (0 of 40) in 2022 to 5.88% (just 1 of 17) in 2023"},
		"of things that are counted there are most": {bars("件", "38", "20"), with(func(s *Subject) { s.Measure, s.Counted, s.Regions = "lawsuits lost at district level", true, 2 }),
			"洪泽区2023年lawsuits lost at district level为38件，在淮安市2个区县中最高", "洪泽区 had the most lawsuits lost at district level, 38, among the 2 districts of 淮安市 in 2023"},
		"one figure is no ranking": {bars("%", "38"), rate,
			"洪泽区2023年不予公开率为38%，在淮安市7个区县中仅此一个有数据", "不予公开率 in 洪泽区 stood at 38% in 2023; of the 7 districts of 淮安市 it is the only one with a figure"},
		"one figure is no ranking over years either": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("", "", "2")}, chart.Series{Name: "淮安区", Points: points("", "", "")}), count,
			"洪泽区2023年申请数量为2件", ""},
		"a sum of few of its regions is named by none": {chart.Chart{Kind: chart.Bars, Unit: "件", Categories: []string{"江苏省", "浙江省", "四川省"}, Series: []chart.Series{{Points: []chart.Point{covered("900", 75, 75), covered("500", 60, 80), covered("9000", 1, 75)}}}},
			Subject{Measure: "申请数量合计", Year: 2023, Level: "province", Why: "有数据的地区不到一半"}, "江苏省2023年申请数量合计为900件，在可比的2个省份（共3个）中最高；另有1个不参与排名（有数据的地区不到一半）", ""},
		"a sum says of how many it is": {chart.Chart{Kind: chart.Bars, Unit: "件", Categories: []string{"江苏省", "浙江省"}, Series: []chart.Series{{Points: []chart.Point{covered("300", 75, 75), covered("500", 60, 80)}}}},
			Subject{Measure: "申请数量合计", Year: 2023, Level: "province"}, "浙江省2023年申请数量合计为500件（计入80个地区中的60个），在2个省份中最高", "浙江省 had the highest 申请数量合计, 500 (60 of 80 regions counted), among the 2 provinces in 2023"},
		"sums over years: up to the last year with some that compare": {lines(chart.Lines, chart.Series{Name: "江苏省", Points: []chart.Point{covered("1", 70, 75), covered("900", 75, 75), covered("3", 1, 75)}}, chart.Series{Name: "浙江省", Points: []chart.Point{covered("2", 70, 80), covered("500", 80, 80), covered("9", 2, 80)}}),
			count, "2021年至2022年，江苏省和浙江省的申请数量均上升；2023年仅有155个地区中的3个有数据，不作比较；增加最多的是江苏省，由1件（计入75个地区中的70个）增至900件", ""},
		"a course ends before a sum of few": {lines(chart.Lines, chart.Series{Name: "江苏省", Points: []chart.Point{covered("800", 75, 75), covered("900", 75, 75), covered("3", 1, 75)}}),
			Subject{Measure: "申请数量", Why: "有数据的地区不到一半"}, "江苏省申请数量由2021年的800件升至2022年的900件；2023年不作比较（有数据的地区不到一半）", ""},
		"a map does not name a middle of few": {chart.Chart{Kind: chart.Tiles, Unit: "件", Tiles: []chart.Tile{{Point: named([]string{"江苏"}, []chart.Point{covered("5", 60, 75)})[0]}, {Point: named([]string{"浙江"}, []chart.Point{covered("4", 50, 80)})[0]}, {Point: named([]string{"青海"}, []chart.Point{covered("99", 1, 46)})[0]}}},
			Subject{Measure: "区县申请数量的中位数", Year: 2023, Level: "province", Regions: 31, Provinces: 3, Why: "有数据的地区不到一半"}, "江苏2023年区县申请数量的中位数为5件（计入75个地区中的60个），在可比的2个省份（共31个）中最高；另有1个不参与排名（有数据的地区不到一半）", ""},
		"a change too small to be told apart": {chart.Chart{Kind: chart.Lines, Unit: "%", Categories: []string{"2022", "2023"}, Series: []chart.Series{{Name: "洪泽区", Points: points("4.84", "4.85")}}}, Subject{Measure: "不予公开率"},
			"洪泽区不予公开率2023年为4.85%，与2022年的4.84%基本持平", "不予公开率 in 洪泽区 changed little: 4.84% in 2022, 4.85% in 2023"},
		"a count of which it is one in two hundred": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("200", "", "201")}), count, "洪泽区申请数量2023年为201件，与2021年的200件基本持平（2022年无数据）", ""},
		"a count of which it is one in fifty":       {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("50", "", "51")}), count, "洪泽区申请数量由2021年的50件升至2023年的51件（2022年无数据）", ""},
		"one's own rate of few cases": {own(little(made("50", "1", "2"), made("17.65", "6", "34"), made("9", "9", "100")), 0), Subject{Measure: "不予公开率", Year: 2023, Why: "基数不足10"},
			"溧阳市2023年不予公开率为50%（仅1/2）（基数不足10）", ""},
		"one's own place without those of few cases": {own(little(made("50", "1", "2"), made("17.65", "6", "34"), made("9", "9", "100")), 1), Subject{Measure: "不予公开率", Year: 2023, Why: "基数不足10"},
			"高邮市2023年不予公开率为17.65%（6/34），在2个同类地区中居第1位", ""},
		"one's own place among none": {bars("件", "*30"), Subject{Measure: "申请数量", Year: 2023}, "洪泽区2023年申请数量为30件", ""},
		"one change is no ranking": {bars("件", "+25"), with(func(s *Subject) {
			s.Measure, s.FromYear, s.Changes = "申请数量", 2022, &Changes{Known: 1, Risen: 1, Fallen: 0, Uncertain: 0}
		}),
			"洪泽区申请数量2023年比2022年增加25件，在淮安市两年都存在的7个区县中仅此一个两年都有数据", "申请数量 in 洪泽区 rose by 25 from 2022 to 2023; of the 7 districts of 淮安市 that existed in both years it is the only one with figures for both"},
		"one rise is not the greatest": {bars("件", "25", "-4"), with(func(s *Subject) {
			s.Measure, s.FromYear, s.Changes = "申请数量", 2022, &Changes{Known: 2, Risen: 1, Fallen: 1, Uncertain: 0}
		}),
			"2022年至2023年，淮安市两年都有数据的2个区县（两年都存在的共7个）中，申请数量有1个上升、1个下降；上升的是洪泽区（25件）", ""},
		"the first in few provinces": {bars("%", "38", "20"), Subject{Measure: "不予公开率", Level: "county", Year: 2023, Regions: 2844, Provinces: 3},
			"洪泽区2023年不予公开率为38%，在有数据的2个区县（全国共2844个，数据来自3个省份）中最高", "洪泽区 had the highest 不予公开率, 38%, among the 2 districts (of 2844 in China) with a figure for 2023, in 3 provinces"},
		"the first in the country, with its province": {placed(bars("件", "38", "20"), "江苏省洪泽区"), Subject{Measure: "申请数量", Counted: true, Level: "county", Year: 2023, Regions: 2844},
			"江苏省洪泽区2023年申请数量为38件，在全国有数据的2个区县（共2844个）中最高", "江苏省洪泽区 had the most 申请数量, 38, among the 2 districts of China (of 2844) with a figure for 2023"},
		"the first in one province": {bars("%", "38", "20"), Subject{Measure: "不予公开率", Level: "county", Year: 2023, Regions: 2844, Provinces: 1},
			"洪泽区2023年不予公开率为38%，在有数据的2个区县（全国共2844个，数据来自1个省份）中最高", "洪泽区 had the highest 不予公开率, 38%, among the 2 districts (of 2844 in China) with a figure for 2023, all in one province"},
		"medians of one province": {lines(chart.Lines, chart.Series{Name: "中位数", Lead: true, Points: points("3", "4", "5")}, chart.Series{Name: "上四分位", Points: points("9", "9", "9")}),
			Subject{Measure: "申请数量", Level: "county", Provinces: 1}, "有报告的区县（涉及1个省份）申请数量中位数由2021年的3件升至2023年的5件", "The median of 申请数量 in the districts with reports in one province of China rose from 3 in 2021 to 5 in 2023"},
		"medians of few provinces": {lines(chart.Lines, chart.Series{Name: "中位数", Lead: true, Points: points("3", "4", "5")}, chart.Series{Name: "上四分位", Points: points("9", "9", "9")}),
			Subject{Measure: "申请数量", Level: "county", Provinces: 3}, "有报告的区县（涉及3个省份）申请数量中位数由2021年的3件升至2023年的5件", "The median of 申请数量 in the districts with reports in 3 provinces of China rose from 3 in 2021 to 5 in 2023"},
		"the lowest": {bars("%", "2", "20"), with(func(s *Subject) { s.Regions, s.Ordered = 2, Rising }),
			"洪泽区2023年不予公开率为2%，在淮安市2个区县中最低", "洪泽区 had the lowest 不予公开率, 2%, among the 2 districts of 淮安市 in 2023"},
		"two at once": {bars("%", "38", "38", "20"), with(func(s *Subject) { s.Regions = 3 }),
			"洪泽区和淮安区2023年不予公开率均为38%，在淮安市3个区县中并列最高", "洪泽区 and 淮安区 tied for the highest 不予公开率, 38%, among the 3 districts of 淮安市 in 2023"},
		"many at once": {bars("%", "38", "38", "38", "38", "1"), with(func(s *Subject) { s.Regions = 5 }),
			"洪泽区等4个地区2023年不予公开率均为38%，在淮安市5个区县中并列最高", "洪泽区 and 3 others tied for the highest 不予公开率, 38%, among the 5 districts of 淮安市 in 2023"},
		"no difference": {bars("%", "0", "0"), with(func(s *Subject) { s.Regions = 2 }), "2023年，淮安市2个区县的不予公开率都是0%", ""},
		"in doubt": {bars("%", "38?", "20"), with(func(s *Subject) { s.Regions = 2 }),
			"洪泽区2023年不予公开率为38%，在淮安市2个区县中最高（该数存疑）", "洪泽区 had the highest 不予公开率, 38%, among the 2 districts of 淮安市 in 2023 (the figure is in doubt)"},
		"one's own place":                   {bars("件", "40", "*30", "20"), Subject{Measure: "申请数量", Year: 2023}, "淮安区2023年申请数量为30件，在3个同类地区中居第2位", "淮安区 ranked number 2 of 3 peers for 申请数量 in 2023, at 30"},
		"nothing known":                     {bars("件", "", ""), rate, "", ""},
		"a line that rises":                 {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("10", "", "40")}), count, "洪泽区申请数量由2021年的10件升至2023年的40件（2022年无数据）", "申请数量 in 洪泽区 rose from 10 in 2021 to 40 in 2023 (no figure for 2022)"},
		"a line that falls, in doubt":       {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("40?", "30", "")}), count, "洪泽区申请数量由2021年的40件降至2022年的30件（该数存疑）", ""},
		"a line that stays":                 {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("5", "9", "5")}), count, "洪泽区申请数量在2023年与2021年相同，均为5件", ""},
		"a line that rises and falls again": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("40", "90", "50")}), count, "洪泽区申请数量由2021年的40件升至2023年的50件，其间先升后降，2022年为90件", "申请数量 in 洪泽区 rose from 40 in 2021 to 50 in 2023, after rising to 90 in 2022 and falling back"},
		"a line that falls and rises again, to a figure in doubt": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("50", "7?", "50")}), count, "洪泽区申请数量在2023年与2021年相同，均为50件，其间先降后升，2022年为7件（该数存疑）", "申请数量 in 洪泽区 stood at 50 in both 2021 and 2023, after falling to 7 in 2022 and recovering (the figure is in doubt)"},
		"a line that goes one way but for a ripple":               {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("10", "60", "50")}), count, "洪泽区申请数量由2021年的10件升至2023年的50件", ""},
		"a government's own course": {lines(chart.Lines, chart.Series{Name: "中位数", Lead: true, Points: points("10", "20", "30")}, chart.Series{Name: "上四分位", Points: points("10", "20", "30")}),
			Subject{Measure: "申请数量", Region: "苏州市", Level: OwnLevel}, "苏州市申请数量由2021年的10件升至2023年的30件", "申请数量 in 苏州市 rose from 10 in 2021 to 30 in 2023"},
		"parts of a government's own": {chart.Chart{Kind: chart.Shares, Unit: "%", Categories: []string{"2023"}, Series: []chart.Series{{Name: "予以公开", Points: points("80")}}},
			Subject{Measure: "办理结果", Region: "苏州市", Level: OwnLevel}, "2023年，苏州市本级政府的办理结果中，“予以公开”占比最大，为80%", "“予以公开” made up the largest part of 办理结果 in the government of 苏州市 in 2023: 80%"},
		"a line that turns by less than a tenth": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("100", "110", "100")}), count, "洪泽区申请数量在2023年与2021年相同，均为100件", ""},
		"several lines of which one turns": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("40", "90", "50")}, chart.Series{Name: "淮安区", Points: points("10", "20", "30")}), count,
			"2021年至2023年，洪泽区和淮安区的申请数量均上升（其中1个在中间年份明显高于或低于首末两年）；增加最多的是淮安区，由10件增至30件", "申请数量 rose in 洪泽区 and 淮安区 over 2021–2023 (1 swung far above or below both years in between); the greatest change was in 淮安区, up from 10 to 30"},
		"sums of other regions in each year": {lines(chart.Lines, chart.Series{Name: "江苏省", Points: points("40", "41", "50")}, chart.Series{Name: "浙江省", Points: points("10", "20", "30")}), with(func(s *Subject) { *s = count; s.Varied = true }),
			"2021年至2023年，江苏省和浙江省的申请数量均上升（各年计入的地区不尽相同）；增加最多的是浙江省，由10件增至30件", "申请数量 rose in 江苏省 and 浙江省 over 2021–2023 (not of the same regions in each year); the greatest change was in 浙江省, up from 10 to 30"},
		"one sum of other regions in each year": {lines(chart.Lines, chart.Series{Name: "江苏省", Points: points("40", "41", "50")}), with(func(s *Subject) { *s = count; s.Varied = true }),
			"江苏省申请数量由2021年的40件升至2023年的50件（各年计入的地区不尽相同）", ""},
		"a line over a change of what it is of": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("21", "~95", "99")}), count, "洪泽区申请数量由2022年的95件升至2023年的99件；与更早年份不可比", "申请数量 in 洪泽区 rose from 95 in 2022 to 99 in 2023; not comparable with earlier years"},
		"several lines, the last year not yet there": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("1", "2", "")}, chart.Series{Name: "淮安区", Points: points("3", "4", "")},
			chart.Series{Name: "淮阴区", Points: points("5", "6", "9")}), count, "2021年至2022年，洪泽区、淮安区和淮阴区的申请数量均上升", "申请数量 rose in 洪泽区, 淮安区 and 淮阴区 over 2021–2022"},
		"several lines tell their courses, and which changed most": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("10", "20", "40")}, chart.Series{Name: "淮安区", Points: points("9", "9", "4")}, chart.Series{Name: "淮阴区", Points: points("5", "7", "5")}), Subject{Measure: "申请数量", Region: "淮安市", Level: "county"},
			"2021年至2023年，申请数量在洪泽区上升、在淮安区下降、在淮阴区持平；增加最多的是洪泽区，由10件增至40件", "申请数量 rose in 洪泽区, fell in 淮安区 and did not change in 淮阴区 over 2021–2023; the greatest change was in 洪泽区, up from 10 to 40"},
		"courses of rates say what they are made of": {chart.Chart{Kind: chart.Lines, Unit: "%", Categories: []string{"2022", "2023"}, Series: []chart.Series{{Name: "江苏省", Points: []chart.Point{made("10", "10", "100"), made("5", "5", "100")}}, {Name: "浙江省", Points: []chart.Point{made("1", "1", "100"), made("2", "2", "100")}}}},
			Subject{Measure: "不予公开率", Regions: 31, Level: "province"}, "2022年至2023年，不予公开率在浙江省上升、在江苏省下降；变化最大的是江苏省，由10%（10/100）降至5%（5/100）", "不予公开率 rose in 浙江省 and fell in 江苏省 over 2022–2023; the greatest change was in 江苏省, down from 10% (10 of 100) to 5% (5 of 100)"},
		"who changed most of all is not said where one can't be compared": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("10", "20", "40")}, chart.Series{Name: "淮安区", Points: points("9", "9", "4?")}, chart.Series{Name: "金湖县", Points: points("5", "6", "8")}, chart.Series{Name: "淮阴区", Points: points("5", "~900", "905")}), count,
			"2021年至2023年，申请数量在洪泽区和金湖县上升、在淮安区下降（其中1个存疑）；淮阴区前后年份不可比；单看2023年，可比的4个中淮阴区最多，为905件", "申请数量 rose in 洪泽区 and 金湖县 and fell in 淮安区 over 2021–2023 (1 in doubt); the years of 淮阴区 cannot be compared; in 2023 alone, 淮阴区 had the most of the 4 that can be compared, 905"},
		"one of several lines can be compared": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("10", "20", "40")}, chart.Series{Name: "淮安区", Points: points("9", "", "~4")}), count,
			"洪泽区申请数量由2021年的10件升至2023年的40件；淮安区前后年份不可比", "申请数量 in 洪泽区 rose from 10 in 2021 to 40 in 2023; the years of 淮安区 cannot be compared"},
		"one of several lines can be compared, and another has more": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("10", "20", "40")}, chart.Series{Name: "淮安区", Points: points("9", "", "~94")}), count,
			"洪泽区申请数量由2021年的10件升至2023年的40件；淮安区前后年份不可比；单看2023年，可比的2个中淮安区最多，为94件", "申请数量 in 洪泽区 rose from 10 in 2021 to 40 in 2023; the years of 淮安区 cannot be compared; in 2023 alone, 淮安区 had the most of the 2 that can be compared, 94"},
		"no line can be compared": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("10", "~20", "~40")}, chart.Series{Name: "淮安区", Points: points("9", "", "~4")}), count,
			"洪泽区2023年申请数量为40件，在2个地区中最高；各年的统计范围或辖区不同，与其他年份不可比", "洪泽区 had the highest 申请数量, 40, among the 2 regions in 2023; other years cover something else, and are not comparable"},
		"courses over a year that is missing": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("10", "", "10")}, chart.Series{Name: "淮安区", Points: points("9", "8", "9")}), count,
			"2021年至2023年，洪泽区和淮安区的申请数量均持平（其间2022年有的地区无数据）", "申请数量 did not change in 洪泽区 and 淮安区 over 2021–2023 (some have no figure for 2022)"},
		"medians": {lines(chart.Lines, chart.Series{Name: "上四分位", Points: points("9", "9", "9")}, chart.Series{Name: "中位数", Lead: true, Points: points("3", "4", "5")}),
			Subject{Measure: "申请数量", Region: "淮安市", Level: "county"}, "淮安市区县申请数量中位数由2021年的3件升至2023年的5件", "The median of 申请数量 in the districts of 淮安市 rose from 3 in 2021 to 5 in 2023"},
		"medians, the last year still coming in": {lines(chart.Lines, chart.Series{Name: "中位数", Lead: true, Points: points("1", "4", "9")}, chart.Series{Name: "上四分位", Points: points("9", "9", "9")}),
			Subject{Measure: "申请数量", Region: "淮安市", Level: "county", Course: &Course{2022, 2022, 5, 7}},
			"淮安市区县2022年申请数量中位数为4件（7个区县中5个有数据）", "The median of 申请数量 in the districts of 淮安市 stood at 4 in 2022 (5 of 7 districts with a figure)"},
		"medians of all, over the years that are covered": {lines(chart.Lines, chart.Series{Name: "中位数", Lead: true, Points: points("3", "4", "9")}, chart.Series{Name: "上四分位", Points: points("9", "9", "9")}),
			Subject{Measure: "申请数量", Region: "淮安市", Level: "county", Course: &Course{2021, 2022, 7, 7}},
			"淮安市区县申请数量中位数由2021年的3件升至2022年的4件", "The median of 申请数量 in the districts of 淮安市 rose from 3 in 2021 to 4 in 2022"},
		"changes": {bars("件", "25", "-124"), with(func(s *Subject) {
			s.Measure, s.FromYear, s.Changes = "申请数量", 2022, &Changes{Known: 6, Risen: 2, Fallen: 3, Uncertain: 0}
		}),
			"2022年至2023年，淮安市两年都有数据的6个区县（两年都存在的共7个）中，申请数量有2个上升、3个下降；洪泽区增加最多（25件）", "申请数量 rose in 2 and fell in 3 of the 6 districts of 淮安市 (of 7 that existed in both years) with figures for both 2022 and 2023; the greatest rise was in 洪泽区 (25)"},
		"changes in a few provinces": {bars("件", "25", "-124"), Subject{Measure: "申请数量", Level: "county", FromYear: 2019, Year: 2023, Regions: 2808, Provinces: 3, Changes: &Changes{Known: 6, Risen: 2, Fallen: 3}},
			"2019年至2023年，两年都有数据的6个区县（全国两年都存在的共2808个，数据来自3个省份）中，申请数量有2个上升、3个下降；洪泽区增加最多（25件）", "申请数量 rose in 2 and fell in 3 of the 6 districts (of 2808 in China that existed in both years) with figures for both 2019 and 2023, in 3 provinces; the greatest rise was in 洪泽区 (25)"},
		"changes of which the greatest is in doubt": {bars("件", "25?", "18"), with(func(s *Subject) {
			s.Measure, s.FromYear, s.Changes, s.Regions = "申请数量", 2022, &Changes{Known: 2, Risen: 2, Fallen: 0, Uncertain: 1}, 2
		}),
			"2022年至2023年，淮安市2个区县中，申请数量有2个上升、0个下降（1个未必可比）；淮安区增加最多（18件）", ""},
		"the greatest change in percent": {bars("%", "+281.8", "-20"), with(func(s *Subject) {
			s.Measure, s.FromYear, s.Changes, s.Regions = "申请数量", 2022, &Changes{Known: 3, Risen: 2, Fallen: 1, By: InPercent}, 3
		}),
			"2022年至2023年，淮安市3个区县中，申请数量有2个上升、1个下降；洪泽区增幅最大（+281.8%）", "申请数量 rose in 2 and fell in 1 of the 3 districts of 淮安市 in 2022–2023; the greatest rise in percent was in 洪泽区 (+281.8%)"},
		"the greatest fall in percent": {bars("%", "-60", "-20"), with(func(s *Subject) {
			s.Measure, s.FromYear, s.Changes, s.Regions, s.Ordered = "申请数量", 2022, &Changes{Known: 3, Fallen: 3, By: InPercent}, 3, Rising
		}),
			"2022年至2023年，淮安市3个区县中，申请数量有0个上升、3个下降；洪泽区降幅最大（−60%）", "申请数量 rose in 0 and fell in 3 of the 3 districts of 淮安市 in 2022–2023; the greatest fall in percent was in 洪泽区 (−60%)"},
		"the greatest change of a rate": {bars("百分点", "+14.20", "-20"), with(func(s *Subject) {
			s.FromYear, s.Changes, s.Regions = 2022, &Changes{Known: 3, Risen: 2, Fallen: 1, By: InPoints}, 3
		}),
			"2022年至2023年，淮安市3个区县中，不予公开率有2个上升、1个下降；洪泽区上升最多（+14.20个百分点）", "不予公开率 rose in 2 and fell in 1 of the 3 districts of 淮安市 in 2022–2023; the greatest rise was in 洪泽区 (+14.20 points)"},
		"one change of a rate": {bars("百分点", "-14.20"), with(func(s *Subject) {
			s.FromYear, s.Changes, s.Regions = 2022, &Changes{Known: 1, Fallen: 1, By: InPoints}, 1
		}),
			"洪泽区不予公开率2023年比2022年减少14.20个百分点", "不予公开率 in 洪泽区 fell by 14.20 points from 2022 to 2023"},
		"the most fewer": {bars("件", "-60", "-20"), with(func(s *Subject) {
			s.Measure, s.FromYear, s.Changes, s.Regions, s.Ordered = "申请数量", 2022, &Changes{Known: 3, Fallen: 3}, 3, Rising
		}),
			"2022年至2023年，淮安市3个区县中，申请数量有0个上升、3个下降；洪泽区减少最多（−60件）", ""},
		"falls alone": {bars("件", "-1", "-124"), with(func(s *Subject) {
			s.Measure, s.FromYear, s.Changes, s.Regions = "申请数量", 2022, &Changes{Known: 2, Risen: 0, Fallen: 2, Uncertain: 0}, 2
		}),
			"2022年至2023年，淮安市2个区县中，申请数量有0个上升、2个下降", ""},
		"parts of regions": {chart.Chart{Kind: chart.Shares, Unit: "%", Categories: []string{"洪泽区", "淮安区"}, Series: []chart.Series{{Name: "予以公开", Points: points("30", "80")}, {Name: "不予公开", Points: points("70", "20")}}},
			Subject{Measure: "办理结果", Year: 2023}, "2023年，图中2个地区的办理结果中，“予以公开”占30%（洪泽区）至80%（淮安区）", ""},
		"parts of regions, by what they are of: one case of one is no majority": {chart.Chart{Kind: chart.Shares, Unit: "%", Categories: []string{"洪泽区", "淮安区"},
			Series: []chart.Series{{Name: "国家秘密", Points: []chart.Point{made("100", "1", "1"), made("25", "4", "16")}}, {Name: "内部事务", Points: []chart.Point{made("0", "0", "1"), made("75", "12", "16")}}}},
			Subject{Measure: "不予公开的理由", Year: 2023}, "2023年，图中2个地区的不予公开的理由中，“内部事务”最多，占70.59%（12/17）", "“内部事务” is the largest part of 不予公开的理由 in the 2 regions shown, 2023: 70.59% (12 of 17)"},
		"parts of the first of many regions": {chart.Chart{Kind: chart.Shares, Unit: "%", Categories: []string{"洪泽区", "淮安区"}, Series: []chart.Series{{Name: "予以公开", Points: points("30", "80")}, {Name: "不予公开", Points: points("70", "20")}}},
			Subject{Measure: "办理结果", Year: 2023, Known: 45}, "2023年，图中2个地区（有数据的共45个）的办理结果中，“予以公开”占30%（洪泽区）至80%（淮安区）", "“予以公开” made up from 30% (洪泽区) to 80% (淮安区) of 办理结果 in the 2 regions shown (of 45 with a figure), 2023"},
		"the greatest part of the first regions is not that of all": {chart.Chart{Kind: chart.Shares, Unit: "%", Categories: []string{"洪泽区", "淮安区"},
			Series: []chart.Series{{Name: "国家秘密", Points: []chart.Point{made("60", "6", "10"), made("60", "6", "10")}}, {Name: "内部事务", Points: []chart.Point{made("40", "4", "10"), made("40", "4", "10")}}}},
			Subject{Measure: "不予公开的理由", Region: "淮安市", Level: "county", Year: 2023, Regions: 7, Known: 6, InDoubt: 2, Sums: []Sum{{13, 32}, {19, 32}}}, "2023年，淮安市有数据的6个区县（共7个）的不予公开的理由中，“内部事务”最多，占59.38%（19/32）（其中2个存疑）；图中为其中2个",
			"“内部事务” is the largest part of 不予公开的理由 in the 6 districts of 淮安市 (of 7) with a figure for 2023: 59.38% (19 of 32) (2 in doubt); the chart shows 2 of them"},
		"two parts of all regions are equal, of the first ones not": {chart.Chart{Kind: chart.Shares, Unit: "%", Categories: []string{"洪泽区"},
			Series: []chart.Series{{Name: "国家秘密", Points: []chart.Point{made("60", "6", "10")}}, {Name: "内部事务", Points: []chart.Point{made("40", "4", "10")}}}},
			Subject{Measure: "不予公开的理由", Region: "淮安市", Level: "county", Year: 2023, Regions: 6, Known: 6, Sums: []Sum{{16, 32}, {16, 32}}}, "2023年，淮安市6个区县的不予公开的理由中，“国家秘密”和“内部事务”并列最多，各占50%（16/32）；图中为其中1个",
			"“国家秘密” and “内部事务” tie for the largest part of 不予公开的理由 in the 6 districts of 淮安市 in 2023: 50% (16 of 32) each; the chart shows 1 of them"},
		"sums of few regions, of one province": {lines(chart.Lines, chart.Series{Name: "江苏省", Points: []chart.Point{covered("7", 1, 9), {}, covered("5", 1, 9)}}, chart.Series{Name: "浙江省", Points: points("", "", "")}),
			Subject{Measure: "申请数量", Level: "province", Regions: 31, Provinces: 1, Why: "不到一半"}, "江苏省2023年申请数量为5件（计入9个地区中的1个）（不到一半）；各年计入的地区不同，与其他年份不可比", ""},
		"parts added up, of which one is in doubt": {chart.Chart{Kind: chart.Shares, Unit: "%", Categories: []string{"2022", "2023"}, Series: []chart.Series{{Name: "予以公开", Points: []chart.Point{made("30", "3", "10"), made("80", "40", "50")}}}},
			Subject{Measure: "办理结果", Region: "淮安市", Level: "county", InDoubt: 1, Course: &Course{2023, 2023, 5, 7}}, "2023年，淮安市区县的办理结果中，“予以公开”占比最大，为80%（40/50）（7个区县中5个有数据）（其中1个存疑）",
			"“予以公开” made up the largest part of 办理结果 in the districts of 淮安市 in 2023: 80% (40 of 50) (5 of 7 districts with a figure) (1 in doubt)"},
		"the greatest part of the last year is not that of all years": {chart.Chart{Kind: chart.Shares, Unit: "%", Categories: []string{"2022", "2023"}, Series: []chart.Series{
			{Name: "属于国家秘密", Points: []chart.Point{made("90", "900", "1000"), made("10", "1", "10")}}, {Name: "危及“三安全一稳定”", Points: []chart.Point{made("10", "100", "1000"), made("90", "9", "10")}}}},
			Subject{Measure: "不予公开的理由", Region: "淮安市", Level: "county"}, "2023年，淮安市区县的不予公开的理由中，“危及‘三安全一稳定’”占比最大，为90%（9/10）", "“危及‘三安全一稳定’” made up the largest part of 不予公开的理由 in the districts of 淮安市 in 2023: 90% (9 of 10)"},
		"two parts of a year are equal": {chart.Chart{Kind: chart.Shares, Unit: "%", Categories: []string{"2023"}, Series: []chart.Series{
			{Name: "国家秘密", Points: []chart.Point{made("13.09", "80", "611")}}, {Name: "内部事务", Points: []chart.Point{made("13.09", "80", "611")}}, {Name: "执法案卷", Points: []chart.Point{made("12", "73", "611")}}}},
			Subject{Measure: "不予公开的理由", Region: "淮安市", Level: "county"}, "2023年，淮安市区县的不予公开的理由中，“国家秘密”和“内部事务”占比并列最大，均为13.09%（80/611）", "“国家秘密” and “内部事务” tied for the largest part of 不予公开的理由 in the districts of 淮安市 in 2023: 13.09% (80 of 611) each"},
		"parts that are equal as rounded are not": {chart.Chart{Kind: chart.Shares, Unit: "%", Categories: []string{"2023"}, Series: []chart.Series{
			{Name: "国家秘密", Points: []chart.Point{made("33.33", "33333", "100000")}}, {Name: "内部事务", Points: []chart.Point{made("33.33", "33334", "100000")}}}},
			Subject{Measure: "不予公开的理由", Region: "淮安市", Level: "county"}, "2023年，淮安市区县的不予公开的理由中，“内部事务”占比最大，为33.33%（33334/100000）", ""},
		"two parts of several regions are equal": {chart.Chart{Kind: chart.Shares, Unit: "%", Categories: []string{"洪泽区", "淮安区"},
			Series: []chart.Series{{Name: "国家秘密", Points: []chart.Point{made("60", "6", "10"), made("20", "2", "10")}}, {Name: "内部事务", Points: []chart.Point{doubted(made("40", "4", "10")), made("40", "4", "10")}}, {Name: "执法案卷", Points: []chart.Point{made("0", "0", "10"), made("40", "4", "10")}}}},
			Subject{Measure: "不予公开的理由", Year: 2023}, "2023年，图中2个地区的不予公开的理由中，“国家秘密”和“内部事务”并列最多，各占40%（8/20）（其中1个存疑）", "“国家秘密” and “内部事务” tie for the largest part of 不予公开的理由 in the 2 regions shown, 2023: 40% (8 of 20) each (1 in doubt)"},
		"a part in doubt that may be the greatest": {chart.Chart{Kind: chart.Shares, Unit: "%", Categories: []string{"洪泽区", "淮安区"},
			Series: []chart.Series{{Name: "国家秘密", Points: []chart.Point{made("60", "6", "10"), made("80", "8", "10")}}, {Name: "内部事务", Points: []chart.Point{doubted(made("40", "4", "10")), made("20", "2", "10")}}}},
			Subject{Measure: "不予公开的理由", Year: 2023}, "2023年，图中2个地区的不予公开的理由中，“国家秘密”最多，占70%（14/20）（其中1个存疑）", ""},
		"half of them at nothing": {chart.Chart{Kind: chart.Spread, Unit: "%", Points: points("0", "0", "9"), Median: &points("0")[0]},
			Subject{Measure: "诉讼纠错率", Level: "county", Year: 2023, Regions: 3}, "2023年，全国3个区县中，半数以上的诉讼纠错率为零", "诉讼纠错率 stood at zero in at least half of the 3 districts of China in 2023"},
		"half of them, with those that are not ranked": {chart.Chart{Kind: chart.Spread, Unit: "%", Points: points("1", "5", "9"), Median: &points("5")[0]},
			Subject{Measure: "不予公开率", Level: "county", Year: 2023, Regions: 3, Aside: 1, Why: "基数不足10"}, "2023年，全国3个区县中，半数的不予公开率不超过5%（含不参与排名的1个：基数不足10）", "不予公开率 stood at 5% or less in half of the 3 districts of China in 2023 (including 1 not ranked: on a base of fewer than 10)"},
		"half of them": {chart.Chart{Kind: chart.Spread, Unit: "件", Points: points("1", "5", "9"), Median: &points("5")[0]},
			Subject{Measure: "申请数量", Level: "county", Year: 2023, Regions: 4}, "2023年，全国有数据的3个区县（共4个）中，半数的申请数量不超过5件", ""},
	} {
		for language, want := range map[wording.Language]string{wording.Chinese: tc.zh, wording.English: tc.en} {
			if language == wording.English && want == "" && tc.zh != "" {
				continue
			}
			s := tc.subject
			s.Language, s.Doubt = language, language.Pick("该数存疑", "the figure is in doubt")
			if language == wording.English && s.Why != "" {
				s.Why = "on a base of fewer than 10"
			}
			got, err := Of(tc.chart, s)
			if err != nil || got != want {
				t.Errorf("%s: %q, %v\nwant %q", name, got, err, want)
			}
		}
	}
}
