package profile

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/compare"
	"nianbao/store/database"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// told is a figure as a person reads it: value, parts of a rate, status.
func told(f compare.Figure) string {
	value := "?"
	if f.Value != nil {
		value = f.Value.RatString()
	}
	return fmt.Sprintf("%s (%s/%s)", value, f.Of.Status, f.Per.Status)
}

func named(list []Report) []string {
	var names []string
	for _, r := range list {
		names = append(names, fmt.Sprintf("%s %d v%d", r.Organ, r.Year, r.Version))
	}
	return names
}

// A rate is known where both parts are; what is in doubt is there with its status, a blank
// cell is blank, and a cell that the report does not have is missing.
func TestKeyFigures(t *testing.T) {
	s := storetest.Huaian(t)
	for code, want := range map[string][]string{
		"320813": {"53 (read/)", "? (missing/read)", "? (missing/read)", "? (missing/)", "? (missing/missing)", "? (missing/missing)"},
		"320803": {"999 (flagged/)", "? (missing/inferred)", "? (missing/inferred)", "? (missing/)", "? (missing/missing)", "? (missing/missing)"},
		"320804": {"? (blank/)", "? (missing/read)", "? (missing/read)", "? (missing/)", "? (missing/missing)", "? (missing/missing)"},
	} {
		p, err := Region(context.Background(), s, code)
		if err != nil {
			t.Fatal(err)
		}
		last, _ := p.Last()
		figures, err := Read(context.Background(), s, []Report{last, {}})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range figures[0] {
			got = append(got, told(f))
		}
		storetest.ExpectLines(t, got, want...)
		if none := told(figures[1][0]); none != "? (no-report/)" {
			t.Errorf("without a report: %s", none)
		}
	}
}

// A report that states a total of zero whose parts are more is not taken at its word that there was no case.
func TestBaseStatedAsZero(t *testing.T) {
	s := storetest.Known(t,
		storetest.CellTold("320813", 2023, "reconsideration.corrected", "", "0", annual.Read),
		storetest.CellTold("320813", 2023, "reconsideration.total", "", "0", annual.Read),
		storetest.CellTold("320813", 2023, "litigation_direct.corrected", "", "0", annual.Read),
		storetest.CellTold("320813", 2023, "litigation_after_reconsideration.corrected", "", "0", annual.Read),
		storetest.CellTold("320813", 2023, "litigation_direct.upheld", "", "2", annual.Read),
		storetest.CellTold("320813", 2023, "litigation_after_reconsideration.upheld", "", "3", annual.Read),
		storetest.CellTold("320813", 2023, "litigation_direct.total", "", "0", annual.Read),
		storetest.CellTold("320813", 2023, "litigation_after_reconsideration.total", "", "0", annual.Read))
	figures, err := Read(context.Background(), s, []Report{{ID: 1, Year: 2023}})
	if err != nil {
		t.Fatal(err)
	}
	if f := figures[0][4]; f.Value != nil || f.PartsOfBase != nil {
		t.Errorf("reconsideration of nothing: %v, parts %v", f.Value, f.PartsOfBase)
	}
	if f := figures[0][5]; f.Value != nil || f.PartsOfBase == nil || f.PartsOfBase.RatString() != "5" {
		t.Errorf("litigation: %v, parts %v, want 5", f.Value, f.PartsOfBase)
	}
}

// A rate with all parts, one of them put right by a person.
func TestKeyFiguresCorrected(t *testing.T) {
	s := storetest.Known(t,
		storetest.CellTold("320813", 2023, "reconsideration.corrected", "", "3", annual.Read),
		storetest.CellTold("320813", 2023, "reconsideration.total", "", "", annual.Blank),
		storetest.CellTold("320813", 2023, "litigation_direct.corrected", "", "1", annual.Read),
		storetest.CellTold("320813", 2023, "litigation_after_reconsideration.corrected", "", "0", annual.Read),
		storetest.CellTold("320813", 2023, "litigation_direct.total", "", "0", annual.Read),
		storetest.CellTold("320813", 2023, "litigation_after_reconsideration.total", "", "0", annual.Read))
	storetest.MustCorrect(t, s, 1, storetest.Reading(t, "reconsideration.total", "12"))
	figures, err := Read(context.Background(), s, []Report{{ID: 1, Year: 2023}})
	if err != nil {
		t.Fatal(err)
	}
	if got := told(figures[0][4]); got != "1/4 (read/corrected)" {
		t.Errorf("reconsideration %s", got)
	}
	if got := told(figures[0][5]); got != "? (read/read)" || figures[0][5].Per.Value.Sign() != 0 { // of none there is no share
		t.Errorf("litigation %s", got)
	}
}

// organs is a database of an education bureau of 洪泽 under two names of the place, a
// commerce bureau, the two governments, and other districts' education bureaus.
func organs(t *testing.T) *database.DB {
	s := storetest.OpenNew(t)
	add := func(code, department, id, function string, year int) {
		r := storetest.Plain(t, code, department, year)
		r.OrganID, r.Function = id, function
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprint(code, department, year, ".pdf"), fmt.Sprint(code, department, year)), r)
	}
	add("320829", "教育局", "P320829-education", "education", 2015)
	add("320813", "教育局", "P320829-education", "education", 2022)
	add("320813", "教育和体育局", "P320829-education", "education", 2023)
	add("320813", "商务局", "", "", 2023)
	add("320829", "", "", "", 2015)
	add("320813", "", "", "", 2023)
	add("320804", "教育局", "P320804-education", "education", 2023)
	add("320803", "教育局", "P320803-education:高新区", "education", 2022)
	add("320803", "教育体育局", "P320803-education", "education", 2023)
	return s
}

