package crawldb

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"nianbao/store/database"
)

// A Content is what the archive has: a body, and the record of the WARC file that it is in.
type Content struct {
	SHA256    string
	Size      int64 // bytes
	MediaType string
	File      string // name of the WARC file in the archive
	Offset    int64  // bytes of the file before the record
	Record    string // WARC-Record-ID
	URL       string // that was asked for
	At        time.Time
}

// LookUpContent returns where a content is; it reports false for one that the archive does not have.
func LookUpContent(ctx context.Context, db *database.DB, sha256 string) (Content, bool, error) {
	c, err := scanContent(db.QueryRowContext(ctx, query("crawl_content"), sql.Named("sha256", sha256)).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return Content{}, false, nil
	}
	return c, err == nil, err
}

// RecordContent notes where a content is.
func RecordContent(ctx context.Context, db *database.DB, c Content) error {
	return db.Update(ctx, func(tx *database.Session) error {
		_, err := tx.ExecContext(ctx, query("crawl_content_put"), sql.Named("sha256", c.SHA256), sql.Named("size", c.Size), sql.Named("media_type", c.MediaType),
			sql.Named("file", c.File), sql.Named("offset", c.Offset), sql.Named("record", c.Record), sql.Named("url", c.URL), sql.Named("fetched_at", database.Timestamp(c.At)))
		return err
	})
}

// ForgetContent notes that the archive does not have a content any more, so that it is fetched again when its address
// is come to.
func ForgetContent(ctx context.Context, db *database.DB, sha256 string) error {
	return db.Update(ctx, func(tx *database.Session) error {
		_, err := tx.ExecContext(ctx, query("crawl_content_drop"), sql.Named("sha256", sha256))
		return err
	})
}

// ContentsOf lists the contents of a WARC file in their order.
func ContentsOf(ctx context.Context, db *database.DB, file string) ([]Content, error) {
	return database.Collect(ctx, db, query("crawl_contents_of"), []any{sql.Named("file", file)}, scanContent)
}

// LastContentIn returns from which byte on the last content of a WARC file is, 0 if it has none.
func LastContentIn(ctx context.Context, db *database.DB, file string) (offset int64, err error) {
	err = db.QueryRowContext(ctx, query("crawl_content_last"), sql.Named("file", file)).Scan(&offset)
	return offset, err
}

func scanContent(scan func(...any) error) (Content, error) {
	var c Content
	var at string
	err := scan(&c.SHA256, &c.Size, &c.MediaType, &c.File, &c.Offset, &c.Record, &c.URL, &at)
	if err == nil {
		c.At, err = time.Parse(time.RFC3339, at)
	}
	return c, err
}

// ContentFiles lists the names of the WARC files that contents are in.
func ContentFiles(ctx context.Context, db *database.DB) ([]string, error) {
	return database.Collect(ctx, db, query("crawl_content_files"), nil, func(scan func(...any) error) (string, error) {
		var name string
		err := scan(&name)
		return name, err
	})
}

// FirstHad returns when and where a content was had first, with the headers of the answer if it was a document. It reports
// false for one that no address is known to have had.
func FirstHad(ctx context.Context, db *database.DB, sha256 string) (Version, bool, error) {
	v := Version{SHA256: sha256}
	var at string
	var headers []byte
	err := db.QueryRowContext(ctx, query("crawl_first_had"), sql.Named("sha256", sha256)).Scan(&v.URL, &at, &headers)
	if errors.Is(err, sql.ErrNoRows) {
		return Version{}, false, nil
	}
	if err == nil {
		v.FetchedAt, err = time.Parse(time.RFC3339, at)
		err = errors.Join(err, json.Unmarshal(headers, &v.Headers))
	}
	return v, err == nil, err
}

// NotePlace notes a place at which a document of the database is now, so that it can be read again from there.
func NotePlace(ctx context.Context, db *database.DB, sha256, path string) error {
	return db.Update(ctx, func(tx *database.Session) error {
		_, err := tx.ExecContext(ctx, query("crawl_place_note"), sql.Named("sha256", sha256), sql.Named("path", path))
		return err
	})
}
