package trap

import (
	"encoding/json"
	"fmt"
	"testing"

	"nianbao/cmd/internal/crawl/sites"
)

// Pages of one pattern that bring nothing are left, and those that bring reports are not.
func TestPagesThatBringNothing(t *testing.T) {
	w := NewWatch()
	day := func(i int) Visit {
		return Visit{Request: sites.Request{URL: fmt.Sprintf("https://a.example/rl/2024/1/%d.html", i)}}
	}
	for i := range freePages {
		if why := w.Holds(day(i)); why != "" {
			t.Fatalf("page %d: %s", i, why)
		}
		w.Read(day(i), []string{fmt.Sprint(i)}, false)
	}
	if w.Holds(day(0)) == "" {
		t.Error("a calendar is followed for ever")
	}
	for i := range freePages / leastYield * 2 {
		w.Read(day(i), []string{fmt.Sprint("more", i)}, true)
	}
	if why := w.Holds(day(0)); why != "" {
		t.Errorf("pages that bring reports are not asked for: %s", why)
	}
}

// A list is left once its parts hold what others did, and not for one that does.
func TestPartsThatHoldTheSame(t *testing.T) {
	w := NewWatch()
	part := Visit{Request: sites.Request{URL: "https://a.example/nb/index_2.html"}, List: "list", Part: true}
	for i, held := range []string{"a", "b", "b", "c", "b", "a", "c"} {
		if why := w.Holds(part); why != "" {
			t.Errorf("part %d: %s", i, why)
		}
		w.Read(part, []string{held}, true)
	}
	if w.Holds(part) == "" {
		t.Error("a list has parts for ever")
	}
	if why := w.Holds(Visit{Request: part.Request, List: "another", Part: true}); why != "" {
		t.Errorf("another list: %s", why)
	}
}

// What was seen goes through JSON, so that a walk which was killed goes on with it.
func TestWhatWasSeenIsKept(t *testing.T) {
	part := Visit{Request: sites.Request{URL: "https://a.example/nb/index_2.html"}, List: "list", Part: true}
	w := NewWatch()
	for range mostStale + 1 {
		data, err := json.Marshal(w)
		if err != nil {
			t.Fatal(err)
		}
		if why := w.Holds(part); why != "" {
			t.Fatal(why)
		}
		w = NewWatch()
		if err := json.Unmarshal(data, w); err != nil {
			t.Fatal(err)
		}
		w.Read(part, []string{"a", "b"}, false)
	}
	if w.Holds(part) == "" {
		t.Error("what was seen before is forgotten")
	}
}
