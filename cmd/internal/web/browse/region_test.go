package browse

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
)

// The page of a former region leads to what it became, and that of the other back.
func TestRegionsOverTime(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	for path, want := range map[string][]string{
		"/regions/320829":    {`2016年起：<a href="/regions/320813">洪泽区</a> <code>320813</code>`},
		"/en/regions/320829": {`Since 2016: <a href="/en/regions/320813">洪泽区</a>`},
		"/regions/320813":    {`2016年以前：<a href="/regions/320829">洪泽县</a>`},
		"/en/regions/320813": {`Before 2016: <a href="/en/regions/320829">洪泽县</a>`},
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
