package bulk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/ingest"
	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/reports"
)

// The reports of one file are stored each as its own. A second import knows them; when the
// file is read again, what is no more found in it is told; and the path of a further report
// leads to the file.
func TestSeveralReports(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	s, err := store.Open(filepath.Join(dir, "reports.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var page strings.Builder
	page.WriteString("<!doctype html><body>")
	for _, title := range []string{"洪泽区园林局2022年政府信息公开工作年度报告", "洪泽区水产局2022年政府信息公开工作年度报告"} {
		fmt.Fprintf(&page, "<p>%s</p>\n<p>根据规定编制本报告。</p>\n<p>一、总体情况</p>\n<p>我局主动公开政府信息31条，未收到申请。</p>\n<p>五、存在的主要问题</p>\n<p>无。</p>\n", title)
	}
	file := filepath.Join(dir, "both.html")
	if err := os.WriteFile(file, []byte(page.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	id := ingest.Identify([]byte(page.String()))
	// An older version of the program read the file as one report, and found a third one.
	for n, title := range map[int]string{1: "a mixture", 3: "none"} {
		d := reports.Document{SHA256: id.SHA256, Path: file, Parser: "older"}
		if n > 1 {
			d = partOf(d, n)
		}
		if _, err := store.Import(ctx, s, d, annual.Report{Title: title}); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ name, arg, want string }{
		{"read again", file, "reread 洪泽区园林局; added 洪泽区水产局; failed two-reports"},
		{"known", file, "known 洪泽区园林局"},
		{"by the path of the second", ingest.PartPath(file, 2), "known 洪泽区园林局"},
	} {
		var got []string
		config := Config{Store: s, Args: []string{c.arg}, Workers: 1, Isolation: InThreads, Limits: ingest.DefaultLimits(), BatchSize: 1, BatchAge: time.Second,
			Report: func(r Result) error {
				got = append(got, fmt.Sprintf("%s %s", r.Outcome, r.Holds.Organ+r.Fault.Kind))
				return nil
			}}
		summary, err := Run(ctx, config)
		if err != nil || strings.Join(got, "; ") != c.want || summary.Done() != 1 {
			t.Errorf("%s: %s, %d files done, %v; want %s", c.name, strings.Join(got, "; "), summary.Done(), err, c.want)
		}
	}
	list, err := reports.List(ctx, s, reports.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range list {
		stored, err := reports.Load(ctx, s, i.ID)
		if err != nil {
			t.Fatal(err)
		}
		data, err := source.Reopen(stored.Document.Path, ingest.DefaultLimits())
		if err != nil || !ingest.IsOf(data, stored.Document.Path, stored.Document.SHA256) {
			t.Errorf("%s can't be opened again: %v", stored.Document.Path, err)
		}
	}
}
