package report

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/annual"
	"nianbao/store/storetest"
)

// Of two years the figures come first, and of what was copied the text; a chapter without text in either is no heading.
func TestBesideShowsWhatWasAskedFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s := storetest.OpenAt(t, path)
	for _, year := range []int{2022, 2023} {
		r := storetest.Plain(t, "320813", "", year)
		r.Sections = []annual.Section{{Text: "编制本报告。"}, {Ordinal: 1, Title: "总体情况", Text: "公开工作平稳有序开展，全年没有发生泄密事件，群众普遍满意。"}, {Ordinal: 2, Title: "没有文字的一章"}}
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprint(year, ".pdf"), fmt.Sprint(year)), r)
	}
	pages := serve(t, path)
	place := func(body, what string) int { return strings.Index(body, what) }
	_, changes := webtest.Get(t, pages, "/prose?a=1&b=2")
	_, copied := webtest.Get(t, pages, "/prose?a=1&b=2&copied=1")
	if key := place(changes, `id="key-pairs"`); key < 0 || key > place(changes, "总体情况") {
		t.Error("beside each other, the figures do not come first")
	}
	if key := place(copied, `id="key-pairs"`); key < 0 || key < place(copied, `id="copied"`) {
		t.Error("asked for what is copied, the text does not come first")
	}
	for _, body := range []string{changes, copied} {
		if strings.Contains(body, "没有文字的一章") || !strings.Contains(body, "正文中变化的数字") {
			t.Error("a chapter without text has a heading, or the figures of the text are not called so")
		}
	}
	if _, body := webtest.Get(t, pages, "/reports/2"); !strings.Contains(body, "<h2>正文之前</h2>") {
		t.Error("what stands before the chapters has no heading of its own")
	}
}
