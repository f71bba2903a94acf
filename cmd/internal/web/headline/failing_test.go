package headline

import (
	"testing"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/wording"
)

// failing is a value at odds with others of its report.
func failing(p chart.Point) chart.Point {
	p.Failing = true
	return p
}

// What is at odds with others of its own report is not the highest, the lowest or what changed most, and it is said how many are
// left out; where it is told all the same, its doubt is.
func TestFiguresAtOdds(t *testing.T) {
	bars := func(points ...chart.Point) chart.Chart { return little(points...) }
	lines := chart.Chart{Kind: chart.Lines, Unit: "件", Categories: []string{"2021", "2022"}, Series: []chart.Series{
		{Name: "洪泽区", Points: []chart.Point{points("10")[0], failing(points("90")[0])}}, {Name: "淮安区", Points: points("10", "20")}}}
	one := chart.Chart{Kind: chart.Lines, Unit: "件", Categories: []string{"2021", "2022"}, Series: []chart.Series{{Name: "洪泽区", Points: []chart.Point{points("10")[0], failing(points("90")[0])}}}}
	sum := failing(covered("90", 9, 10))
	sums := chart.Chart{Kind: chart.Bars, Unit: "件", Categories: []string{"江苏省", "浙江省"}, Series: []chart.Series{{Points: []chart.Point{sum, covered("80", 9, 10)}}}}
	changes := func(points ...chart.Point) chart.Chart {
		return chart.Chart{Kind: chart.Bars, Unit: "件", Categories: []string{"瓯海区", "洪泽区", "淮安区"}, Series: []chart.Series{{Points: points}}}
	}
	district := Subject{Measure: "予以公开率", Level: "county", Region: "淮安市", Year: 2019}
	change := Subject{Measure: "申请数", Level: "county", Region: "淮安市", FromYear: 2021, Year: 2022, Changes: &Changes{Known: 3, Risen: 2, Fallen: 1}}
	listed := district
	listed.Known, listed.Failing, listed.Regions = 90, 7, 95
	for name, tc := range map[string]struct {
		chart   chart.Chart
		subject Subject
		zh, en  string
	}{
		"the highest is one": {bars(failing(made("100", "13", "13")), made("80", "16", "20"), made("50", "10", "20")), district,
			"高邮市2019年予以公开率为80%（16/20），在淮安市可比的2个区县（共3个）中最高；另有1个的数字与报告中其他数字不符（标≠），未参与比较",
			"高邮市 had the highest 予以公开率, 80% (16 of 20), among the 2 districts of 淮安市 (of 3) that can be compared in 2019; not compared, as at odds with other figures in the same report (≠): 1"},
		"the first of many": {bars(failing(made("100", "13", "13")), made("80", "16", "20")), listed,
			"高邮市2019年予以公开率为80%（16/20），在淮安市可比的83个区县（共95个）中最高；另有7个的数字与报告中其他数字不符（标≠），未参与比较", ""},
		"all are": {bars(failing(made("100", "13", "13")), failing(made("80", "16", "20"))), district,
			"溧阳市2019年予以公开率为100%（13/13），在淮安市2个区县中最高（该数字与报告中其他数字不符）", ""},
		"one's own is": {own(bars(failing(made("100", "13", "13")), made("80", "16", "20")), 0), district,
			"溧阳市2019年予以公开率为100%（13/13），在2个同类地区中居第1位（该数字与报告中其他数字不符）", ""},
		"another one above one's own": {own(bars(failing(made("100", "13", "13")), made("80", "16", "20"), made("50", "10", "20")), 1), district,
			"高邮市2019年予以公开率为80%（16/20），在2个同类地区中居第1位；另有1个的数字与报告中其他数字不符（标≠），未参与比较", ""},
		"what rose most": {changes(failing(points("520")[0]), points("127")[0], points("-3")[0]), change,
			"2021年至2022年，淮安市3个区县中，申请数有2个上升、1个下降；洪泽区增加最多（127件）；另有1个的数字与报告中其他数字不符（标≠），未参与比较",
			"申请数 rose in 2 and fell in 1 of the 3 districts of 淮安市 in 2021–2022; the greatest rise was in 洪泽区 (127); not compared, as at odds with other figures in the same report (≠): 1"},
		"of lines":       {lines, Subject{Measure: "申请数"}, "2021年至2022年，洪泽区和淮安区的申请数均上升；增加最多的是淮安区，由10件增至20件；另有1个的数字与报告中其他数字不符（标≠），未参与比较", ""},
		"of one line":    {one, Subject{Measure: "申请数"}, "洪泽区申请数由2021年的10件升至2022年的90件（该数字与报告中其他数字不符）", "申请数 in 洪泽区 rose from 10 in 2021 to 90 in 2022 (at odds with other figures in the same report)"},
		"a sum has some": {sums, Subject{Measure: "申请数", Level: "province", Year: 2022}, "江苏省2022年申请数为90件（计入10个地区中的9个），在2个省份中最高（所含数字有的与报告中其他数字不符）", ""},
	} {
		for language, want := range map[wording.Language]string{wording.Chinese: tc.zh, wording.English: tc.en} {
			if want == "" {
				continue
			}
			tc.subject.Language = language
			if got, err := Of(tc.chart, tc.subject); err != nil || got != want {
				t.Errorf("%s: %q, %v\nwant %q", name, got, err, want)
			}
		}
	}
}

// Of few lines each is named, that which did not change is not said to have changed little, and what is left of the years has its reason.
func TestFewLinesAreNamed(t *testing.T) {
	line := func(name string, points ...chart.Point) chart.Series { return chart.Series{Name: name, Points: points} }
	apart := func(p chart.Point) chart.Point {
		p.Apart = true
		return p
	}
	years := []string{"2021", "2022", "2023"}
	for name, tc := range map[string]struct {
		lines  []chart.Series
		zh, en string
	}{
		"years before and after": {[]chart.Series{
			line("江苏省", covered("50", 9, 10), apart(covered("40", 8, 10)), covered("9", 2, 10)), line("浙江省", covered("70", 9, 10), apart(covered("60", 8, 10)), covered("8", 3, 10))},
			"浙江省2022年申请数为60件（计入10个地区中的8个），在2个省份中最高；各年计入的地区不同，与其他年份不可比；2023年仅有20个地区中的5个有数据，不作比较",
			"浙江省 had the highest 申请数, 60 (8 of 10 regions counted), among the 2 provinces in 2022; other years are of other regions, and not comparable; 2023 is not compared, with figures for 5 of 20 regions alone"},
		"which rose and which did not change": {[]chart.Series{line("南京市鼓楼区", points("10", "10", "10")...), line("徐州市鼓楼区", points("10", "11", "20")...)},
			"2021年至2023年，申请数在徐州市鼓楼区上升、在南京市鼓楼区持平；增加最多的是徐州市鼓楼区，由10件增至20件", "申请数 rose in 徐州市鼓楼区 and did not change in 南京市鼓楼区 over 2021–2023; the greatest change was in 徐州市鼓楼区, up from 10 to 20"},
	} {
		c := chart.Chart{Kind: chart.Lines, Unit: "件", Categories: years, Series: tc.lines}
		for language, want := range map[wording.Language]string{wording.Chinese: tc.zh, wording.English: tc.en} {
			if want == "" {
				continue
			}
			if got, err := Of(c, Subject{Language: language, Measure: "申请数", Level: "province", Why: "有数据的地区不到一半"}); err != nil || got != want {
				t.Errorf("%s: %q, %v\nwant %q", name, got, err, want)
			}
		}
	}
}
