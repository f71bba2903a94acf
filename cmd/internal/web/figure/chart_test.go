package figure

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"unicode"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/catalogue"
)

// place makes a region with its value, "" for none; "-" stands for a region without a report.
func place(code, value string) Bar {
	b := Bar{Place: Figure{Code: code, Report: 1}, Link: "/reports/" + code}
	switch value {
	case "-":
		b.Place.Report = 0
	case "":
	default:
		b.Value, b.Place.amount = &value, exact(value)
	}
	return b
}

// told returns the squares of which there are regions.
func told(c Chart) []string {
	var list []string
	for _, tile := range c.Tiles {
		switch {
		case tile.Value != nil:
			list = append(list, fmt.Sprint(tile.Short, " ", *tile.Value, " ", tile.Link))
		case tile.Few:
			list = append(list, tile.Short+" few")
		case tile.Reported:
			list = append(list, tile.Short+" blank")
		}
	}
	slices.Sort(list)
	return list
}

// A map shows the median of the values within each province, or each city of one province, and
// leads to where that is printed, unless it is half-way between two. Of one or two there is none.
func TestMaps(t *testing.T) {
	country := []Bar{place("320813", "9"), place("320802", "5"), place("330106", "4"), place("320803", "3"), place("330108", "2"), place("330109", "1"), place("330110", "5"), place("630203", ""), place("110101", "-"),
		place("440103", "3"), place("440104", "4")}
	c, outside := MapOf(wording.Chinese, country, true)
	if want := []string{"广东 few", "江苏 5 /reports/320802", "浙江 3 ", "青海 blank"}; !slices.Equal(told(c), want) || outside != 0 || c.Known != 2 || c.Regions != 5 {
		t.Errorf("%q, %d outside, %d of %d, want %q", told(c), outside, c.Known, c.Regions, want)
	}
	var beyond []string
	for _, tile := range c.Tiles {
		if tile.Outside {
			beyond = append(beyond, tile.Short)
		}
	}
	if slices.Sort(beyond); !slices.Equal(beyond, []string{"台湾", "澳门", "香港"}) {
		t.Errorf("of no reports: %q", beyond)
	}
	if c, _ := MapOf(wording.English, country, true); told(c)[1] != "JS 5 /reports/320802" {
		t.Errorf("%q", told(c))
	}
	english, _ := MapOf(wording.English, country, true)
	for _, tile := range english.Tiles { // those too of which there are no reports
		if strings.ContainsFunc(tile.Name, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("on English pages a square is called %q", tile.Name)
		}
	}
	province := []Bar{place("429004", "1"), place("420102", "2"), place("420103", "7"), place("420104", "4"), place("420105", "5"), place("420502", "8")}
	c, outside = MapOf(wording.Chinese, province, true)
	if want := []string{"宜昌 few", "武汉 4.5 "}; !slices.Equal(told(c), want) || outside != 1 {
		t.Errorf("%q, %d outside, want %q and one", told(c), outside, want)
	}
	own, _ := MapOf(wording.Chinese, []Bar{place("420100", "2"), place("420500", "8")}, false)
	if want := []string{"宜昌 8 /reports/420500", "武汉 2 /reports/420100"}; !slices.Equal(told(own), want) {
		t.Errorf("of cities themselves %q, want %q", told(own), want)
	}
	for name, regions := range map[string][]Bar{"of few in each province": {place("320802", "2"), place("420103", "7"), place("420104", "7")}, "of one city": {place("420102", "2"), place("420103", "7")}, "of a city without prefectures": {place("110101", "2"), place("110102", "7")}, "none": nil} {
		if c, _ := MapOf(wording.Chinese, regions, true); len(c.Tiles) > 0 {
			t.Errorf("a map of regions %s: %q", name, told(c))
		}
	}
}

