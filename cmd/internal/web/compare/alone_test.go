package compare

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/database"
)

// reporting makes a database of so many districts with a report.
func reporting(t *testing.T, districts ...string) *database.DB {
	t.Helper()
	texts := map[string]string{}
	for i, district := range districts {
		n := 40 + i
		texts[district+".txt"] = webtest.District(district, 2023, fmt.Sprintf("%d 0 0 0 0 0 %[1]d", n), [3]int{n - 10, 10, n})
	}
	return webtest.Texts(t, texts)
}

// Of one or two figures there is no middle, and one alone has no rank among its peers.
func TestOneAloneHasNoMiddle(t *testing.T) {
	for _, districts := range [][]string{{"洪泽区"}, {"洪泽区", "淮安区"}, {"洪泽区", "淮安区", "淮阴区"}} {
		s := serve(t, reporting(t, districts...))
		enough := len(districts) > 2
		_, body := webtest.Get(t, s, "/indicators/applications.denied?per=applications.handled&region=淮安市")
		if strings.Contains(body, "· 中位数 ") != enough || strings.Contains(body, "个区县中，半数") != enough && strings.Contains(body, "半数的") != enough {
			t.Errorf("%d districts: a middle is told: %v, a half: %v", len(districts), strings.Contains(body, "· 中位数 "), strings.Contains(body, "半数的"))
		}
		if strings.Contains(body, "不予公开率中位数为") && len(districts) == 1 {
			t.Errorf("one district has a median over the years: %s", body)
		}
		_, body = webtest.Get(t, s, "/indicators/applications.denied?per=applications.handled&region=江苏省")
		if drawn := strings.Contains(body, `id="map"`); drawn != enough {
			t.Errorf("%d districts: a map of medians is drawn: %v", len(districts), drawn)
		}
		_, body = webtest.Get(t, s, "/compare/peers?region=320813&kind=parent")
		if ranked := strings.Contains(body, `<td class="num">1</td>`); ranked != (len(districts) > 1) || strings.Contains(body, "· 中位数 ") != enough {
			t.Errorf("%d districts: one is ranked first: %v; a median: %v", len(districts), ranked, strings.Contains(body, "· 中位数 "))
		}
		if _, body = webtest.Get(t, s, "/compare/peers?region=320813&kind=volume&count=1"); strings.Contains(body, "只列申请数最接近的1个地区。") != (len(districts) > 1) {
			t.Errorf("%d districts: that the nearest alone are listed is told: %v", len(districts), strings.Contains(body, "只列申请数最接近的"))
		}
	}
}