// An organ keeps its page where its name, and the code of its place, changed; without an id
// it is that of its name.
func TestOrgan(t *testing.T) {
	s, ctx := organs(t), context.Background()
	for key, want := range map[string][]string{
		"P320829-education": {"洪泽县教育局 2015 v1", "洪泽区教育局 2022 v1", "洪泽区教育和体育局 2023 v1"},
		"320813:商务局":        {"洪泽区商务局 2023 v1"},
		"320813:教育和体育局":     {"洪泽区教育局 2022 v1", "洪泽区教育和体育局 2023 v1"}, // the store gives both the fuller name
	} {
		p, err := Organ(ctx, s, key)
		if err != nil {
			t.Fatal(err)
		}
		storetest.ExpectLines(t, named(p.Counted), want...)
	}
	for _, key := range []string{"P320829-commerce", "320813:水利局", "", "%"} {
		if _, err := Organ(ctx, s, key); !errors.Is(err, reports.ErrNotFound) {
			t.Errorf("%q: %v", key, err)
		}
	}
}

// The page of a region has the years of its former code; a version that was replaced is
// listed and does not count.
func TestRegion(t *testing.T) {
	s, ctx := organs(t), context.Background()
	p, err := Region(ctx, s, "320813")
	if err != nil {
		t.Fatal(err)
	}
	storetest.ExpectLines(t, named(p.Counted), "洪泽县人民政府 2015 v1", "洪泽区人民政府 2023 v1")
	if before, ok := p.Earlier(2023); !ok || before.Year != 2015 {
		t.Errorf("before 2023: %+v", before)
	}
	if before, ok := p.Earlier(2015); ok {
		t.Errorf("before 2015: %+v", before)
	}
	library, err := Region(ctx, storetest.Library(t), "320813")
	if err != nil {
		t.Fatal(err)
	}
	storetest.ExpectLines(t, named(library.Counted), "洪泽区人民政府 2022 v1", "洪泽区人民政府 2023 v2")
	if len(library.Reports) != 3 {
		t.Errorf("versions: %v", named(library.Reports))
	}
	if none, err := Region(ctx, s, "320800"); err != nil || len(none.Counted) != 0 {
		t.Errorf("a region without a report: %v, %v", named(none.Counted), err)
	}
}

// A department is ranked among those with its function in the districts of its city, not
// with one of a part of a district.
func TestPeersOfOrgan(t *testing.T) {
	s, ctx := organs(t), context.Background()
	own, err := Organ(ctx, s, "P320829-education")
	if err != nil {
		t.Fatal(err)
	}
	last, _ := own.Last()
	peers, err := PeersOfOrgan(ctx, s, last)
	if err != nil {
		t.Fatal(err)
	}
	storetest.ExpectLines(t, named(peers.Reports), "洪泽区教育和体育局 2023 v1", "淮阴区教育局 2023 v1", "淮安区教育体育局 2023 v1")
	if peers.Kind != OrganPeers || peers.Region.Name != "淮安市" || peers.Expected != 7 {
		t.Errorf("%s in %s, of %d", peers.Kind, peers.Region.Name, peers.Expected)
	}
}

// Whose earlier report is meant is told by the id, not by the name.
func TestEarlier(t *testing.T) {
	s, ctx := organs(t), context.Background()
	p, err := Organ(ctx, s, "P320829-education")
	if err != nil {
		t.Fatal(err)
	}
	id, year, err := Earlier(ctx, s, p.Counted[2].ID)
	if err != nil || id != p.Counted[1].ID || year != 2022 {
		t.Errorf("before %v: %d of %d, %v", p.Counted[2], id, year, err)
	}
	if id, year, err := Earlier(ctx, s, p.Counted[1].ID); err != nil || id != p.Counted[0].ID || year != 2015 {
		t.Errorf("before 2022: %d of %d, %v", id, year, err)
	}
	if id, _, err := Earlier(ctx, s, p.Counted[0].ID); err != nil || id != 0 {
		t.Errorf("before the first: %d, %v", id, err)
	}
	// One by its name alone is the report before, if it is later than those of the id.
	storetest.MustExec(t, s, fmt.Sprintf("UPDATE reports SET organ_id = '', body = '教育和体育局' WHERE id = %d", p.Counted[1].ID))
	if id, year, err := Earlier(ctx, s, p.Counted[2].ID); err != nil || id != p.Counted[1].ID || year != 2022 {
		t.Errorf("by its name: %d of %d, %v", id, year, err)
	}
}

// The government stands first, then the others by name, each with its years.
func TestOrgansOfRegion(t *testing.T) {
	list, err := Organs(context.Background(), organs(t), "320813")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range list {
		var years []string
		for year := range o.Years {
			years = append(years, fmt.Sprint(year))
		}
		slices.Sort(years)
		got = append(got, o.Key+" "+o.Name+" "+strings.Join(years, ","))
	}
	storetest.ExpectLines(t, got, "320813:人民政府 洪泽区人民政府 2023", "320813:商务局 洪泽区商务局 2023", "P320829-education 洪泽区教育和体育局 2022,2023")
}

// A year of which few have reported yet is not the one that is shown.
func TestLastCovered(t *testing.T) {
	for want, years := range map[int][]CoveredYear{
		2023: {{2021, 7}, {2022, 6}, {2023, 7}, {2024, 1}},
		2024: {{2023, 7}, {2024, 4}},
		0:    nil,
	} {
		if got := LastCovered(years).Year.Year; got != want {
			t.Errorf("%v: %d, want %d", years, got, want)
		}
	}
}
