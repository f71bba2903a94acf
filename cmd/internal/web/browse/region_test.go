package browse

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/annual"
	"nianbao/store/storetest"
)

// The page of a former region leads to what it became, and that of the other back.
func TestRegionsOverTime(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	for path, want := range map[string][]string{
		"/regions/320829":    {`2016年起：<a href="/regions/320813">洪泽区</a> <code>320813</code>`},
		"/en/regions/320829": {`Since 2016: <a href="/en/regions/320813">Hongze District</a>`},
		"/regions/320813":    {`2016年以前：<a href="/regions/320829">洪泽县</a>`},
		"/en/regions/320813": {`Before 2016: <a href="/en/regions/320829">Hongze County</a>`},
		"/regions/330204":    {`2016年并入：<a href="/regions/330212">鄞州区</a>`},
		"/regions/330212":    {`2016年部分划归：<a href="/regions/330203">海曙区</a>`, `2016年并入本地：<a href="/regions/330204">江东区</a>`},
		"/regions/330104":    {`2021年部分划归：<a href="/regions/330102">上城区</a>`, `<a href="/regions/330114">钱塘区</a>`},
		"/regions/500110":    {`万盛区: 2011年并入：<a href="/regions/500110">綦江区</a>`, `2011年以前：<a href="/regions/500222">綦江县</a>`},
	} {
		_, body := webtest.Get(t, s, path)
		for _, w := range want {
			if !strings.Contains(body, w) {
				t.Errorf("%s does not have %s", path, w)
			}
		}
	}
	if _, body := webtest.Get(t, s, "/regions/110105"); strings.Contains(body, `class="succession"`) {
		t.Error("a region that never changed has a list of changes")
	}
	region := webtest.Ask[regionData](t, s, "/regions/320829.json")
	if got := fmt.Sprint(region.Place, region.After, region.Before); got != "P320829[{2016 recoded 洪泽县 {320813 洪泽区}}] []" {
		t.Errorf("320829 in JSON: %s", got)
	}
}

// The page of a region compares it in the last year that enough of its neighbours have reported
// on, and tells of the newer one.
func TestRegionAmongItsPeers(t *testing.T) {
	texts := map[string]string{}
	for i, district := range []string{"洪泽区", "淮阴区", "淮安区"} {
		for year := 2022; year <= 2024; year++ {
			if n := 30 + 10*i + year - 2020; i == 0 || year < 2024 {
				texts[fmt.Sprint(district, year, ".txt")] = webtest.District(district, year, fmt.Sprintf("%d 0 0 0 0 0 %[1]d", n), [3]int{n - 1, 1, n})
			}
		}
	}
	s := serve(t, webtest.Texts(t, texts))
	region := webtest.Ask[regionData](t, s, "/regions/320813.json")
	for _, peers := range region.Peers {
		if peers.Year != 2023 || len(peers.Rows) != 3 {
			t.Errorf("peers by %s in %d: %+v", peers.Kind, peers.Year, peers.Rows)
		}
	}
	for path, want := range map[string]string{"/regions/320813": "2024年：至今7个地区中1个有数值", "/en/regions/320813": "2024: 1 of 7 regions so far"} {
		if _, body := webtest.Get(t, s, path); len(region.Peers) != 2 || !strings.Contains(body, want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}

// On the page of a region the answer stands first; what is long is folded below its heading, with how much there is.
func TestRegionIsFolded(t *testing.T) {
	_, body := webtest.Get(t, serve(t, webtest.Districts(t)), "/regions/320813")
	answer, fold := strings.Index(body, `class="keyfigures"`), strings.Index(body, `<details class="folded">`)
	if answer < 0 || fold < answer {
		t.Errorf("the key figures stand at %d, the first fold at %d", answer, fold)
	}
	for _, id := range []string{"report-years", "peers", "reports"} {
		at := strings.Index(body, `<h2 id="`+id+`"`)
		if at < 0 || !regexp.MustCompile(`^(?s:.{0,200})<details class="folded"><summary>展开\d+行</summary>`).MatchString(body[at:]) {
			t.Errorf("%s is not folded", id)
		}
	}
}

// The pages of a region and the front page tell of invented reports.
func TestInventedIsTold(t *testing.T) {
	s := city(t)
	r := storetest.Plain(t, "320813", "", 2024)
	r.Sections = []annual.Section{{Text: "（本报告是软件测试用的样例，内容和数据均为虚构，与所称机关无关。）"}}
	storetest.MustImport(t, s, storetest.FileOf("invented.pdf", "invented"), r)
	const all = "本站33份报告（含旧版本和同一报告的其他文件）中，1份是合成样例，内容和数字系虚构，本页数字包括这些样例。 排名、占比、合计、地图以及问题和雷同清单均不计这些样例。"
	for path, want := range map[string]string{"/": all, "/quality": all, "/regions/320813": "以下数字出自5份报告，其中1份是合成样例", "/en/": "Of the 33 reports here, earlier versions and further files included, 1 are invented examples"} {
		if _, body := webtest.Get(t, serve(t, s), path); !strings.Contains(body, want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}
