package compare

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
)

// nine makes texts of a district in each of nine cities from a year on to 2023. What two of them count is a thousand times as much as of the others.
func nine(from int) map[string]string {
	texts := map[string]string{}
	for i, place := range []string{"玄武区 南京市", "锡山区 无锡市", "云龙区 徐州市", "天宁区 常州市", "虎丘区 苏州市", "海州区 连云港市", "洪泽区 淮安市", "亭湖区 盐城市", "邗江区 扬州市"} {
		district, city, _ := strings.Cut(place, " ")
		for year := from; year <= 2023; year++ {
			n := map[int]int{2021: 5, 2022: 3 + i, 2023: 4 + 2*i}[year]
			if i > 6 {
				n *= 1000
			}
			texts[fmt.Sprint(district, year, ".txt")] = strings.Replace(webtest.District(district, year, fmt.Sprintf("%d 0 0 0 0 0 %d", n, n), [3]int{n, 0, n}), "淮安市", city, 1)
		}
	}
	return texts
}

// Small charts have one scale, which is told, and one click gives each its own: on the page, in files and in frames of other sites, whose
// addresses say so.
func TestSmallChartsHaveTheirScales(t *testing.T) {
	s := serve(t, webtest.Texts(t, nine(2022)))
	common, own := "各图同一纵轴", "各图纵轴不同"
	for _, tc := range []struct{ query, told, not, link string }{
		{"region=江苏省", common, own, "scale=own"},
		{"region=江苏省&scale=own", own, common, ""},
	} {
		_, body := webtest.Get(t, s, "/compare/sums?"+tc.query)
		if drawn := unbroken(body); !strings.Contains(drawn, tc.told) || strings.Contains(drawn, tc.not) {
			t.Errorf("%s: %q is not told, or %q is", tc.query, tc.told, tc.not)
		}
		link := regexp.MustCompile(`<a href="([^"]*#chart-sums)">各图改用`).FindStringSubmatch(body)
		if link == nil || strings.Contains(link[1], "scale=own") != (tc.link != "") {
			t.Errorf("%s: the other scales are at %q", tc.query, link)
		}
		if _, drawn := webtest.Get(t, s, "/compare/sums.svg?"+tc.query); !strings.Contains(unbroken(drawn), tc.told) || strings.Contains(unbroken(drawn), tc.not) {
			t.Errorf("%s: %q is not told in the file", tc.query, tc.told)
		}
		for _, file := range []string{"/compare/sums.svg?", "/compare/sums.png?", "/compare/sums.pdf?", "/embed/compare/sums?"} {
			if links := regexp.MustCompile(regexp.QuoteMeta(file)+`[^" ]*`).FindAllString(strings.ReplaceAll(body, "&#34;", `"`), -1); len(links) == 0 || strings.Contains(links[0], "scale=own") == (tc.link != "") {
				t.Errorf("%s: files are at %q", tc.query, links)
			}
		}
	}
}

// The year by which sums are in order is the one that a phone shows first; what is coming in since stands at the end.
func TestSumsBeginWithTheirOrder(t *testing.T) {
	texts := nine(2022)
	texts["洪泽区2024.txt"] = webtest.District("洪泽区", 2024, "9 0 0 0 0 0 9", [3]int{9, 0, 9})
	_, body := webtest.Get(t, serve(t, webtest.Texts(t, texts)), "/compare/sums?region=江苏省")
	var heads []string
	for _, head := range regexp.MustCompile(`<th scope="col" class="num"( aria-sort="descending")?>(\d{4})`).FindAllStringSubmatch(body, -1) {
		heads = append(heads, head[2]+head[1])
	}
	if want := `2023 aria-sort="descending" 2022 2024`; strings.Join(heads, " ") != want {
		t.Errorf("years are %q, want %q", heads, want)
	}
	if want := "按2023年的合计从大到小排列，该年列在最前。 最后是2024年，目前只有少数地区有数据。"; !strings.Contains(unbroken(body), want) {
		t.Errorf("%q is not told", want)
	}
	row := regexp.MustCompile(`(?s)<tr><th scope="row"><a href="/regions/320800">.*?</tr>`).FindString(body)
	var values []string
	for _, value := range regexp.MustCompile(`<td class="num"><span[^>]*>([\d,]+)</span>`).FindAllStringSubmatch(row, -1) {
		values = append(values, value[1])
	}
	if want := "16 9 9"; strings.Join(values, " ") != want {
		t.Errorf("the city's sums stand as %q, want %q, in the order of the years", values, want)
	}
}

// What stands far down on a page is named above its answer.
func TestChartsOverYearsAreNamedFirst(t *testing.T) {
	s := serve(t, webtest.Texts(t, nine(2022)))
	for path, at := range map[string]string{"/compare/sums?region=江苏省": "#chart-sums", "/indicators/applications.received?region=江苏省": "#years"} {
		_, body := webtest.Get(t, s, path)
		link, chart := strings.Index(body, `<a href="`+at+`">历年走势图</a>`), strings.Index(body, `<figure class="chart"`)
		if link < 0 || link > chart || !strings.Contains(body, `id="`+at[1:]+`"`) {
			t.Errorf("%s: the link stands at %d, the first chart at %d", path, link, chart)
		}
	}
}
