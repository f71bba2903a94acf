package yearly

import "testing"

func TestFew(t *testing.T) {
	for _, tc := range []struct {
		known, all int
		want       bool
	}{{1, 75, true}, {37, 75, true}, {38, 75, false}, {1, 2, false}, {0, 3, true}, {75, 75, false}} {
		if got := Few(tc.known, tc.all); got != tc.want {
			t.Errorf("%d of %d: %v", tc.known, tc.all, got)
		}
	}
}
