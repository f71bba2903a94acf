package chart

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/scene"
)

var testWords = Words{Corrected: "人工更正", Derived: "推算", Doubtful: "空心：存疑", Gap: "断线：无报告或未填", Apart: "断线：前后两年统计范围不同", GapApart: "断线：无数据或前后两年统计范围不同", Aside: "另列：基数不足10", CutOff: "截断", NoReport: "无报告", Blank: "有报告而无此数", Outside: "不在年报范围内", Few: "太少", Median: "中位数", Nothing: "没有数据", Colon: "：", Unnamed: "放不下名称：", UnnamedMany: "其余各点放不下名称", Semicolon: "；"}

// longNames are names as long as regions have them, and longer in English.
var longNames = []string{"洪泽区", "双江拉祜族佤族布朗族傣族自治县", "克孜勒苏柯尔克孜自治州", "Shuangjiang Lahu, Va, Blang and Dai Autonomous County", "A", "𠮷县"}

func names(n int) []string {
	var list []string
	for i := range n {
		list = append(list, longNames[i%len(longNames)])
	}
	return list
}

// random makes points: some are missing, in doubt, below zero or very great.
func random(rng *rand.Rand, n int, least float64) []Point {
	var list []Point
	for range n {
		p := Number(fmt.Sprintf("%.2f", least+(1000-least)*rng.Float64()*rng.Float64()), 0)
		switch rng.IntN(6) {
		case 0:
			p = Point{}
		case 1:
			p.Doubtful = true
		case 2:
			p.Apart = true
		case 3:
			p = Number("0", 0)
		case 4:
			p.Aside = true
		}
		p.Corrected, p.Derived = rng.IntN(8) == 0, rng.IntN(8) == 0
		list = append(list, p)
	}
	return list
}

// examples are charts of all kinds, of 1 to 40 regions.
func examples() map[string]Chart {
	rng := rand.New(rand.NewPCG(1, 2))
	years := []string{"2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023"}
	list := map[string]Chart{}
	add := func(name string, c Chart) {
		if rng.IntN(2) == 0 {
			c.Mark = "合成样例，数字系虚构"
		}
		c.Headline = "2023年，淮安市有数据的6个区县（共7个）中，双江拉祜族佤族布朗族傣族自治县的本年新收政府信息公开申请数量最高，为1,006件"
		c.Subtitle = "一、本年新收政府信息公开申请数量，2023年（单位：件）；淮安市区县"
		c.Notes, c.Footer, c.Words = []string{"共95个，图中为前20个"}, []string{"来源：各机关政府信息公开工作年度报告，7个区县中6个有数据", "制图日期：2026-11-29 · https://example.org/indicators/applications.received?level=county"}, testWords
		list[name] = c
	}
	for _, n := range []int{1, 2, 7, 8, 20, 40} {
		var series []Series
		for _, name := range names(n) {
			series = append(series, Series{Name: name, Points: random(rng, len(years), 0)})
		}
		if n <= 8 {
			add(fmt.Sprintf("%d lines", n), Chart{Kind: Lines, Categories: years, Series: series})
		}
		add(fmt.Sprintf("%d small charts", n), Chart{Kind: Multiples, Categories: years, Series: series})
		add(fmt.Sprintf("%d small charts with their own scales", n), Chart{Kind: Multiples, OwnScales: true, Categories: years, Series: series})
		add(fmt.Sprintf("%d bars", n), Chart{Kind: Bars, Unit: "%", Categories: names(n), Series: []Series{{Points: random(rng, n, 0)}}})
		add(fmt.Sprintf("%d bars below zero too", n), Chart{Kind: Bars, Categories: names(n), Series: []Series{{Points: random(rng, n, -1000)}}})
		parts := []Series{{Name: "予以公开"}, {Name: "属于三类内部事务信息"}, {Name: "Public security, national security or social stability endangered"}}
		for i := range parts {
			parts[i].Points = random(rng, n, 0)
			for at := range parts[i].Points {
				if v := parts[i].Points[at].Value; v != nil {
					*v /= 30
				}
			}
		}
		add(fmt.Sprintf("shares of %d", n), Chart{Kind: Shares, Unit: "%", Categories: names(n), Series: parts})
		var dots []Point
		for i, p := range random(rng, n, 0) {
			if p.Value != nil {
				p.Name = names(n)[i]
				dots = append(dots, p)
			}
		}
		if len(dots) > 0 {
			add(fmt.Sprintf("spread of %d", n), Chart{Kind: Spread, Points: dots, Median: &dots[0]})
		}
		var tiles []Tile
		for i, p := range random(rng, n, 0) {
			tiles = append(tiles, Tile{Row: i / 9, Column: i % 9, Short: []string{"黑龙江", "NM", "苏"}[i%3], Point: p, Why: []Absence{NoReport, Blank}[i%2]})
		}
		add(fmt.Sprintf("%d squares", n), Chart{Kind: Tiles, Unit: "%", Tiles: tiles})
	}
	same := Series{Name: "洪泽区", Points: slices.Repeat([]Point{Number("5", 0)}, len(years))}
	add("lines on each other", Chart{Kind: Lines, Categories: years, Series: []Series{same, same, same, same, same, same, same, same}})
	for _, n := range []int{2, 8, 20} { // of which some are far above the others, in years beside each other too
		var series []Series
		for i, name := range names(n) {
			points := random(rng, len(years), 100)
			for at := range i % 3 {
				points[(i+at)%len(years)] = Number(fmt.Sprint(20743628+i), 0)
			}
			series = append(series, Series{Name: name, Points: points})
		}
		kind := Lines
		if n > 8 {
			kind = Multiples
		}
		add(fmt.Sprintf("%d with misprints", n), Chart{Kind: kind, Categories: years, Series: series})
	}
	none := Series{Name: "洪泽区", Points: make([]Point, len(years))}
	add("lines without a value", Chart{Kind: Lines, Categories: years, Series: []Series{none, none}})
	add("small charts without a value", Chart{Kind: Multiples, Categories: years, Series: []Series{none, same}})
	add("histogram", Chart{Kind: Histogram, Categories: []string{"0–1000", "1000–2000", "2000–3000", "3000–4000", "4000–5000", "5000–6000", "6000–7000", "7000–8000", "8000–9000", "9000–10000", "10000–11000", "11000–"},
		Series: []Series{{Points: []Point{Number("2500", 0), Number("1200", 0), Number("3", 0), Number("0", 0), Number("1", 0), Number("1", 0), Number("1", 0), Number("1", 0), Number("1", 0), Number("1", 0), Number("1", 0), Number("12", 0)}}}})
	return list
}

