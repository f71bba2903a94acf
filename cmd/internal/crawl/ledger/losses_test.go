package ledger

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/store"
	"nianbao/store/crawldb"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

var china = time.FixedZone("CST", 8*60*60)

// had notes a document of the site 甲县 as fetched by a run.
func (w *world) had(run int64, name string) reports.Document {
	w.Helper()
	d := storetest.FileOf("archive/"+name, name)
	u := crawldb.URL{URL: "https://a.example/" + name, Site: "甲县", Kind: crawldb.Document, Run: run, CheckedAt: w.now, SHA256: d.SHA256}
	if err := crawldb.RecordURL(context.Background(), w.db, u); err != nil {
		w.Fatal(err)
	}
	if _, err := crawldb.RecordVersion(context.Background(), w.db, run, crawldb.Version{URL: u.URL, FetchedAt: w.now, SHA256: d.SHA256, FileName: name}); err != nil {
		w.Fatal(err)
	}
	return d
}

// report notes one of an organ, 洪泽区's government for "".
func (w *world) report(run int64, name, department string, year int, findings ...annual.Finding) {
	w.Helper()
	r := storetest.Plain(w, "320813", department, year)
	r.OrganKind, r.OrganID, r.Findings = identity.Government, "P320829-"+department, findings
	if department != "" {
		r.OrganKind = identity.Department
	}
	storetest.MustImport(w, w.db, w.had(run, name), r)
}

// An organ that published its last report and is silent past the day on which the next one is due is
// told: departments on 31 January, governments on 31 March.
func TestOverdue(t *testing.T) {
	w := newWorld(t)
	w.now = time.Date(2026, 1, 31, 12, 0, 0, 0, china)
	site := outcome.SiteSummary{Documents: 1}
	w.expect(w.run(site, func(run int64, b *Book) {
		listed(-1, 1, 1)(run, b)
		for i, department := range []string{"", "商务局", "教育局"} {
			w.report(run, fmt.Sprint(i, ".pdf"), department, 2024)
		}
		w.report(run, "9.pdf", "教育局", 2025)
	}), "")
	w.expect(w.run(site, listed(-1, 1, 1)), "expected-missing!")
	if p := w.last.Problems[0]; p.About != "2026-01-31" || !strings.Contains(p.Chinese, "洪泽区商务局") || strings.Contains(p.Chinese, "教育局") {
		t.Errorf("%+v", p)
	}
	w.now = time.Date(2026, 4, 1, 1, 0, 0, 0, china)
	w.expect(w.run(site, listed(-1, 1, 1)), "expected-missing! expected-missing")
	if p := w.last.Problems[0]; p.About != "2026-03-31" || !strings.Contains(p.Error, "洪泽区人民政府") {
		t.Errorf("%+v", p)
	}
}

// Files that can't be read are told by their form, and reports that are not whole by whose they are.
func TestUnreadAndPartial(t *testing.T) {
	w := newWorld(t)
	w.now = time.Date(2026, 1, 20, 3, 30, 0, 0, time.UTC)
	w.expect(w.run(outcome.SiteSummary{Documents: 5}, func(run int64, b *Book) {
		listed(-1, 1, 1)(run, b)
		for name, kind := range map[string]string{"1.ofd": "unsupported", "2.ofd": "unsupported", "3.wps": "needs-office", "4.html": "not-report"} {
			if err := store.RecordFailure(context.Background(), w.db, w.had(run, name), reports.Fault{Kind: kind, Message: "no"}); err != nil {
				t.Fatal(err)
			}
		}
		w.report(run, "5.pdf", "商务局", 2024, annual.Finding{Code: "table-missing", Severity: annual.Warning, Message: "no rows found"})
	}), "files-unread! files-unread! report-partial!")
	var told []string
	for _, p := range w.last.Problems {
		told = append(told, p.Error)
	}
	for i, want := range []string{"OFD files that could not be read: 2", "WPS files that could not be read: 1", "洪泽区商务局 2024"} {
		if !strings.Contains(told[i], want) {
			t.Errorf("%q does not say %q", told[i], want)
		}
	}
}
