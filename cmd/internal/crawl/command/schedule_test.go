package command

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/robfig/cron/v3"

	"nianbao/cmd/internal/commandline"
)

// A scheduleClock passes by being waited for, and ends after some waits.
type scheduleClock struct {
	now   time.Time
	waits int
}

func (c *scheduleClock) Now() time.Time { return c.now }

func (c *scheduleClock) Sleep(_ context.Context, d time.Duration) error {
	if c.waits--; c.waits < 0 {
		return context.Canceled
	}
	c.now = c.now.Add(d)
	return nil
}

// Runs begin at the times of the schedule, whatever becomes of them; times that
// pass during a run are left out.
func TestSchedule(t *testing.T) {
	schedule, err := cron.ParseStandard("30 3 * * *")
	if err != nil {
		t.Fatal(err)
	}
	clock := &scheduleClock{now: time.Date(2026, 1, 31, 20, 0, 0, 0, time.UTC), waits: 3}
	var begun []string
	outcomes := []error{nil, commandline.Exit{Code: commandline.Incomplete, Text: ""}, fmt.Errorf("the disk is full")}
	wait := func(until time.Time) error { return clock.Sleep(context.Background(), until.Sub(clock.Now())) }
	err = onSchedule(schedule, clock, slog.New(slog.DiscardHandler), wait, func() error {
		begun = append(begun, clock.now.Format("02 15:04"))
		if len(begun) == 1 {
			clock.now = clock.now.Add(30 * time.Hour)
		}
		return outcomes[len(begun)-1]
	})
	if got := strings.Join(begun, ", "); got != "01 03:30, 03 03:30, 04 03:30" {
		t.Errorf("runs at %s", got)
	}
	if exit, ok := err.(commandline.Exit); !ok || exit.Code != commandline.Interrupted {
		t.Errorf("ended with %v", err)
	}
}