// No text covers another or leaves the drawing, in any shape.
func TestTextsDoNotOverlap(t *testing.T) {
	for name, c := range examples() {
		for _, shape := range append([]Shape{OnPage, OnPhone}, Exported...) {
			s := Draw(c, shape)
			texts := slices.Collect(s.Texts())
			if len(texts) < 3 {
				t.Errorf("%s, %s: only %d texts", name, shape.Name, len(texts))
			}
			for i, one := range texts {
				b := one.Bounds()
				if b.X < -0.5 || b.X+b.Width > s.Width+0.5 || b.Y < 0 || b.Y+b.Height > s.Height {
					t.Errorf("%s, %s: %q leaves the drawing of %.0f × %.0f", name, shape.Name, one.Text, s.Width, s.Height)
				}
				for _, other := range texts[i+1:] {
					if near(b).Overlaps(near(other.Bounds())) {
						t.Errorf("%s, %s: %q covers %q", name, shape.Name, one.Text, other.Text)
					}
				}
			}
		}
	}
}

// near is the box of a text less the room that its letters leave above and below.
func near(b scene.Box) scene.Box {
	b.Y, b.Height = b.Y+0.1*b.Height, 0.8*b.Height
	return b
}

// told says what a scene has: its texts, and its other marks by kind.
func told(s *scene.Scene) string {
	var list []string
	count := map[string]int{}
	for _, m := range s.Marks {
		switch m := m.(type) {
		case scene.Text:
			list = append(list, m.Text)
		case scene.Dot:
			kind := "dots"
			if m.Fill == scene.Paper {
				kind = "hollow dots"
			}
			count[kind]++
		case scene.Line:
			if m.Dashed {
				count["dashed lines"]++
			}
		case scene.Box:
			switch {
			case m.Hatch != "":
				count["boxes hatched "+string(m.Hatch)]++
			case m.Dashed:
				count["hollow boxes"]++
			case m.Fill == scene.Paper && m.Edge != "":
				count["hollow squares"]++
			}
		}
	}
	var kinds []string
	for kind, n := range count {
		kinds = append(kinds, fmt.Sprint(n, " ", kind))
	}
	slices.Sort(kinds)
	return strings.Join(list, " | ") + " || " + strings.Join(kinds, ", ")
}

func named(name string, p Point) Point {
	p.Name = name
	return p
}

