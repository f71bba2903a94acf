package crawldb

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"nianbao/store/storetest"
)

// A frontier gives each request once, lists before documents, and goes on where it was; what a
// step did is in it as a whole or not at all.
func TestFrontier(t *testing.T) {
	db := storetest.OpenNew(t)
	ctx := context.Background()
	run, err := Begin(ctx, db, crawlDay, Holder{}, Lease{Resumable: crawlDay.Sub(crawlDay) + 1})
	if err != nil {
		t.Fatal(err)
	}
	open := func(run int64) (*Frontier, string, []string) {
		t.Helper()
		f, state, noise, err := OpenFrontier(ctx, db, run, "site")
		if err != nil {
			t.Fatal(err)
		}
		return f, string(state), noise
	}
	step := func(f *Frontier, do func(*Step) error) {
		t.Helper()
		if err := f.Step(ctx, do); err != nil {
			t.Fatal(err)
		}
	}
	next := func(f *Frontier) string {
		t.Helper()
		j, ok, err := f.Next(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return "none"
		}
		return j.Key + " " + string(j.Work)
	}
	f, state, noise := open(run.ID)
	if state != "{}" || len(noise) != 0 {
		t.Errorf("at first %s, %v", state, noise)
	}
	var added []bool
	step(f, func(s *Step) error {
		for _, j := range []Job{{"document", 3, []byte("d")}, {"list", 1, []byte("l")}, {"document", 1, []byte("again")}, {"other", 0, nil}, {"other", 0, nil}, {"other", 3, []byte("o")}} {
			ok, err := s.Add(j)
			if err != nil {
				return err
			}
			added = append(added, ok)
		}
		return s.Keep([]byte(`{"pages":1}`))
	})
	if want := []bool{true, true, false, true, false, true}; !slices.Equal(added, want) {
		t.Errorf("added %v, want %v", added, want)
	}
	if got := next(f); got != "list l" {
		t.Errorf("first %s", got)
	}
	if err := f.Step(ctx, func(s *Step) error {
		if err := s.Done("list"); err != nil {
			return err
		}
		return fmt.Errorf("the program stops")
	}); err == nil {
		t.Error("a step that failed is none")
	}
	if err := f.Learn(ctx, []string{"visit"}); err != nil {
		t.Fatal(err)
	}
	f, state, noise = open(run.ID) // after it was killed
	if got := next(f); got != "list l" || state != `{"pages":1}` || !slices.Equal(noise, []string{"visit"}) {
		t.Errorf("resumed: %s, %s, %v", got, state, noise)
	}
	step(f, func(s *Step) error { return s.Done("list") })
	step(f, func(s *Step) error { return s.Done("elsewhere") }) // where a redirect led
	for _, want := range []string{"document d", "other o", "none"} {
		got := next(f)
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
		step(f, func(s *Step) error { return s.Done(got[:max(0, len(got)-2)]) })
	}
	for key, want := range map[string]bool{"list": true, "elsewhere": true, "never": false} {
		if done, err := f.IsDone(ctx, key); done != want || err != nil {
			t.Errorf("%s is done: %v, %v", key, done, err)
		}
	}
	later, err := Begin(ctx, db, crawlDay, Holder{}, Lease{Resumable: 0})
	if err != nil {
		t.Fatal(err)
	}
	f, state, noise = open(later.ID)
	if done, err := f.IsDone(ctx, "list"); done || err != nil || state != "{}" || len(noise) != 1 {
		t.Errorf("another run: %v, %v, %s, %v", done, err, state, noise)
	}
}