// Years make lines, one year bars by value, and many regions small charts.
func TestOverYears(t *testing.T) {
	line := func(name string, values ...string) Series {
		s := Series{Name: name}
		for _, v := range values {
			s.Values = append(s.Values, Drawn(v))
		}
		return s
	}
	r := &page.Request{Request: httptest.NewRequest(http.MethodGet, "/compare/sums", nil), Language: wording.Chinese}
	if c := (Chart{}).OverYears(r, []int{2022, 2023}, []Series{line("洪泽区", "1", "2")}); c.Kind != LineChart || !slices.Equal(c.Categories, []string{"2022", "2023"}) {
		t.Errorf("%+v", c)
	}
	if c := (Chart{}).OverYears(r, []int{2019, 2020, 2021, 2022, 2023, 2024}, []Series{line("洪泽区", "", "", "1", "", "2", ""), line("淮安区", "", "4", "", "", "", "")}); !slices.Equal(c.Categories, []string{"2020", "2021", "2022", "2023"}) || len(c.Series[0].Values) != 4 || *c.Series[0].Values[3] != "2" {
		t.Errorf("years without a value at the ends: %+v", c)
	}
	c := Chart{Title: "各地合计"}.OverYears(r, []int{2023}, []Series{line("洪泽区", "9"), line("淮阴区", ""), line("淮安区", "10")})
	if c.Kind != BarChart || !slices.Equal(c.Categories, []string{"淮安区", "洪泽区", "淮阴区"}) || c.Year != 2023 || c.Title != "各地合计，2023年" {
		t.Errorf("%+v", c)
	}
	many := slices.Repeat([]Series{line("洪泽区", "1", "2")}, maxLines+1)
	if c := (Chart{}).OverYears(r, []int{2022, 2023}, many); c.Kind != Multiples || len(c.Series) != len(many) || c.OwnScales {
		t.Errorf("%s of %d", c.Kind, len(c.Series))
	}
	r.URL.RawQuery = "scale=own"
	if c := (Chart{}).OverYears(r, []int{2022, 2023}, many); !c.OwnScales {
		t.Error("small charts are asked for on their own scales, and have one")
	}
}

// What is cut off is said in words, and counted where it is much.
func TestCutOffIsTold(t *testing.T) {
	line := func(name string, texts ...string) chart.Series {
		s := chart.Series{Name: name}
		for i, text := range texts {
			p := chart.Number(text, 0)
			p.Name = fmt.Sprint(name, " ", 2020+i)
			s.Points = append(s.Points, p)
		}
		return s
	}
	r := &page.Request{Language: wording.Chinese}
	c := chart.Chart{Kind: LineChart, Series: []chart.Series{line("江门市", "100", "3759436", "120", "130"), line("广州市", "90", "80", "70", "60")}}
	if got := cutOff(r, c); got != "超出坐标范围，图中截断：江门市 2021：3,759,436" {
		t.Error(got)
	}
	var many []chart.Series
	for i := range 12 {
		texts := slices.Repeat([]string{"100"}, 12)
		if i < 9 {
			texts[i] = "3759436"
		}
		many = append(many, line(fmt.Sprint("第", i+1, "区"), texts...))
	}
	if got := cutOff(r, chart.Chart{Kind: Multiples, Series: many}); strings.Count(got, "3,759,436") != mostNamed || !strings.HasSuffix(got, "；另有1处") {
		t.Error(got)
	}
	if got := cutOff(r, chart.Chart{Kind: LineChart, Series: c.Series[1:]}); got != "" {
		t.Error(got)
	}
}

// A sentence has the label of a row without its number and without a sign between its parts.
func TestMeasure(t *testing.T) {
	of := catalogue.Quantity{Zh: "一、本年新收政府信息公开申请数量", En: "applications received"}
	per := catalogue.Quantity{Zh: "三、本年度办理结果 / （七）总计", En: "handled"}
	for want, got := range map[string]func() (string, error){
		"本年新收政府信息公开申请数量":                              func() (string, error) { return Measure(wording.Chinese, of, nil) },
		"本年新收政府信息公开申请数量占本年度办理结果总计的比例":                 func() (string, error) { return Measure(wording.Chinese, of, &per) },
		"applications received as a share of handled": func() (string, error) { return Measure(wording.English, of, &per) },
	} {
		if text, err := got(); text != want || err != nil {
			t.Errorf("%q, %v, want %q", text, err, want)
		}
	}
}

// That all values are invented is left to the source where it says so; where it says that some are, each is marked.
func TestEveryInvented(t *testing.T) {
	one := "1"
	drawn := []Series{{Values: []*string{&one, &one}, Marks: []Marks{{Invented: true}, {Invented: true}}}}
	for want, c := range map[bool]Chart{true: {Series: drawn, Invented: 2, Reports: 2}, false: {Series: drawn, Invented: 21, Reports: 22}} {
		if got := c.everyInvented(); got != want {
			t.Errorf("of %d invented among %d: %v", c.Invented, c.Reports, got)
		}
	}
	if (&Chart{Series: drawn}).everyInvented() {
		t.Error("a source that tells nothing tells it of all")
	}
}

// The columns of a histogram are numbers of regions, whatever they are counted by.
func TestHistogramCountsWhole(t *testing.T) {
	count := "26"
	if n := (&Chart{Kind: Histogram, Median: "4.85", Series: []Series{{Values: []*string{&count}}}}).digits(); n != 0 {
		t.Errorf("counts have %d decimals", n)
	}
}
