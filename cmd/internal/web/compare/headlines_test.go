package compare

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/gazetteer"
)

// The first regions, which alone are drawn, have most of one part, and all together of another: the headline is of all.
func TestSharesHeadlineIsOfAll(t *testing.T) {
	districts, valid := gazetteer.InYear(gazetteer.OfLevel(gazetteer.Regions(), gazetteer.CountyLevel), 2023)
	if !valid {
		t.Fatal("no regions of the year")
	}
	texts := map[string]string{}
	for _, r := range districts {
		if !strings.HasPrefix(r.Code, "32") || len(texts) == figure.BarsShown+10 {
			continue
		}
		outcomes := [3]int{6, 4, 10}
		if len(texts) >= figure.BarsShown {
			outcomes = [3]int{0, 9, 9}
		}
		text := webtest.District("某区", 2023, fmt.Sprintf("%d 0 0 0 0 0 %[1]d", outcomes[2]), outcomes)
		texts[r.Code+".txt"] = strings.Replace(text, "淮安市某区", gazetteer.FullName(r, 2023), 1)
	}
	db := webtest.Texts(t, texts)
	s := serve(t, db)
	for path, want := range map[string]string{
		"/compare/shares?region=江苏省&of=outcomes&year=2023":     "“不予公开”最多，占58.62%（170/290）；图中为其中20个",
		"/en/compare/shares?region=江苏省&of=outcomes&year=2023":  ": 58.62% (170 of 290); the chart shows 20 of them",
		"/compare/shares.svg?region=江苏省&of=outcomes&year=2023": "“不予公开”最多，占58.62%（170/290）；图中为其中20个",
	} {
		if _, body := webtest.Get(t, s, path); !strings.Contains(unbroken(body), want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}

// Who leads in number need not lead in percent: the headline and the bars are in what the page is ordered by.
func TestChangesHeadlineGoesByOrder(t *testing.T) {
	texts := map[string]string{}
	for district, received := range map[string][2]int{"洪泽区": {100, 200}, "淮安区": {20, 50}, "淮阴区": {5, 30}, "涟水县": {200, 130}, "金湖县": {40, 20}} {
		for i, n := range received {
			texts[fmt.Sprintf("%s%d.txt", district, i)] = webtest.District(district, 2022+i, fmt.Sprintf("%d 0 0 0 0 0 %[1]d", n), [3]int{n - i - 1, i + 1, n})
		}
	}
	db := webtest.Texts(t, texts)
	s := serve(t, db)
	const changes = "/compare/changes.svg?region=淮安市&from=2022&to=2023"
	for path, wants := range map[string][]string{
		changes:                           {"淮安市两年都有数据的5个区县（两年都存在的共7个）中", "两年都存在的7个区县中5个两年都有数据", "；洪泽区增加最多（+100件）", "的增减（单位：件）"},
		changes + "&order=fall":           {"；涟水县减少最多（−70件）"},
		changes + "&order=growth":         {"；淮安区增幅最大（+150.0%）", ">+150.0%</text>", "的增减幅度（单位：%）", "另有1个上一年不足10或两年未必可比，不算增减幅度"},
		changes + "&order=decline":        {"；金湖县降幅最大（−50.0%）"},
		"/en" + changes + "&order=growth": {"; the greatest rise in percent was in Huai&#39;an District (+150.0%)", ">+150.0%</text>", "growth from 2022 to 2023 (unit: %)"},
		"/en" + changes:                   {"5 of the 7 districts that existed in both years gave a figure for each", "; the greatest rise was in Hongze District (+100)"},
		changes + "&order=growth&indicator=applications.denied&per=applications.handled": {"个百分点）"},
		changes + "&indicator=applications.denied&per=applications.handled":              {"个百分点）"},
	} {
		_, body := webtest.Get(t, s, path)
		for _, want := range wants {
			if !strings.Contains(body, want) && !strings.Contains(unbroken(body), want) {
				t.Errorf("%s does not say %q", path, want)
			}
		}
	}
}
