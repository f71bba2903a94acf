package fetch

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"
)

// The wait before another attempt doubles, is never quite the same, and is as
// long as the server asks for if that can be borne.
func TestPause(t *testing.T) {
	p := Patience{First: 4 * time.Second, Longest: 20 * time.Second}
	for _, c := range []struct {
		attempt     int
		asked       time.Duration
		least, most time.Duration
		bearable    bool
	}{
		{1, 0, 2 * time.Second, 4 * time.Second, true},
		{2, 0, 4 * time.Second, 8 * time.Second, true},
		{4, 0, 10 * time.Second, 20 * time.Second, true},
		{1, 15 * time.Second, 15 * time.Second, 15 * time.Second, true},
		{1, time.Hour, time.Hour, time.Hour, false},
	} {
		seen := map[time.Duration]bool{}
		for range 50 {
			wait, bearable := p.pause(c.attempt, c.asked)
			if wait < c.least || wait > c.most || bearable != c.bearable {
				t.Fatalf("attempt %d, asked for %v: %v, %v", c.attempt, c.asked, wait, bearable)
			}
			seen[wait] = true
		}
		if c.asked == 0 && len(seen) < 2 {
			t.Errorf("attempt %d: always the same wait", c.attempt)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 1, 20, 8, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "120": 2 * time.Minute, "-5": 0, "soon": 0, "Tue, 20 Jan 2026 08:01:00 GMT": time.Minute, "Tue, 20 Jan 2026 07:00:00 GMT": 0,
	} {
		if got := retryAfter(value, now); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}

// A host that fails again and again, or wants to be left alone, gets no further
// requests in the run.
func TestHostIsLeftAlone(t *testing.T) {
	down := NewFault(kindTimeout, errors.New("no answer"))
	missing := &Fault{Kind: kindStatus, Status: 404, err: errors.New("not found")}
	later := &Fault{Kind: kindDeferred, Status: 503, err: errors.New("later")}
	for _, c := range []struct {
		name   string
		faults []*Fault
		want   string
	}{
		{"two failures", []*Fault{down, down}, ""},
		{"three failures", []*Fault{down, down, down}, kindHostDown},
		{"a success between", []*Fault{down, down, nil, down, down}, ""},
		{"what stays is an answer too", []*Fault{down, down, missing, down}, ""},
		{"it wants to be left alone", []*Fault{later}, kindDeferred},
	} {
		g := newGates(SystemClock{})
		for _, f := range c.faults {
			g.note("a.example", f, 3)
		}
		asked := false
		err := g.pass(context.Background(), "a.example", func() (time.Duration, error) { asked = true; return 0, nil })
		kind := ""
		if err != nil {
			kind = FaultOf(err).Kind
		}
		if kind != c.want || asked != (c.want == "") {
			t.Errorf("%s: %q, asked %v", c.name, kind, asked)
		}
		if err := g.pass(context.Background(), "b.example", func() (time.Duration, error) { return 0, nil }); err != nil {
			t.Errorf("%s: another host: %v", c.name, err)
		}
	}
}

func TestPassingFaults(t *testing.T) {
	for _, c := range []struct {
		fault Fault
		want  bool
	}{
		{Fault{Kind: kindTimeout}, true}, {Fault{Kind: kindNetwork}, true}, {Fault{Kind: kindTruncated}, true},
		{Fault{Kind: kindStatus, Status: 500}, true}, {Fault{Kind: kindStatus, Status: 503}, true}, {Fault{Kind: kindStatus, Status: 429}, true},
		{Fault{Kind: kindStatus, Status: 501}, false}, {Fault{Kind: kindStatus, Status: 404}, false}, {Fault{Kind: kindStatus, Status: 403}, false},
		{Fault{Kind: kindTooLarge}, false}, {Fault{Kind: KindRobots}, false}, {Fault{Kind: kindAddress}, false}, {Fault{Kind: kindTLS}, false},
	} {
		if c.fault.passes() != c.want {
			t.Errorf("%+v passes: %v", c.fault, !c.want)
		}
	}
	if kind := FaultOf(fmt.Errorf("get: %w", context.DeadlineExceeded)).Kind; kind != kindTimeout {
		t.Errorf("a deadline is %s", kind)
	}
}