// What a chart says, by example.
func TestScenes(t *testing.T) {
	value := func(text string) Point { return Number(text, 0) }
	doubtful := func(text string) Point { p := Number(text, 0); p.Doubtful = true; return p }
	apart := func(text string) Point { p := Number(text, 0); p.Apart = true; return p }
	aside := func(text string) Point { p := Number(text, 0); p.Aside = true; return p }
	corrected := func(text string) Point { p := Number(text, 0); p.Corrected = true; return p }
	derived := func(text string) Point { p := Number(text, 0); p.Derived = true; return p }
	years := []string{"2021", "2022", "2023"}
	for name, tc := range map[string]struct {
		chart Chart
		want  string
	}{
		"lines have their names at their ends": {Chart{Kind: Lines, Categories: years, Series: []Series{{Name: "洪泽区", Points: []Point{value("10"), value("20"), value("40")}}}},
			"0 | 10 | 20 | 30 | 40 | 2023 | 2022 | 2021 | 洪泽区 40 || 3 dots"},
		"a gap, a doubt and other coverage are told": {Chart{Kind: Lines, Categories: years, Series: []Series{{Name: "洪泽区", Points: []Point{value("10"), {}, value("40")}},
			{Name: "淮安区", Points: []Point{value("5"), apart("20"), doubtful("30")}}}},
			"空心：存疑 | 断线：无数据或前后两年统计范围不同 | 0 | 10 | 20 | 30 | 40 | 2023 | 2022 | 2021 | 洪泽区 40 | 淮安区 30 || 2 hollow dots, 6 dots"},
		"other coverage alone": {Chart{Kind: Lines, Categories: years, Series: []Series{{Name: "洪泽区", Points: []Point{value("10"), apart("20"), value("40")}}}},
			"断线：前后两年统计范围不同 | 0 | 10 | 20 | 30 | 40 | 2023 | 2022 | 2021 | 洪泽区 40 || 5 dots"},
		"a sum of little is a square": {Chart{Kind: Lines, Categories: years, Series: []Series{{Name: "江苏省", Points: []Point{value("10"), value("20"), aside("40")}}}},
			"另列：基数不足10 | 0 | 10 | 20 | 30 | 40 | 2023 | 2022 | 2021 | 江苏省 40 || 2 dots, 2 hollow squares"},
		"a line that ends early says when": {Chart{Kind: Lines, Categories: years, Series: []Series{{Name: "洪泽区", Points: []Point{value("10"), value("40"), {}}}}},
			"断线：无报告或未填 | 0 | 10 | 20 | 30 | 40 | 2023 | 2022 | 2021 | 洪泽区 40 (2022) || 4 dots"},
		"bars have their values at their ends": {Chart{Kind: Bars, Unit: "%", Categories: []string{"洪泽区", "淮安区"}, Series: []Series{{Points: []Point{value("38.46"), doubtful("5.00")}}}},
			"空心：存疑 | 洪泽区 | 38.46% | 淮安区 | 5.00% || 2 hollow boxes"},
		"what a person corrected, and what follows from the form, is marked": {Chart{Kind: Bars, Unit: "%", Categories: []string{"洪泽区", "淮安区"}, Series: []Series{{Points: []Point{corrected("38.46"), derived("5.00")}}}},
			"* | 人工更正 | = | 推算 | 洪泽区 | 38.46%* | 淮安区 | 5.00%= || "},
		"on a line the marks stand beside the dots": {Chart{Kind: Lines, Categories: years, Series: []Series{{Name: "洪泽区", Points: []Point{corrected("10"), value("20"), derived("40")}}}},
			"* | 人工更正 | = | 推算 | 0 | 10 | 20 | 30 | 40 | 2023 | 2022 | 2021 | 洪泽区 40= | * || 3 dots"},
		"small charts keep their last values beside marks": {Chart{Kind: Multiples, Categories: years, Series: []Series{{Name: "洪泽区", Points: []Point{corrected("10"), corrected("20"), corrected("40")}}}},
			"* | 人工更正 | 洪泽区* | 2021 | 2023 | 40 | 40 | 10 || 3 dots"},
		"of parts the marks stand behind the name": {Chart{Kind: Shares, Unit: "%", Categories: []string{"洪泽区"}, Beside: []string{"10"}, Series: []Series{{Name: "甲", Points: []Point{corrected("60")}}, {Name: "乙", Points: []Point{derived("40")}}}},
			"甲 | 乙 | * | 人工更正 | = | 推算 | 洪泽区 (10)*= | 60 | 40 || "},
		"a bar of little is hatched": {Chart{Kind: Bars, Unit: "%", Categories: []string{"洪泽区", "淮安区"}, Series: []Series{{Points: []Point{value("38.46"), aside("50")}}}},
			"另列：基数不足10 | 洪泽区 | 38.46% | 淮安区 | 50% || 2 boxes hatched no-report"},
		"a square of little has no shade, and makes no step": {Chart{Kind: Tiles, Tiles: []Tile{{Short: "江苏", Point: value("85")}, {Column: 1, Short: "浙江", Point: value("80")}, {Column: 2, Short: "青海", Point: aside("990")}}},
			"≤ 80 | > 80 | 另列：基数不足10 | 江苏 | 85 | 浙江 | 80 | 青海 | 990 || 2 hollow squares"},
		"each step of a map says where it begins and ends": {Chart{Kind: Tiles, Tiles: []Tile{{Short: "江苏", Point: value("85")}, {Column: 1, Short: "浙江", Point: value("80")}, {Column: 2, Short: "青海", Point: value("90")}}},
			"≤ 80 | > 80–85 | > 85 | 江苏 | 85 | 浙江 | 80 | 青海 | 90 || "},
		"each dot of a few has its name": {Chart{Kind: Spread, Points: []Point{named("洪泽区", value("10")), named("淮安区", value("50")), named("淮阴区", value("52")), named("涟水县", value("90"))}},
			"0 | 20 | 40 | 60 | 80 | 100 | 涟水县 90 | 淮阴区 52 | 淮安区 50 | 洪泽区 10 || 4 dots"},
		"a histogram ends somewhere": {Chart{Kind: Histogram, Categories: []string{"0–10", "10–20"}, Series: []Series{{Points: []Point{value("3"), value("5")}}}}, "3 | 5 | 20 | 0 | 10 || "},
		"the last range of a histogram is open": {Chart{Kind: Histogram, Unit: "%", Categories: []string{"0–10", "10–20", "20–"}, Series: []Series{{Points: []Point{value("3"), value("5"), value("1")}}}},
			"3 | 5 | 1 | ≥ 20% | 0% | 10% || "},
		"nothing is known": {Chart{Kind: Lines, Categories: years, Series: []Series{{Name: "洪泽区", Points: make([]Point, 3)}}}, "没有数据 || "},
		"a map tells five reasons apart": {Chart{Kind: Tiles, Tiles: []Tile{{Short: "江苏", Point: value("85")}, {Column: 1, Short: "浙江", Point: doubtful("80")}, {Column: 2, Short: "青海", Why: Blank}, {Column: 3, Short: "上海", Why: NoReport}, {Column: 4, Short: "台湾", Why: Outside}, {Column: 5, Short: "广东", Why: Few}}},
			"≤ 80 | > 80 | 无报告 | 有报告而无此数 | 太少 | 不在年报范围内 | 空心：存疑 | 江苏 | 85 | 浙江 | 80 | 青海 | 上海 | 台湾 | 广东 || 2 boxes hatched blank, 2 boxes hatched doubtful, 2 boxes hatched no-report, 2 hollow squares, 3 hollow boxes"},
	} {
		tc.chart.Words = testWords
		if got := told(Draw(tc.chart, OnPage)); got != tc.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, tc.want)
		}
	}
}

