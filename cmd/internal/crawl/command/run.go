package command

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"nianbao/cmd/internal/crawl"
	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/store"
	"nianbao/store/crawldb"
	"nianbao/store/database"
)

// crawl makes one run and delivers what there is to tell. Database and archive are open for no longer,
// so that nothing is held between the times of a schedule. The summary is nil only if the run is
// another's, or was interrupted before it began.
func (o *crawlOptions) crawl(ctx context.Context, config crawl.Config, db string) (*outcome.Summary, error) {
	s, err := store.Open(db)
	if err != nil {
		summary := failed(nil, config, err)
		if ctx.Err() != nil {
			return nil, err
		}
		if tellErr := config.Notifier.TellAtOnce(ctx, summary); tellErr != nil {
			config.Log.Warn("a person could not be told", "reason", tellErr.Error())
		}
		return summary, err
	}
	defer s.Close()
	config.Store = s
	summary, err := (*outcome.Summary)(nil), error(nil)
	if config.Archive, err = archive.Open(o.archive, s, config.Clock.Now); err == nil {
		summary, err = crawl.Run(ctx, config)
		err = errors.Join(err, config.Archive.Close())
	}
	if isHeld(err) || ctx.Err() != nil {
		return summary, err
	}
	if err != nil {
		summary = failed(summary, config, err)
		messages, messageErr := config.Notifier.Messages(summary)
		err = errors.Join(err, messageErr, crawldb.PutMessages(ctx, s, config.Clock.Now(), messages))
	}
	return summary, errors.Join(err, o.deliver(ctx, config, s, summary))
}

// plan writes what a run would ask for. No database is made for that.
func (o *crawlOptions) plan(ctx context.Context, config crawl.Config, db string, to io.Writer) error {
	if _, err := os.Stat(db); err == nil {
		s, err := store.OpenReadOnly(db)
		if err != nil {
			return err
		}
		defer s.Close()
		config.Store = s
	}
	var err error
	if config.Archive, err = archive.Open(o.archive, config.Store, config.Clock.Now); err != nil {
		return err
	}
	return crawl.Plan(ctx, config, to)
}

// isHeld reports whether a run did not begin because another one is going on.
func isHeld(err error) bool {
	var held *crawldb.HeldError
	return errors.Is(err, archive.ErrLocked) || errors.As(err, &held)
}

// failed returns the summary of a run that failed, of which there may be none yet.
func failed(summary *outcome.Summary, config crawl.Config, err error) *outcome.Summary {
	if summary == nil {
		summary = &outcome.Summary{Started: config.Clock.Now()}
	}
	summary.Error = err.Error()
	return summary
}

// deliver tries the messages that are to be delivered, and notes in the summary, which may be nil, and
// in the log how many are left. The error is one of the database.
func (o *crawlOptions) deliver(ctx context.Context, config crawl.Config, s *database.DB, summary *outcome.Summary) error {
	d, err := config.Notifier.Deliver(ctx, s, config.Clock.Now)
	for _, reason := range d.Errors {
		config.Log.Warn("a message could not be delivered and will be tried again", "reason", reason)
	}
	if d.NewlyAside > 0 {
		config.Log.Warn("messages are set aside: the way by which they were to be delivered is not given any more; they are delivered when it is", "messages", d.SetAside)
	}
	if o.retry = d.Next; summary != nil {
		summary.Undelivered, summary.SetAside = d.Waiting, d.SetAside
	}
	return err
}

// deliverAgain tries the messages that are left, between the times of a schedule.
func (o *crawlOptions) deliverAgain(ctx context.Context, config crawl.Config, db string) {
	o.retry = time.Time{}
	s, err := store.Open(db)
	if err == nil {
		defer s.Close()
		err = o.deliver(ctx, config, s, nil)
	}
	if err != nil {
		config.Log.Warn("messages could not be delivered", "reason", err.Error())
	}
}
