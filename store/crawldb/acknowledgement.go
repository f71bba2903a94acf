package crawldb

import (
	"context"
	"database/sql"
	"time"

	"nianbao/store/database"
)

// A Matter is what a person can know of: a problem that lasts, or an address that fails.
type Matter struct {
	Site  string
	Kind  string // one word
	About string // what of the site: a list, an address, a day; "" for the site itself
}

func (m Matter) args() []any {
	return []any{sql.Named("site", m.Site), sql.Named("kind", m.Kind), sql.Named("about", m.About)}
}

// Acknowledge notes that a person knows of matters.
func Acknowledge(ctx context.Context, db *database.DB, now time.Time, matters []Matter) error {
	return db.Update(ctx, func(tx *database.Session) error {
		for _, m := range matters {
			if _, err := tx.ExecContext(ctx, query("crawl_acknowledge"), append(m.args(), sql.Named("now", database.Timestamp(now)))...); err != nil {
				return err
			}
		}
		return nil
	})
}

// Acknowledged lists the matters that a person knows of.
func Acknowledged(ctx context.Context, db *database.DB) ([]Matter, error) {
	return database.Collect(ctx, db, query("crawl_acknowledged"), nil, func(scan func(...any) error) (m Matter, err error) {
		return m, scan(&m.Site, &m.Kind, &m.About)
	})
}

// ForgetAcknowledged forgets matters that have passed: when they return, they are new.
func ForgetAcknowledged(ctx context.Context, db *database.DB, matters []Matter) error {
	return db.Update(ctx, func(tx *database.Session) error {
		for _, m := range matters {
			if _, err := tx.ExecContext(ctx, query("crawl_acknowledged_forget"), m.args()...); err != nil {
				return err
			}
		}
		return nil
	})
}