// However crowded its lines are, each value that a person corrected has its mark.
func TestEachMarkIsThere(t *testing.T) {
	years := []string{"2019", "2020", "2021", "2022", "2023"}
	for _, kind := range []Kind{Lines, Multiples} {
		c := Chart{Kind: kind, Categories: years, Words: testWords}
		for i := range 8 {
			series := Series{Name: fmt.Sprint("第", i+1, "区")}
			for j := range years {
				p := Number(fmt.Sprint(500+i+j%2), 0)
				p.Corrected = kind == Lines || j > 0 // of small charts one that all values have stands behind the name
				series.Points = append(series.Points, p)
			}
			c.Series = append(c.Series, series)
		}
		for _, shape := range []Shape{OnPage, OnPhone} {
			marks := 0
			for text := range Draw(c, shape).Texts() {
				if strings.HasSuffix(text.Text, "*") || strings.Contains(text.Text, "* (") {
					marks++
				}
			}
			want := 8*len(years) + 1 // each value, and the legend
			if kind == Multiples {
				want -= 8
			}
			if marks < want {
				t.Errorf("%s, %v wide: %d marks, want %d", kind, shape.Width, marks, want)
			}
		}
	}
}

// The mark of a chart stands above all else, in each shape.
func TestMarkStandsFirst(t *testing.T) {
	c := Chart{Kind: Bars, Mark: "合成样例，数字系虚构", Headline: "洪泽区最高，为3件", Subtitle: "新收申请数，2023年", Categories: []string{"洪泽区"},
		Series: []Series{{Points: []Point{Number("3", 0)}}}, Words: testWords}
	for _, shape := range append([]Shape{OnPage, OnPhone}, Exported...) {
		var first scene.Text
		for text := range Draw(c, shape).Texts() {
			if first.Text == "" || text.Y < first.Y {
				first = text
			}
		}
		if first.Text != c.Mark || !first.Bold {
			t.Errorf("%s: first stands %q", shape.Name, first.Text)
		}
	}
}

