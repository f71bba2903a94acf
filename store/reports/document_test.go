package reports_test

import (
	"context"
	"errors"
	"testing"

	"nianbao/normalize"
	"nianbao/store/catalogue"
	"nianbao/store/crawldb"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// A document that is kept goes by the path of which something was said, and all places
// are told where its bytes may be: those under which it was seen, and the crawler's
// archive.
func TestKeptDocuments(t *testing.T) {
	s, ctx := storetest.OpenNew(t), context.Background()
	hints := normalize.Hints{Year: 2023}
	for _, path := range []string{"a.pdf", "b.pdf", "c.pdf"} {
		d := storetest.FileOf(path, "bytes")
		if path == "b.pdf" {
			d.Hints = hints
		}
		storetest.MustImport(t, s, d, storetest.Plain(t, "320813", "", 2023))
	}
	storetest.MustImport(t, s, storetest.FileOf("other.pdf", "other"), storetest.Plain(t, "630203", "", 2020))
	run, err := crawldb.Begin(ctx, s, storetest.TestTime, crawldb.Holder{}, crawldb.Lease{Resumable: 0})
	if err != nil {
		t.Fatal(err)
	}
	first := storetest.FileOf("", "bytes")
	if err := crawldb.RecordURL(ctx, s, crawldb.URL{URL: "u", Kind: crawldb.Document, Run: run.ID, SHA256: first.SHA256}); err != nil {
		t.Fatal(err)
	}
	if _, err := crawldb.RecordVersion(ctx, s, run.ID, crawldb.Version{URL: "u", SHA256: first.SHA256, Path: "archive/objects/ab.pdf"}); err != nil {
		t.Fatal(err)
	}
	all, err := reports.KeptDocuments(ctx, s, reports.Filter{})
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	if k := all[0]; k.Path != "b.pdf" || k.Hints != hints || k.SHA256 != first.SHA256 || k.Size != 5 {
		t.Errorf("%+v", k)
	}
	storetest.ExpectLines(t, all[0].Places, "b.pdf", "archive/objects/ab.pdf", "a.pdf", "c.pdf")
	for want, f := range map[string]reports.Filter{"b.pdf": {Regions: []string{"江苏省"}}, "other.pdf": {ToYear: 2021}} {
		if list, err := reports.KeptDocuments(ctx, s, f); err != nil || len(list) != 1 || list[0].Path != want {
			t.Errorf("%+v: %+v, %v", f, list, err)
		}
	}
	var unknown *catalogue.RegionError
	if _, err := reports.KeptDocuments(ctx, s, reports.Filter{Regions: []string{"无此区"}}); !errors.As(err, &unknown) {
		t.Errorf("an unknown region: %v", err)
	}
}

// What has its source below .invalid was never published.
func TestUnpublished(t *testing.T) {
	for source, want := range map[string]bool{
		"https://synthetic.invalid/320813/2021.pdf":     true,
		"https://synthetic.invalid./320813/2021.pdf":    true,
		"http://invalid.example.org/a.invalid/2022.pdf": false,
		"https://www.example.org/x.pdf?from=a.invalid/": false,
		"": false,
	} {
		if d := (reports.Document{SourceURL: source}); d.Unpublished() != want {
			t.Errorf("%q: %v", source, d.Unpublished())
		}
	}
}
