package align

import (
	"math/rand/v2"
	"testing"

	"nianbao/normalize/form"
	"nianbao/normalize/spelling"
)

// What is out of reach is like no label: texts made of the labels' own characters, of others,
// and of both, of any length, are compared one by one.
func TestReachMissesNothing(t *testing.T) {
	labels := labelsOf(Items(&form.All()[len(form.All())-1].Tables[0]))
	within := reachOf(labels, leastRow)
	characters := []rune("abc12的了规章行政许可处罚强制事业性收费规范性文件现行有效")
	random := rand.New(rand.NewPCG(1, 2))
	out, in := 0, 0
	for range 20000 {
		text := make([]rune, 1+random.IntN(60))
		own := random.IntN(len(characters))
		for i := range text {
			text[i] = characters[own+random.IntN(len(characters)-own)]
		}
		if within.allows(within.of(string(text), 0)) {
			in++
			continue
		}
		out++
		for _, l := range labels {
			if like := l.Like(spelling.WordingOf(string(text)), 0); like > leastRow {
				t.Fatalf("%q is out of reach and %.3f like %q", string(text), like, l.Text())
			}
		}
	}
	if in < 1000 || out < 1000 {
		t.Errorf("%d texts in reach, %d out of it; the test needs both", in, out)
	}
}

// Columns are in reach where any text is that they can be read as: the rightmost alone, or
// with those left of it, in whatever order the rows give them.
func TestReachOfColumns(t *testing.T) {
	within := reachOf([]*spelling.Label{spelling.NewLabel("行政许可", nil)}, 0.5)
	columns := func(rows ...map[int]string) (list []share) {
		for _, row := range rows {
			var shares []share
			for column, text := range row {
				shares = append(shares, within.of(text, column))
			}
			list = add(list, shares)
		}
		return list
	}
	for _, c := range []struct {
		name string
		of   []share
		want bool
	}{
		{"the label", columns(map[int]string{2: "行政许可"}), true},
		{"the label right of prose", columns(map[int]string{0: "prose that goes on", 1: "行政许可"}), true},
		{"in two columns", columns(map[int]string{0: "行政", 3: "许可"}), true},
		{"in two rows", columns(map[int]string{1: "许可"}, map[int]string{1: "行政"}), true},
		{"right of it, prose", columns(map[int]string{0: "行政许可", 1: "prose that goes on"}), false},
		{"nothing of it", columns(map[int]string{0: "abc"}), false},
	} {
		if got := within.allowsAny(c.of); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
