package store_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
	"nianbao/store"
	"nianbao/store/crawldb"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// placeless is a report of an organ whose region is not told.
func placeless(t *testing.T, organ string, kind identity.Kind, year int) annual.Report {
	r := storetest.Plain(t, "320813", "", year)
	r.Region, r.Organ, r.Department, r.OrganKind, r.Identity = gazetteer.Region{}, organ, organ, kind, identity.Doubtful
	return r
}

// 区统计局 without its region may be that of any district: only what was published in
// its place is a version of it. An organ of the whole state needs no region, and what
// names no organ has no versions.
func TestVersionsWithoutRegion(t *testing.T) {
	s := storetest.OpenNew(t)
	unnamed := storetest.Plain(t, "320813", "", 2023)
	unnamed.Organ, unnamed.Identity = "", identity.Unknown
	bureau := func() annual.Report { return placeless(t, "区统计局", identity.Department, 2023) }
	ministry := func() annual.Report { return placeless(t, "教育部", identity.StateCouncil, 2023) }
	for i, c := range []struct {
		name, path string
		report     annual.Report
		want       int
	}{
		{"a bureau", "/a/bureau.pdf", bureau(), 1},
		{"one of the same name elsewhere", "/b/bureau.pdf", bureau(), 1},
		{"what came in the place of the first", "/a/bureau.pdf", bureau(), 2},
		{"and in the place of that", "/a/bureau.pdf", bureau(), 3},
		{"a file in some folder", "bureau.pdf", bureau(), 1},
		{"a file of that name in some folder", "bureau.pdf", bureau(), 1},
		{"a ministry", "/c.pdf", ministry(), 1},
		{"its second publication", "/d.pdf", ministry(), 2},
		{"no organ", "/e.pdf", unnamed, 1},
		{"no organ again", "/f.pdf", unnamed, 1},
		{"no organ in its place", "/f.pdf", unnamed, 1},
	} {
		content := fmt.Sprint(i)
		if out := storetest.MustImport(t, s, storetest.FileOf(c.path, content), storetest.Edition(c.report, i+1)); out.Version != c.want {
			t.Errorf("%s: version %d, want %d", c.name, out.Version, c.want)
		}
	}
	got := storetest.Table(t, s, "SELECT report_id FROM report_list WHERE NOT latest ORDER BY 1")
	if want := "report_id\n1\n3\n7\n"; got != want {
		t.Errorf("superseded:\n%swant\n%s", got, want)
	}
	if n := storetest.Count(t, s, "SELECT count(*) FROM region_reports"); n != 0 {
		t.Errorf("%d reports of no organ or no region count for a region", n)
	}
}

// What the crawler found in the place of a document is its next version.
func TestVersionsAtAnAddress(t *testing.T) {
	s, ctx := storetest.OpenNew(t), context.Background()
	const url = "https://www.example.gov.cn/nb.pdf"
	for i, content := range []string{"first", "second"} {
		d := storetest.FileOf("/archive/"+content+".pdf", content)
		run, err := crawldb.Begin(ctx, s, storetest.TestTime.AddDate(0, i, 0), crawldb.Holder{}, crawldb.Lease{Resumable: 0})
		if err == nil {
			_, err = crawldb.RecordURL(ctx, s, crawldb.URL{URL: url, Kind: "document", Run: run.ID, SHA256: d.SHA256})
		}
		if err == nil {
			_, err = crawldb.RecordVersion(ctx, s, run.ID, crawldb.Version{URL: url, SHA256: d.SHA256})
		}
		if err != nil {
			t.Fatal(err)
		}
		d.SourceURL, d.FetchedAt = url, storetest.TestTime.AddDate(0, i, 0)
		r := storetest.Edition(placeless(t, "区统计局", identity.Department, 2023), i+1)
		r.Published = ""
		if out := storetest.MustImport(t, s, d, r); out.Version != i+1 {
			t.Errorf("%s: version %d", content, out.Version)
		}
	}
}

