package crawldb

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"nianbao/store/storetest"
)

// A run is its holder's as long as that shows signs of life. A dead holder's is taken over when
// the lease ran out, or at once by who has the lock of its place; then the old holder has lost it.
func TestLease(t *testing.T) {
	s := storetest.OpenNew(t)
	ctx := context.Background()
	one, two := Holder{"a:/archive", "process 1"}, Holder{"b:/archive", "process 2"}
	lease := Lease{Lasts: 5 * time.Minute, Resumable: 24 * time.Hour}
	at := func(minutes int) time.Time { return crawlDay.Add(time.Duration(minutes) * time.Minute) }
	first, err := Begin(ctx, s, at(0), one, lease)
	if err != nil {
		t.Fatal(err)
	}
	if err := Beat(ctx, s, first.ID, one, at(4)); err != nil {
		t.Fatal(err)
	}
	_, err = Begin(ctx, s, at(8), two, lease)
	var held *HeldError
	if !errors.As(err, &held) || held.Run != first.ID || held.Holder != "a:/archive, process 1" || !held.Alive.Equal(at(4)) || !held.Expires.Equal(at(9)) {
		t.Fatalf("a second run beside the first: %v", err)
	}
	if !strings.Contains(err.Error(), "process 1") || !strings.Contains(err.Error(), "2026-01-20T03:34:00Z") {
		t.Errorf("it is told as %q", err)
	}
	same := Holder{one.Place, "process 3"}
	if run, err := Begin(ctx, s, at(8), same, lease); err != nil || !run.Resumed || run.ID != first.ID {
		t.Errorf("by who has the lock of the place: %+v, %v", run, err)
	}
	run, err := Begin(ctx, s, at(13), two, lease)
	if err != nil || !run.Resumed || run.ID != first.ID {
		t.Errorf("after the lease ran out: %+v, %v", run, err)
	}
	if err := Beat(ctx, s, first.ID, same, at(13)); !errors.Is(err, ErrLost) {
		t.Errorf("the old holder's sign of life: %v", err)
	}
	if err := GiveBack(ctx, s, run.ID, two); err != nil {
		t.Fatal(err)
	}
	if run, err := Begin(ctx, s, at(13), one, lease); err != nil || !run.Resumed {
		t.Errorf("after it was given back: %+v, %v", run, err)
	}
	// A run that lasts for longer than one may be resumed is still its holder's.
	if err := Beat(ctx, s, run.ID, one, at(2000)); err != nil {
		t.Fatal(err)
	}
	if _, err := Begin(ctx, s, at(2001), two, lease); !errors.As(err, &held) {
		t.Errorf("beside a run of more than a day: %v", err)
	}
}
