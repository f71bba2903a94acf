package report

import (
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
)

// Places are in points from the left and the bottom edge of a page: under the head of the upper edge stands the greater number. The page of
// a figure and the table have the same word for a point.
func TestEdgesOfFigures(t *testing.T) {
	s := serve(t, webtest.Example(t))
	for target, heads := range map[string][4]string{
		"/reports/1.csv?labels=1":    {"左（磅，自页面左边起）", "右（磅，自页面左边起）", "下（磅，自页面下边起）", "上（磅，自页面下边起）"},
		"/en/reports/1.csv?labels=1": {"left (points from the left edge)", "right (points from the left edge)", "bottom (points from the bottom edge)", "top (points from the bottom edge)"},
	} {
		_, body := webtest.Get(t, s, target)
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\uFEFF"))).ReadAll()
		if err != nil || len(rows) == 0 {
			t.Fatalf("%s: %v: %.100s", target, err, body)
		}
		placed := 0
		at := func(row []string, head string) float64 {
			column := slices.Index(rows[0], head)
			if column < 0 {
				t.Fatalf("%s has no column %s: %q", target, head, rows[0])
			}
			n, err := strconv.ParseFloat(row[column], 64)
			if err != nil {
				return 0
			}
			placed++
			return n
		}
		for _, row := range rows[1:] {
			left, right, bottom, top := at(row, heads[0]), at(row, heads[1]), at(row, heads[2]), at(row, heads[3])
			if left > right || bottom > top {
				t.Errorf("%s: a figure from %v to %v and from %v up to %v: %q", target, left, right, bottom, top, row)
			}
		}
		if placed == 0 {
			t.Errorf("%s has no figure with a place", target)
		}
	}
	for target, unit := range map[string]string{"/reports/1/pages/2?cell=applications.received/total": "位置（磅，", "/en/reports/1/pages/2?cell=applications.received/total": "Place (points "} {
		if _, body := webtest.Get(t, s, target); !strings.Contains(body, unit) {
			t.Errorf("%s does not have %q", target, unit)
		}
	}
}