// A report that may be another's is a version of the organ's, and never the one that
// counts while a certain one is here.
func TestDoubtfulDoesNotDisplace(t *testing.T) {
	s := storetest.OpenNew(t)
	editions := []string{"doubtful", "certain", "another", "old"}
	of := func(content, department string, state identity.State) {
		r := storetest.Edition(storetest.Plain(t, "320813", department, 2023), slices.Index(editions, content)+1)
		r.Identity = state
		storetest.MustImport(t, s, storetest.FileOf(content+".pdf", content), r)
	}
	expect := func(when, latest string, counted int) {
		t.Helper()
		if got := storetest.Table(t, s, "SELECT report_id, version FROM report_list WHERE latest ORDER BY 1"); got != "report_id | version\n"+latest {
			t.Errorf("%s: the latest are\n%swant\n%s", when, got, latest)
		}
		if got := storetest.Count(t, s, "SELECT report_id FROM region_reports"); got != counted {
			t.Errorf("%s: report %d counts for the region, want %d", when, got, counted)
		}
	}
	of("doubtful", "", identity.Doubtful)
	expect("a doubtful one alone", "1 | 1\n", 1)
	of("certain", "", identity.Certain)
	expect("a certain one", "2 | 2\n", 2)
	of("another", "", identity.Doubtful)
	expect("a later doubtful one", "2 | 2\n", 2)
	of("another", "", identity.Certain)
	expect("which turns out to be certain", "3 | 3\n", 3)
	of("certain", "", identity.Doubtful)
	of("another", "", identity.Doubtful)
	expect("all in doubt", "3 | 3\n", 3)
	of("old", "", "")
	expect("one from before doubts were told", "4 | 4\n", 4)
}

// What comparisons of departments take is no doubtful report either.
func TestDoubtfulDepartment(t *testing.T) {
	s := storetest.OpenNew(t)
	for i, state := range []identity.State{identity.Certain, identity.Doubtful} {
		r := storetest.Edition(storetest.Plain(t, "320813", "商务局", 2023), i+1)
		r.Identity = state
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprint(i), fmt.Sprint(i)), r)
	}
	found, err := reports.Find(context.Background(), s, "洪泽区商务局2023")
	if err != nil || found.ID != 1 {
		t.Errorf("found report %d, %v; want the certain one", found.ID, err)
	}
	text := reports.Latest.Fill("SELECT id FROM reports AS r WHERE {{latest_in_region r}}")
	if got := storetest.Table(t, s, text); got != "id\n1\n" {
		t.Errorf("in comparisons:\n%s", got)
	}
}

// A new reading that moves a report leaves both years as if it had been read so at
// first.
func TestMovedReportAndItsVersions(t *testing.T) {
	s := storetest.OpenNew(t)
	of := func(year, n int) annual.Report { return storetest.Edition(storetest.Plain(t, "320813", "", year), n) }
	for i, year := range []int{2023, 2023, 2023, 2022} { // reports 1 to 4
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprint(i+1, ".pdf"), fmt.Sprint(i+1)), of(year, i+1))
	}
	expect := func(when, want string) {
		t.Helper()
		got := storetest.Table(t, s, `SELECT l.year, l.report_id, l.version, l.latest, c.report_id IS NOT NULL AS counted
			FROM report_list AS l LEFT JOIN region_reports AS c ON c.report_id = l.report_id ORDER BY 1, 3, 2`)
		if want = "year | report_id | version | latest | counted\n" + want; got != want {
			t.Errorf("%s:\n%swant\n%s", when, got, want)
		}
	}
	expect("at first", "2022 | 4 | 1 | 1 | 1\n2023 | 1 | 1 | 0 | 0\n2023 | 2 | 2 | 0 | 0\n2023 | 3 | 3 | 1 | 1\n")
	out := storetest.MustImport(t, s, storetest.FileOf("2.pdf", "2"), of(2022, 2))
	if out.Version != 1 {
		t.Errorf("it came before the report of that year, and is version %d", out.Version)
	}
	expect("the second is of the year before", "2022 | 2 | 1 | 0 | 0\n2022 | 4 | 2 | 1 | 1\n2023 | 1 | 1 | 0 | 0\n2023 | 3 | 2 | 1 | 1\n")
	storetest.MustImport(t, s, storetest.FileOf("3.pdf", "3"), of(2022, 3))
	expect("so is the third", "2022 | 2 | 1 | 0 | 0\n2022 | 3 | 2 | 0 | 0\n2022 | 4 | 3 | 1 | 1\n2023 | 1 | 1 | 1 | 1\n")
	elsewhere := storetest.Edition(storetest.Plain(t, "320803", "", 2022), 4)
	storetest.MustImport(t, s, storetest.FileOf("4.pdf", "4"), elsewhere)
	expect("the fourth is of another region", "2022 | 2 | 1 | 0 | 0\n2022 | 4 | 1 | 1 | 1\n2022 | 3 | 2 | 1 | 1\n2023 | 1 | 1 | 1 | 1\n")
}

