package sites

import (
	"fmt"
	"testing"
	"time"
)

// Sites are asked daily while reports are due, weekly in other months, and monthly where nothing
// changed for long.
func TestRevisits(t *testing.T) {
	r := DefaultRules()
	day := func(text string) time.Time {
		at, err := time.ParseInLocation("2006-01-02 15:04", text+" 03:30", china)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	for _, c := range []struct {
		what, asked, renewed, now string
		due                       bool
	}{
		{"the next night in January", "2026-01-10", "2023-01-10", "2026-01-11", true},
		{"the same night again", "2026-01-10", "2026-01-10", "2026-01-10", false},
		{"the last night of March", "2026-03-30", "2026-03-30", "2026-03-31", true},
		{"the first of April", "2026-03-31", "2026-03-31", "2026-04-01", false},
		{"after six nights", "2026-04-01", "2026-03-31", "2026-04-07", false},
		{"after a week", "2026-04-01", "2026-03-31", "2026-04-08", true},
		{"after a week where nothing changed", "2026-10-01", "2026-03-01", "2026-10-08", false},
		{"after a month where nothing changed", "2026-10-01", "2026-03-01", "2026-10-31", true},
		{"the first of January", "2026-12-20", "2026-03-01", "2027-01-01", true},
	} {
		if got := r.IsDue(day(c.asked), day(c.renewed), day(c.now)); got != c.due {
			t.Errorf("%s: %v", c.what, got)
		}
	}
	if asked := day("2026-01-10"); !r.IsDue(asked, asked, asked.Add(23*time.Hour+20*time.Minute)) || !r.IsDue(time.Time{}, time.Time{}, asked) {
		t.Error("a timer that is early, or a site that was never asked")
	}
}

// A site of which the sources file says something else is another.
func TestDigest(t *testing.T) {
	digest := func(more string) string {
		s, err := Parse("sources.yaml", fmt.Appendf(nil, "sites: [{name: a, start: ['https://a.example/']%s}]", more))
		if err != nil {
			t.Fatal(err)
		}
		return s.Sites[0].Digest()
	}
	if same := digest(""); same != digest("") || same == digest(", follow: ['年报']") || same == digest(", depth: 3") || same == digest(", hosts: [b.example]") {
		t.Error("the digest does not tell what is said of a site")
	}
}
