package yearly

import "testing"

func TestAlike(t *testing.T) {
	for _, tc := range []struct {
		name                string
		before, after, both int
		want                bool
	}{
		{"the same", 7, 7, 7, true},
		{"one of ten more", 9, 10, 9, true},
		{"one of seven less", 7, 6, 6, false},
		{"as many, but others", 8, 8, 4, false},
		{"one of ninety-five", 95, 1, 1, false},
		{"none", 0, 0, 0, false},
	} {
		if got := Alike(tc.before, tc.after, tc.both); got != tc.want {
			t.Errorf("%s: %v", tc.name, got)
		}
	}
}
