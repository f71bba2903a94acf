package crawldb

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"nianbao/store/database"
)

// A Channel is a way by which a person is told.
type Channel string

// The channels.
const (
	ByWebhook Channel = "webhook" // the body is JSON
	ByCommand Channel = "command" // the body is text
)

// A Message is something that a person is to be told. It is kept until it is delivered.
type Message struct {
	ID       int64
	Run      int64 // that it tells of, 0 for one that could not begin
	Channel  Channel
	Body     string
	Created  time.Time
	Attempts int       // that failed
	Next     time.Time // not to be tried before
	Error    string    // of the last attempt
	SetAside bool      // there was no such channel any more when it was to be tried
}

// PutMessages has messages kept, to be delivered at once.
func PutMessages(ctx context.Context, db *database.DB, now time.Time, messages []Message) error {
	return db.Update(ctx, func(tx *database.Session) error { return putMessages(ctx, tx, now, messages) })
}

func putMessages(ctx context.Context, tx *database.Session, now time.Time, messages []Message) error {
	for _, m := range messages {
		if _, err := tx.ExecContext(ctx, query("crawl_message_put"), sql.Named("run", m.Run), sql.Named("channel", string(m.Channel)),
			sql.Named("body", m.Body), sql.Named("now", database.Timestamp(now))); err != nil {
			return err
		}
	}
	return nil
}

// WaitingMessages lists the messages that are still to be delivered, the oldest first.
func WaitingMessages(ctx context.Context, db *database.DB) ([]Message, error) {
	return database.Collect(ctx, db, query("crawl_messages_waiting"), nil, func(scan func(...any) error) (Message, error) {
		var m Message
		var created, next string
		if err := scan(&m.ID, &m.Run, &m.Channel, &m.Body, &created, &m.Attempts, &next, &m.Error, &m.SetAside); err != nil {
			return m, err
		}
		var errs [2]error
		m.Created, errs[0] = time.Parse(time.RFC3339, created)
		m.Next, errs[1] = time.Parse(time.RFC3339, next)
		return m, errors.Join(errs[:]...)
	})
}

// Delivered notes that a message was delivered.
func Delivered(ctx context.Context, db *database.DB, id int64, now time.Time) error {
	return db.Update(ctx, func(tx *database.Session) error {
		_, err := tx.ExecContext(ctx, query("crawl_message_delivered"), sql.Named("id", id), sql.Named("now", database.Timestamp(now)))
		return err
	})
}

// SetAside notes that a message waits until there is its channel again.
func SetAside(ctx context.Context, db *database.DB, id int64, now time.Time) error {
	return db.Update(ctx, func(tx *database.Session) error {
		_, err := tx.ExecContext(ctx, query("crawl_message_set_aside"), sql.Named("id", id), sql.Named("now", database.Timestamp(now)))
		return err
	})
}

// Undelivered notes that an attempt at a message failed, and when there is to be another.
func Undelivered(ctx context.Context, db *database.DB, id int64, next time.Time, reason string) error {
	return db.Update(ctx, func(tx *database.Session) error {
		_, err := tx.ExecContext(ctx, query("crawl_message_undelivered"), sql.Named("id", id), sql.Named("next", database.Timestamp(next)), sql.Named("error", reason))
		return err
	})
}
