package upload

import (
	"context"
	"testing"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

// received is the place of the applications received among the key figures.
const received = 0

// besideOf reads a document with some applications received and puts it beside what a database has.
func besideOf(t *testing.T, db *database.DB, code string, year int, value string) *beside {
	t.Helper()
	r := storetest.Plain(t, code, "", year)
	o := annual.Observation{Indicator: "applications.received", Applicant: "total", Unit: "件", Status: annual.Flagged}
	o.Value = storetest.Decimal(t, value)
	r.Observations = append(r.Observations, o)
	d := &view{Documents: []document{{Report: &r}}}
	if err := d.besideEarlier(context.Background(), db, wording.Chinese); err != nil {
		t.Fatal(err)
	}
	if err := d.amongPeers(context.Background(), db, wording.Chinese); err != nil {
		t.Fatal(err)
	}
	return d.Peers
}

// The figures of a document stand beside those of its peers as they were read from it, with their doubts; what is stored of
// the same organ and year is a row of its own, under its own name.
func TestDocumentBesideItsPeers(t *testing.T) {
	b := besideOf(t, storetest.Huaian(t), "320813", 2023, "61")
	if b == nil || b.Year != 2023 || b.Others != 2 || len(b.Rows) != 4 {
		t.Fatalf("%+v", b)
	}
	for i, want := range []struct {
		name     string
		uploaded bool
		same     bool
		value    string
		doubt    bool
	}{
		{"洪泽区人民政府", true, false, "61", true}, {"洪泽区人民政府", false, true, "53", false},
		{"淮安区人民政府", false, false, "999", true}, {"淮阴区人民政府", false, false, "", false},
	} {
		row := b.Rows[i]
		got := row.Figures[received]
		if row.Name != want.name || row.Uploaded != want.uploaded || (row.Report == 0) != want.uploaded || row.SameYear != want.same || got.Value != want.value || got.Doubt != want.doubt || got.Year != 2023 {
			t.Errorf("row %d: %+v, %+v", i, row, got)
		}
		if want.uploaded && got.Proof != "" {
			t.Errorf("the figure of the document leads to %s, which is stored", got.Proof)
		}
	}
}

// A document of a year of which nothing is stored is put beside the last year of its peers, which is told; beside none where
// there are none.
func TestDocumentOfANewYear(t *testing.T) {
	db := storetest.Huaian(t)
	b := besideOf(t, db, "320813", 2024, "61")
	if b == nil || b.Year != 2023 || len(b.Rows) != 3 || b.Rows[0].Year != 2024 || b.Rows[0].Figures[received].Value != "61" || b.Rows[1].Year != 2023 || b.Rows[1].SameYear {
		t.Errorf("%+v", b)
	}
	if b := besideOf(t, db, "110105", 2023, "61"); b != nil {
		t.Errorf("beside nothing: %+v", b)
	}
}

// Where no real peer of a real document is here, the page says so, and whether that is for want of any or since all are invented.
func TestDocumentWithoutPeers(t *testing.T) {
	const notice = "（本报告是软件测试用的样例，内容和数据均为虚构，与所称机关无关。）"
	db := storetest.OpenNew(t)
	among := func(text string) string {
		r := storetest.Plain(t, "320813", "", 2023)
		r.Sections = []annual.Section{{Text: text}}
		d := &view{Documents: []document{{Report: &r}}}
		if err := d.amongPeers(t.Context(), db, wording.Chinese); err != nil {
			t.Fatal(err)
		}
		if (d.Peers == nil) != (d.Peerless != "") {
			t.Errorf("beside %+v, without for %q", d.Peers, d.Peerless)
		}
		return d.Peerless
	}
	if got := among("全年主动公开信息12条。"); got != "none" {
		t.Errorf("nothing is here: %q", got)
	}
	made := storetest.Plain(t, "320803", "", 2023)
	made.Sections = []annual.Section{{Text: notice}}
	storetest.MustImport(t, db, storetest.FileOf("made.pdf", "made"), made)
	if got := among("全年主动公开信息12条。"); got != "invented" {
		t.Errorf("an example is here: %q", got)
	}
	if got := among(notice); got != "" {
		t.Errorf("an example beside another: %q", got)
	}
	storetest.MustImport(t, db, storetest.FileOf("real.pdf", "real"), storetest.Plain(t, "320804", "", 2022))
	if got := among("全年主动公开信息12条。"); got != "" {
		t.Errorf("a real one is here: %q", got)
	}
}
