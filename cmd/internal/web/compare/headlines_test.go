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
