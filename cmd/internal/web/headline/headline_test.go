package headline

import (
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
		p := chart.Number(value)
		p.Doubtful, p.Apart, p.Own = strings.HasSuffix(text, "?"), strings.HasPrefix(text, "~"), strings.HasPrefix(text, "*")
		list = append(list, p)
	}
	return list
}

// made makes a rate of its parts.
func made(value, part, whole string) chart.Point {
	p := chart.Number(value)
	p.Part, p.Whole = part, whole
	return p
}

func bars(unit string, values ...string) chart.Chart {
	names := []string{"洪泽区", "淮安区", "淮阴区", "涟水县", "金湖县"}
	return chart.Chart{Kind: chart.Bars, Unit: unit, Categories: names[:len(values)], Series: []chart.Series{{Points: points(values...)}}}
}

func lines(kind chart.Kind, series ...chart.Series) chart.Chart {
	return chart.Chart{Kind: kind, Unit: "件", Categories: []string{"2021", "2022", "2023"}, Series: series}
}

// A headline claims no more than the figures bear.
func TestHeadlines(t *testing.T) {
	rate := Subject{Measure: "不予公开率", Region: "淮安市", Level: "county", Year: 2023, Regions: 7}
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
		"a rate of little": {chart.Chart{Kind: chart.Bars, Unit: "%", Categories: []string{"溧阳市", "高邮市"}, Series: []chart.Series{{Points: []chart.Point{made("50", "1", "2"), made("17.65", "6", "34")}}}},
			with(func(s *Subject) { s.Regions = 2 }), "溧阳市2023年不予公开率为50%（1/2），在淮安市2个区县中最高，但基数不足10；基数不少于10的，高邮市最高，为17.6%（6/34）", "溧阳市 had the highest 不予公开率, 50% (1 of 2), among the 2 districts of 淮安市 in 2023, but on a base of fewer than 10; with a base of 10 or more, the highest was 高邮市, at 17.6% (6 of 34)"},
		"rates of little, some of them": {chart.Chart{Kind: chart.Bars, Unit: "%", Categories: []string{"溧阳市", "高邮市", "邗江区"}, Series: []chart.Series{{Points: []chart.Point{made("100", "2", "2"), made("100", "30", "30"), made("17.65", "6", "34")}}}},
			with(func(s *Subject) { s.Regions = 3 }), "溧阳市和高邮市2023年不予公开率均为100%，在淮安市3个区县中并列最高，其中1个的基数不足10", ""},
		"rates of little alone": {chart.Chart{Kind: chart.Bars, Unit: "%", Categories: []string{"溧阳市", "高邮市"}, Series: []chart.Series{{Points: []chart.Point{made("100", "2", "2"), made("100", "1", "1")}}}},
			with(func(s *Subject) { s.Regions = 2; s.Known = 3 }), "溧阳市和高邮市2023年不予公开率均为100%，在淮安市3个区县中并列最高，但基数都不足10", ""},
		"the first in few provinces": {bars("%", "38", "20"), Subject{Measure: "不予公开率", Level: "county", Year: 2023, Regions: 2844, Provinces: 3},
			"洪泽区2023年不予公开率为38%，在已收录3个省份有数据的2个区县中最高", "洪泽区 had the highest 不予公开率, 38%, among the 2 districts with a figure for 2023 in the 3 provinces covered"},
		"medians of few provinces": {lines(chart.Lines, chart.Series{Name: "中位数", Lead: true, Points: points("3", "4", "5")}, chart.Series{Name: "上四分位", Points: points("9", "9", "9")}),
			Subject{Measure: "申请数量", Level: "county", Provinces: 3}, "已收录3个省份的区县申请数量中位数由2021年的3件升至2023年的5件", "The median of 申请数量 in the districts of the 3 provinces with reports rose from 3 in 2021 to 5 in 2023"},
		"the lowest": {bars("%", "2", "20"), with(func(s *Subject) { s.Regions, s.Ordered = 2, Rising }),
			"洪泽区2023年不予公开率为2%，在淮安市2个区县中最低", "洪泽区 had the lowest 不予公开率, 2%, among the 2 districts of 淮安市 in 2023"},
		"two at once": {bars("%", "38", "38", "20"), with(func(s *Subject) { s.Regions = 3 }),
			"洪泽区和淮安区2023年不予公开率均为38%，在淮安市3个区县中并列最高", "洪泽区 and 淮安区 tied for the highest 不予公开率, 38%, among the 3 districts of 淮安市 in 2023"},
		"many at once": {bars("%", "38", "38", "38", "38", "1"), with(func(s *Subject) { s.Regions = 5 }),
			"洪泽区等4个地区2023年不予公开率均为38%，在淮安市5个区县中并列最高", "洪泽区 and 3 others tied for the highest 不予公开率, 38%, among the 5 districts of 淮安市 in 2023"},
		"no difference": {bars("%", "0", "0"), with(func(s *Subject) { s.Regions = 2 }), "2023年，淮安市2个区县的不予公开率都是0%", ""},
		"in doubt": {bars("%", "38?", "20"), with(func(s *Subject) { s.Regions = 2 }),
			"洪泽区2023年不予公开率为38%，在淮安市2个区县中最高（该数存疑）", "洪泽区 had the highest 不予公开率, 38%, among the 2 districts of 淮安市 in 2023 (the figure is in doubt)"},
		"one's own place":                       {bars("件", "40", "*30", "20"), Subject{Measure: "申请数量", Year: 2023}, "淮安区2023年申请数量为30件，在3个同类地区中居第2位", "淮安区 ranked number 2 of 3 peers for 申请数量 in 2023, at 30"},
		"nothing known":                         {bars("件", "", ""), rate, "", ""},
		"a line that rises":                     {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("10", "", "40")}), count, "洪泽区申请数量由2021年的10件升至2023年的40件", "申请数量 in 洪泽区 rose from 10 in 2021 to 40 in 2023"},
		"a line that falls, in doubt":           {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("40?", "30", "")}), count, "洪泽区申请数量由2021年的40件降至2022年的30件（该数存疑）", ""},
		"a line that stays":                     {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("5", "9", "5")}), count, "洪泽区申请数量在2023年与2021年相同，均为5件", ""},
		"a line over a change of what it is of": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("21", "~95", "99")}), count, "洪泽区2023年申请数量为99件", "申请数量 in 洪泽区 stood at 99 in 2023"},
		"several lines, the last year not yet there": {lines(chart.Lines, chart.Series{Name: "洪泽区", Points: points("1", "2", "")}, chart.Series{Name: "淮安区", Points: points("3", "4", "")},
			chart.Series{Name: "淮阴区", Points: points("5", "6", "9")}), count, "淮阴区2022年申请数量为6件，在3个地区中最高", ""},
		"medians": {lines(chart.Lines, chart.Series{Name: "上四分位", Points: points("9", "9", "9")}, chart.Series{Name: "中位数", Lead: true, Points: points("3", "4", "5")}),
			Subject{Measure: "申请数量", Region: "淮安市", Level: "county"}, "淮安市区县申请数量中位数由2021年的3件升至2023年的5件", "The median of 申请数量 in the districts of 淮安市 rose from 3 in 2021 to 5 in 2023"},
		"changes": {bars("件", "25", "-124"), with(func(s *Subject) { s.Measure, s.FromYear, s.Changes = "申请数量", 2022, &Changes{6, 2, 3, 0} }),
			"2022年至2023年，淮安市有数据的6个区县（共7个）中，申请数量有2个上升、3个下降；洪泽区升幅最大（25件）", ""},
		"changes of which the greatest is in doubt": {bars("件", "25?", "18"), with(func(s *Subject) {
			s.Measure, s.FromYear, s.Changes, s.Regions = "申请数量", 2022, &Changes{2, 2, 0, 1}, 2
		}),
			"2022年至2023年，淮安市2个区县中，申请数量有2个上升、0个下降（1个未必可比）；淮安区升幅最大（18件）", ""},
		"falls alone": {bars("件", "-1", "-124"), with(func(s *Subject) {
			s.Measure, s.FromYear, s.Changes, s.Regions = "申请数量", 2022, &Changes{2, 0, 2, 0}, 2
		}),
			"2022年至2023年，淮安市2个区县中，申请数量有0个上升、2个下降", ""},
		"parts of regions": {chart.Chart{Kind: chart.Shares, Unit: "%", Categories: []string{"洪泽区", "淮安区"}, Series: []chart.Series{{Name: "予以公开", Points: points("30", "80")}, {Name: "不予公开", Points: points("70", "20")}}},
			Subject{Measure: "办理结果", Year: 2023}, "2023年，图中2个地区的办理结果中，“予以公开”占30%（洪泽区）至80%（淮安区）", ""},
		"parts of regions, by what they are of: one case of one is no majority": {chart.Chart{Kind: chart.Shares, Unit: "%", Categories: []string{"洪泽区", "淮安区"},
			Series: []chart.Series{{Name: "国家秘密", Points: []chart.Point{made("100", "1", "1"), made("25", "4", "16")}}, {Name: "内部事务", Points: []chart.Point{made("0", "0", "1"), made("75", "12", "16")}}}},
			Subject{Measure: "不予公开的理由", Year: 2023}, "2023年，图中2个地区的不予公开的理由中，“内部事务”最多，占70.6%（12/17）", "“内部事务” is the largest part of 不予公开的理由 in the 2 regions shown, 2023: 70.6% (12 of 17)"},
		"half of them at nothing": {chart.Chart{Kind: chart.Spread, Unit: "%", Points: points("0", "0", "9"), Median: &points("0")[0]},
			Subject{Measure: "诉讼纠错率", Level: "county", Year: 2023, Regions: 3}, "2023年，3个区县中，半数以上的诉讼纠错率为零", "诉讼纠错率 was zero in at least half of the 3 districts in 2023"},
		"half of them": {chart.Chart{Kind: chart.Spread, Unit: "件", Points: points("1", "5", "9"), Median: &points("5")[0]},
			Subject{Measure: "申请数量", Level: "county", Year: 2023, Regions: 4}, "2023年，有数据的3个区县（共4个）中，半数的申请数量不超过5件", ""},
	} {
		for language, want := range map[wording.Language]string{wording.Chinese: tc.zh, wording.English: tc.en} {
			if language == wording.English && want == "" && tc.zh != "" {
				continue
			}
			s := tc.subject
			s.Language, s.Doubt = language, language.Pick("该数存疑", "the figure is in doubt")
			got, err := Of(tc.chart, s)
			if err != nil || got != want {
				t.Errorf("%s: %q, %v\nwant %q", name, got, err, want)
			}
		}
	}
}