// Each change of whose report it is can be asked for, with what both readings rested on.
func TestIdentityChanges(t *testing.T) {
	s, ctx := storetest.OpenNew(t), context.Background()
	old := storetest.Plain(t, "320813", "", 2023)
	d := storetest.FileOf("in/a.pdf", "a")
	storetest.MustImport(t, s, d, old)

	told := old // by a program that tells more, and the same
	told.OrganKind, told.Identity, told.IdentityEvidence = identity.Government, identity.Certain, "the title: 洪泽区"
	d.Parser = "nianbao 2"
	if out := storetest.MustImport(t, s, d, told); out.Change != store.Reread || out.Identity != nil {
		t.Errorf("told for the first time, certain: %+v", out.Identity)
	}
	moved := told
	moved.Organ, moved.OrganKind, moved.Township = "洪泽区岔河镇人民政府", identity.Township, "岔河镇"
	moved.Identity, moved.IdentityEvidence, moved.IdentityAgainst = identity.Doubtful, "the signature: 岔河镇人民政府", "洪泽区 in the title"
	d.Parser = "nianbao 3"
	out := storetest.MustImport(t, s, d, moved)
	if out.Identity == nil {
		t.Fatal("the change of the organ is not told")
	}
	storetest.ExpectLines(t, out.Identity.Differences(), "organ", "organ_kind", "township", "identity")
	weaker := moved
	weaker.IdentityEvidence = "the publisher: 岔河镇"
	if out := storetest.MustImport(t, s, d, weaker); out.Change != store.Reread || out.Identity != nil {
		t.Errorf("other evidence of the same: %+v", out.Identity)
	}

	list, err := reports.IdentityChanges(ctx, s, reports.Query{Region: "淮安市", Organ: "岔河", FromYear: 2023}, reports.Part{Limit: 10})
	if err != nil || len(list) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	want := reports.IdentityChange{ReportID: 1, Revision: 3, At: storetest.TestTime, Path: "in/a.pdf",
		Before: reports.IdentitySide{Organ: "洪泽区人民政府", OrganKind: "government", RegionCode: "320813", Region: "洪泽区", Year: 2023,
			Identity: "certain", Evidence: "the title: 洪泽区", Parser: "nianbao 2"},
		After: reports.IdentitySide{Organ: "洪泽区岔河镇人民政府", OrganKind: "township", RegionCode: "320813", Region: "洪泽区", Township: "岔河镇", Year: 2023,
			Identity: "doubtful", Evidence: "the signature: 岔河镇人民政府", Against: "洪泽区 in the title", Parser: "nianbao 3"}}
	if list[0] != want || *out.Identity != want {
		t.Errorf("listed %+v\ntold   %+v\nwant   %+v", list[0], *out.Identity, want)
	}
	if of, err := reports.IdentityChangesOf(ctx, s, 1); err != nil || len(of) != 1 || of[0] != want {
		t.Errorf("of the report: %+v, %v", of, err)
	}
	for _, q := range []reports.Query{{Region: "青海省"}, {Organ: "商务局"}, {FromYear: 2024}, {ToYear: 2022}} {
		if list, err := reports.IdentityChanges(ctx, s, q, reports.Part{Limit: 10}); err != nil || len(list) != 0 {
			t.Errorf("%+v: %+v, %v", q, list, err)
		}
	}
}

// What was read before kinds and states were told, and is doubtful now, is listed.
func TestIdentityThatBecameDoubtful(t *testing.T) {
	s := storetest.OpenNew(t)
	r := storetest.Plain(t, "320813", "", 2023)
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r)
	r.OrganKind, r.Identity = identity.Government, identity.Doubtful
	out := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r)
	if out.Identity == nil {
		t.Fatal("not told")
	}
	storetest.ExpectLines(t, out.Identity.Differences(), "identity")
}

// Two spellings of one organ are versions of each other, by its id.
func TestVersionsOfAnOrganSpeltOtherwise(t *testing.T) {
	s := storetest.OpenNew(t)
	for i, organ := range []string{"洪泽区卫健委", "淮安市洪泽区卫生健康委员会", "洪泽区卫生健康局"} {
		r := storetest.Edition(storetest.Plain(t, "320813", "", 2021), i+1)
		r.Organ, r.Department, r.OrganKind, r.OrganID = organ, organ, identity.Department, "P320829-health"
		if i == 2 {
			r.OrganID = "P320829-disease-control" // an organ of another id is another one
		}
		storetest.MustImport(t, s, storetest.FileOf(organ+".pdf", organ), r)
	}
	got := storetest.Table(t, s, "SELECT organ, body, version, latest FROM report_list ORDER BY report_id")
	if want := "organ | body | version | latest\n洪泽区卫健委 | 卫生健康委员会 | 1 | 0\n淮安市洪泽区卫生健康委员会 | 卫生健康委员会 | 2 | 1\n洪泽区卫生健康局 | 卫生健康局 | 1 | 1\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
