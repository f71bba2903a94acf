package crawl

import (
	"strings"
	"testing"
)

// Lists of organs that stand in the list of a column are told where they are on hosts that are not the site's; links to
// other sites around it are not.
func TestListsOnOtherHosts(t *testing.T) {
	const column = `<title>政府信息公开年报</title><ul><li><a href=/nb/1/>清源县财政局</a></li><li><a href="http://sjj.invalid/nb/2/">清源县审计局</a></li></ul>
<select onchange="window.open(this.value)"><option value="http://jyj.invalid/nb/">清源县教育局</option></select><div class="footer"><ul><li><a href="http://city.invalid/nb/">清源市人民政府</a></li></ul></div>`
	s := newSmallSite(t, map[string]string{"/": column, "/nb/1/": "<title>政府信息公开年报</title><ul><li><a href=/r/1.html>2023年政府信息公开工作年度报告</a></ul>", "/r/1.html": reportPage(1, 1001)})
	got, _ := s.walked(t, newConfig(t, t.TempDir(), s.URL, newTestClock()))
	if site := got.Sites[0]; site.Outside != 1 || strings.Join(site.OutsideHosts, " ") != "sjj.invalid" {
		t.Errorf("%d, %q, %+v", site.Outside, site.OutsideHosts, got.Problems)
	}
}
