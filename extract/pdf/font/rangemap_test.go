package font

import (
	"fmt"
	"testing"
)

func TestRangeMap(t *testing.T) {
	for _, c := range []struct {
		name   string
		ranges [][2]uint64 // valued 1, 2, 3 ... in this order
		want   string      // values of the keys 0 to 9, 0 for none
	}{
		{"apart", [][2]uint64{{6, 7}, {1, 2}}, "0220001100"},
		{"within", [][2]uint64{{1, 8}, {3, 4}}, "0112211110"},
		{"within, added first", [][2]uint64{{3, 4}, {1, 8}}, "0221122220"},
		{"over the end", [][2]uint64{{1, 4}, {3, 6}}, "0112222000"},
		{"alike", [][2]uint64{{2, 3}, {2, 3}}, "0022000000"},
		{"nested twice", [][2]uint64{{0, 9}, {2, 7}, {4, 5}}, "1122332211"},
		{"three in a row over one", [][2]uint64{{0, 9}, {1, 2}, {4, 5}, {7, 8}}, "1221331441"},
		{"empty", [][2]uint64{{5, 4}}, "0000000000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var m rangeMap[int]
			for i, r := range c.ranges {
				m.add(r[0], r[1], i+1)
			}
			var got string
			for k := range uint64(10) {
				v, offset, ok := m.get(k)
				if ok && c.ranges[v-1][0]+offset != k {
					t.Errorf("key %d is %d into range %d", k, offset, v)
				}
				got += fmt.Sprint(v)
			}
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
