package report

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/storetest"
)

// Where the proof of a figure would be, the reason stands why there is none: an invented example never had an original,
// another's file is not here.
func TestWithoutOriginal(t *testing.T) {
	db := storetest.OpenNew(t)
	for i, source := range []string{"https://synthetic.invalid/320813/2023.pdf", "https://www.example.org/2022.pdf"} {
		d := storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i))
		d.SourceURL, d.Pages = source, 8
		report := storetest.Plain(t, "320813", "", 2023-i)
		report.Observations[0].Status, report.Observations[0].Place.Page = annual.Flagged, 1
		storetest.MustImport(t, db, d, report)
	}
	desk := webtest.Desk(t, figure.Templates(), Templates())
	s := webtest.Serve(desk, New(db, nil, desk, slog.New(slog.NewTextHandler(io.Discard, nil))).Pages())
	cell := storetest.Plain(t, "320813", "", 2023).Observations[0]
	ref := cell.Indicator
	if cell.Applicant != "" {
		ref += "/" + cell.Applicant
	}
	for report, want := range map[int][2]string{1: {"这是虚构的样例，从来没有原件", "https://synthetic.invalid"}, 2: {"原件不在手边：文件已移走或没有放在本服务器上", "no such text"}} {
		for _, target := range []string{"/reports/%d", "/reports/%d?cell=" + ref, "/reports/%d/pages/1?cell=" + ref, "/reports/%d/doubts"} {
			answer, body := webtest.Get(t, s, fmt.Sprintf(target, report))
			if answer.StatusCode != http.StatusOK || !strings.Contains(body, want[0]) || strings.Contains(body, `href="`+want[1]) {
				t.Errorf(target+": status %d, without the reason, or with a source that is none", report, answer.StatusCode)
			}
		}
	}
	if _, body := webtest.Get(t, s, "/reports/1"); !strings.Contains(body, "归属是生成时指定的") || strings.Contains(body, "旧版本读取") {
		t.Error("the invented report does not say whose it is")
	}
	if _, body := webtest.Get(t, s, "/reports/2"); !strings.Contains(body, `href="https://www.example.org/2022.pdf"`) {
		t.Error("where the other was published is not told")
	}
	if data := webtest.Ask[pageData](t, s, "/reports/1/pages/1.json"); data.State != "unpublished" {
		t.Errorf("the page is %q", data.State)
	}
}

// The originals of those reports are at hand whose files are in the folders of the server, as large as they were, and have pages.
func TestOriginalsAtHand(t *testing.T) {
	dir, db := t.TempDir(), storetest.OpenNew(t)
	for i, name := range []string{"here.pdf", "grown.pdf", "gone.pdf", "here.txt"} {
		d := storetest.FileOf(name, name)
		d.Size, d.Pages = 4, 8
		if name == "here.txt" {
			d.Pages = 0
		}
		storetest.MustImport(t, db, d, storetest.Plain(t, "320813", "", 2020+i))
	}
	for name, text := range map[string]string{"here.pdf": "%PDF", "grown.pdf": "%PDF-1.4", "here.txt": "text"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	found, err := New(db, []string{dir}, webtest.Desk(t, figure.Templates(), Templates()), slog.New(slog.DiscardHandler)).AtHand(t.Context(), []int64{1, 2, 3, 4})
	if want := map[int64]bool{1: true, 2: false, 3: false, 4: false}; err != nil || !maps.Equal(found, want) {
		t.Errorf("%v, %v, want %v", found, err, want)
	}
}

// What is told of one figure has the mark of its correction, by whom and why, the picture, and the way to its page; what
// is told of a sum has as much of each cell.
func TestCorrectionInPanel(t *testing.T) {
	dir := t.TempDir()
	db, err := store.Open(filepath.Join(dir, "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	file := filepath.Join(filepath.Dir(webtest.Example(t)), "drift.pdf")
	if _, err := bulk.Run(context.Background(), bulk.Config{Store: db, Args: []string{file}, Workers: 1, Isolation: bulk.InThreads, Limits: ingest.DefaultLimits(),
		Report: func(bulk.Result) error { return nil }}); err != nil {
		t.Fatal(err)
	}
	c := storetest.Reading(t, "applications.received/total", "580")
	c.By, c.Reason = "李", "第2页最后一列"
	storetest.MustCorrect(t, db, 1, c)
	s := serve(t, filepath.Join(dir, "a.db"))
	for target, want := range map[string][]string{
		"/reports/1?cell=applications.received/total": {`<span class="tag corrected">人工更正</span>`, "李", "第2页最后一列", "程序原读数",
			`<a href="/reports/1/pages/2?cell=applications.received%2Ftotal#cell">看原文页面</a>`, `href="/reports/1/pages/2/picture.png"`},
		"/reports/1?of=applications.denied&per=applications.received": {"李", "第2页最后一列", `title="本年新收政府信息公开申请数量">原文</a>`},
	} {
		_, body := webtest.Get(t, s, target)
		_, panel, _ := strings.Cut(body, `id="made-of"`)
		panel, _, _ = strings.Cut(panel, "</aside>")
		for _, part := range want {
			if !strings.Contains(panel, part) {
				t.Errorf("%s: no %s in %s", target, part, panel)
			}
		}
	}
}
