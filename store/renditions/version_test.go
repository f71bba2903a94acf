package renditions

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/number"
)

// of is a reading of a file of that name with these figures, in the order of their cells.
func of(name string, figures ...int64) *reading {
	r := &reading{sha256: name, mediaType: "text/html", sure: map[annual.CellRef]number.Decimal{}}
	for i, f := range figures {
		r.sure[annual.CellRef{Indicator: fmt.Sprint(i)}] = number.NewDecimal(f)
	}
	return r
}

func (r *reading) on(day string) *reading       { r.published = day; return r }
func (r *reading) listedOn(day string) *reading { r.listed = day; return r }
func (r *reading) corrects() *reading           { r.marked = true; return r }
func (r *reading) at(address, time string) *reading {
	r.address, r.fetched = address, time
	return r
}
func (r *reading) covers(s annual.Scope) *reading { r.scope = s; return r }
func (r *reading) doubted(n int) *reading         { r.doubts = n; return r }
func (r *reading) long(bytes int64) *reading      { r.size = bytes; return r }

// Which files are of one version, which of them stands, and in what order versions come, for
// every order of the files.
func TestVersionsOf(t *testing.T) {
	for name, c := range map[string]struct {
		files []*reading
		want  string // versions with what tells them, the rendition that stands first
	}{
		"the same figures":                     {[]*reading{of("a", 1, 2), of("b", 1, 2)}, "a b"},
		"the fewest doubts stand":              {[]*reading{of("a", 1, 2).doubted(1), of("b", 1, 2)}, "b a"},
		"the longer of two copies":             {[]*reading{of("a", 1, 2).long(40), of("b", 1, 2).long(44)}, "b a"},
		"fewer figures contradict nothing":     {[]*reading{of("a"), of("b", 1, 2)}, "b a"},
		"a figure that was misread":            {[]*reading{of("a", 1, 2, 3), of("b", 1, 2, 4)}, "a b"},
		"zeros tell nothing":                   {[]*reading{of("a", 0, 0, 0, 5), of("b", 0, 0, 0, 6)}, "a, unknown: b"},
		"published later, with another figure": {[]*reading{of("b", 1, 2, 3).on("2024-01-20"), of("a", 1, 2, 4).on("2024-03-01")}, "b, published: a"},
		"published later, with the same":       {[]*reading{of("b", 1, 2, 3).on("2024-01-20"), of("a", 1, 2, 3).on("2024-03-01")}, "a b"},
		"a correction by its title":            {[]*reading{of("b", 1, 2, 3), of("a", 1, 2, 3).corrects()}, "b, correction: a"},
		"the PDF of the correction, unmarked":  {[]*reading{of("b", 1, 2, 3), of("a", 1, 2, 4).corrects(), of("c", 1, 2, 4)}, "b, correction: a c"},
		"another time at one address":          {[]*reading{of("b", 1, 2, 3).at("u", "2024-02-01T03:00:00Z"), of("a", 1, 2, 4).at("u", "2024-02-01T09:00:00Z")}, "b, fetched: a"},
		"another address":                      {[]*reading{of("b", 1, 2, 3).at("u", "2024-02-01T03:00:00Z"), of("a", 1, 2, 4).at("v", "2024-02-03T03:00:00Z")}, "a b"},
		"another address, with other figures": {[]*reading{of("b", 1, 2, 3).at("u", "2024-02-01T03:00:00Z"), of("a", 4, 5, 6).at("v", "2024-02-03T03:00:00Z")},
			"b, fetched: a"},
		"in one crawl the order of fetching is that of the links": {[]*reading{of("b", 1, 2, 3).at("u", "2024-02-01T03:00:00Z"), of("a", 4, 5, 6).at("v", "2024-02-01T03:00:02Z")},
			"b, unknown: a"},
		"a correction fetched before the original": {[]*reading{of("a", 4, 5, 6).corrects().at("a", "2024-02-01T03:00:00Z"), of("z", 1, 2, 3).at("z", "2024-02-01T03:00:02Z")},
			"z, correction: a"},
		"a correction with the date of the original, which has a later one": {[]*reading{of("a", 4, 5, 6).corrects().on("2024-01-20"), of("z", 1, 2, 3).on("2024-01-25")},
			"z, correction: a"},
		"days in the list":                 {[]*reading{of("z", 1, 2, 3).listedOn("2024-01-20"), of("a", 1, 2, 4).listedOn("2024-03-01")}, "z, published: a"},
		"one day in the list":              {[]*reading{of("z", 1, 2, 3).listedOn("2024-01-20"), of("a", 1, 2, 4).listedOn("2024-01-20")}, "a z"},
		"days in the list and on the page": {[]*reading{of("z", 1, 2, 3).listedOn("2024-01-20"), of("a", 1, 2, 4).on("2024-01-22")}, "a z"},
		"a later file and an earlier list": {[]*reading{of("z", 1, 2, 3).listedOn("2024-01-20"), of("a", 4, 5, 6).on("2024-03-01")}, "z, published: a"},
		"the organ alone and its area":     {[]*reading{of("a", 1, 2).covers(annual.OwnScope), of("b", 1, 2).covers(annual.AreaScope)}, "a, unknown: b"},
		"a text beside two versions": {[]*reading{of("a", 1, 2, 3).on("2024-01-20"), of("b", 1, 2, 4).on("2024-03-01"), of("c", 1, 2, 4)},
			"a, published: b c"},
	} {
		for range len(c.files) {
			c.files = append(c.files[1:], c.files[0])
			for _, files := range [][]*reading{c.files, reversed(c.files)} {
				if got := told(versionsOf(files)); got != c.want {
					t.Errorf("%s: %s, want %s", name, got, c.want)
				}
			}
		}
	}
}

func reversed(files []*reading) []*reading {
	files = slices.Clone(files)
	slices.Reverse(files)
	return files
}

func told(versions []version) string {
	var list []string
	for _, v := range versions {
		var files []string
		for _, r := range v.renditions {
			files = append(files, r.sha256)
		}
		text := strings.Join(files, " ")
		if v.by != "" {
			text = string(v.by) + ": " + text
		}
		list = append(list, text)
	}
	return strings.Join(list, ", ")
}