// Bars are equally thick, whether a name takes one line or two.
func TestBarsAreEquallyThick(t *testing.T) {
	c := Chart{Kind: Bars, Words: testWords, Categories: []string{"Yizheng", "Guangling District, Yangzhou, Jiangsu"}, Series: []Series{{Points: []Point{Number("5", 0), Number("9", 0)}}}}
	var thick []float64
	for _, m := range Draw(c, OnPhone).Marks {
		if b, ok := m.(scene.Box); ok && b.Fill == scene.Series(0) {
			thick = append(thick, b.Height)
		}
	}
	if len(thick) != 2 || thick[0] != thick[1] {
		t.Errorf("bars are %v thick", thick)
	}
}

// On a phone a key that is longer than a line goes on below: nothing of a legend is cut off.
func TestLegendIsWhole(t *testing.T) {
	words := testWords
	words.Aside = "hatched: on a base of fewer than 10, or with fewer than half of the regions in it"
	p := Number("5", 0)
	p.Aside = true
	drawn := told(Draw(Chart{Kind: Bars, Categories: []string{"Hongze"}, Series: []Series{{Points: []Point{p}}}, Words: words}, OnPhone))
	if strings.Contains(drawn, "…") || !strings.Contains(strings.ReplaceAll(drawn, " | ", " "), words.Aside) {
		t.Errorf("the legend is not whole: %s", drawn)
	}
}

// Values that stand together are written with as many decimals.
func TestDigits(t *testing.T) {
	for _, tc := range []struct {
		decimals []string
		want     string
	}{{[]string{"5.7", "17.65", "0"}, "5.70 17.65 0.00"}, {[]string{"12", "1200"}, "12 1,200"}, {[]string{"-3", "0.5"}, "−3.0 0.5"}} {
		var got []string
		for _, each := range tc.decimals {
			got = append(got, Number(each, Digits(tc.decimals)).Text)
		}
		if strings.Join(got, " ") != tc.want {
			t.Errorf("%v: %s, want %s", tc.decimals, got, tc.want)
		}
	}
}

// Labels are moved no further than is needed, and stay in order.
func TestSpaceOut(t *testing.T) {
	labels := []endLabel{{y: 50, height: 10}, {y: 51, height: 10}, {y: 10, height: 10}, {y: 99, height: 10}}
	spaceOut(labels, 0, 100)
	var got []float64
	for _, l := range labels {
		got = append(got, l.y)
	}
	if want := []float64{10, 50, 60, 95}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWrap(t *testing.T) {
	for text, want := range map[string]string{
		"本年新收申请数量，最高":         "本年新收/申请数/量，最高",
		"Hongze denied most":  "Hongze/denied/most",
		"图中“予以公开”":            "图中“予/以公开”",
		"of 淮安市 districts":    "of 淮安市/districts",
		"":                    "",
		"http://a.cn/b?c=d&e": "http:///a.cn/b?/c=d&e",
	} {
		if got := strings.Join(wrap(text, 42, 10, false), "/"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	all := examples()
	for _, name := range []string{"8 lines", "20 bars", "40 squares", "40 small charts", "spread of 40"} {
		c := all[name]
		b.Run(strings.ReplaceAll(name, " ", "-")+"/svg", func(b *testing.B) {
			for b.Loop() {
				Draw(c, OnPage).SVG(scene.SVG{Themed: true})
			}
		})
		b.Run(strings.ReplaceAll(name, " ", "-")+"/png", func(b *testing.B) {
			for b.Loop() {
				if _, err := Draw(c, Wide).PNG(Wide.Scale); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// What a rate is made of stands behind the name of its row.
func TestBesideNames(t *testing.T) {
	for text, want := range map[string]string{"3/21": "3/21", "1234/56789": "1,234/56,789", "4567": "4,567"} {
		if got := besideName(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
