package yearly

import (
	"reflect"
	"testing"
)

func TestChoose(t *testing.T) {
	for _, tc := range []struct {
		name  string
		known []int // of ten regions, from 2018 on
		year  int   // 0: none
		first int
		newer []int
	}{
		{"one report of a new year", []int{0, 6, 7, 7, 1}, 2021, 2019, []int{2022}},
		{"half of the best is enough", []int{0, 6, 8, 4}, 2021, 2019, nil},
		{"less than half is not", []int{0, 6, 8, 3}, 2020, 2019, []int{2021}},
		{"two years still coming in", []int{8, 8, 2, 1}, 2019, 2018, []int{2020, 2021}},
		{"a year without any in between", []int{8, 0, 0, 1}, 2018, 2018, []int{2021}},
		{"what was long ago is no measure", []int{10, 0, 0, 0, 0, 2, 3}, 2024, 2023, nil},
		{"a gap ends the run", []int{8, 8, 1, 8, 8}, 2022, 2021, nil},
		{"nothing but one", []int{0, 1, 0}, 2019, 2019, nil},
		{"nothing", []int{0, 0}, 0, 0, nil},
		{"no years", nil, 0, 0, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var years []Year
			for i, n := range tc.known {
				years = append(years, Year{2018 + i, 10, n, n})
			}
			got := Choose(years)
			var newer []int
			for _, y := range got.Newer {
				newer = append(newer, y.Year)
			}
			if got.Year.Year != tc.year || got.First != tc.first || !reflect.DeepEqual(newer, tc.newer) {
				t.Errorf("%d since %d, newer %v, want %d since %d, newer %v", got.Year.Year, got.First, newer, tc.year, tc.first, tc.newer)
			}
		})
	}
}

// The year that a change is counted from is the last well covered one before.
func TestBefore(t *testing.T) {
	years := []Year{{2019, 10, 8, 8}, {2020, 10, 9, 9}, {2021, 10, 1, 1}, {2022, 10, 8, 8}}
	if got := Before(2022, years).Year.Year; got != 2020 {
		t.Errorf("before 2022 comes %d, want 2020", got)
	}
}
