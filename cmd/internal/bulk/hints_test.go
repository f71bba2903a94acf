package bulk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// A manifest that says something else of a document and nothing else new has it read again, and the versions of both reports are told
// anew, of the one that it leaves and of the one that it comes to.
func TestHintsAlone(t *testing.T) {
	dir := t.TempDir()
	s := storetest.OpenNew(t)
	page := func(n int) string {
		return fmt.Sprintf(`<!doctype html><html><body><h1>洪泽区商务局政府信息公开工作年度报告</h1><p>一、总体情况</p><p>我局主动公开政府信息%d条。</p>
<p>二、主动公开政府信息情况</p><table border=1><tr><td colspan=4>第二十条第（一）项</td></tr>
<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr><tr><td>行政规范性文件</td><td>%d</td><td>1</td><td>9</td></tr></table></body></html>`, n, n)
	}
	for i, name := range []string{"a.html", "b.html"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(page(20+i)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	versions := func(rows ...string) string {
		t.Helper()
		manifest := filepath.Join(dir, "list.csv")
		if err := os.WriteFile(manifest, []byte("path,organ,region,year,fetched_at\n"+strings.Join(rows, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		importing(t, s, InThreads, manifest)
		list, err := reports.List(context.Background(), s, reports.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, r := range list {
			told = append(told, fmt.Sprintf("%s %d version %d rendition %d", filepath.Base(r.Path), r.Year, r.Version, r.Rendition))
		}
		return strings.Join(told, "; ")
	}
	const organ = "洪泽区商务局,320813"
	together := "a.html 2022 version 1 rendition 1; b.html 2022 version 1 rendition 2"
	for _, c := range []struct{ year, want string }{
		{"2022", together},
		{"2021", "a.html 2021 version 1 rendition 1; b.html 2022 version 1 rendition 1"},
		{"2022", together},
	} {
		got := versions("a.html,"+organ+","+c.year+",2026-01-01T00:00:00Z", "b.html,"+organ+",2022,2026-02-01T00:00:00Z")
		if got != c.want {
			t.Errorf("with %s for the first: %s, want %s", c.year, got, c.want)
		}
	}
}
