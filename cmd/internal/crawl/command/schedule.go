package command

import (
	"errors"
	"log/slog"
	"time"

	"github.com/robfig/cron/v3"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/crawl/fetch"
)

// onSchedule runs at the times of a schedule until the context ends; wait passes the time until the
// next. A time that passes during a run is left out.
func onSchedule(schedule cron.Schedule, clock fetch.Clock, log *slog.Logger, wait func(until time.Time) error, once func() error) error {
	for {
		next := schedule.Next(clock.Now())
		if next.IsZero() {
			return commandline.Exit{Code: commandline.WrongCall, Text: "--schedule names no time to come"}
		}
		log.Info("waiting", "next", next)
		if err := wait(next); err != nil {
			return commandline.Exit{Code: commandline.Interrupted, Text: ""}
		}
		if err := once(); err != nil {
			var exit commandline.Exit
			if errors.As(err, &exit) && exit.Code == commandline.Interrupted {
				return err
			}
			if !errors.As(err, &exit) || exit.Code == commandline.Failed {
				log.Error("the run failed", "reason", err.Error())
			}
		}
	}
}
