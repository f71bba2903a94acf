package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"

	"nianbao/store/database"
)

// applicationID marks the databases of this program in the file's header:
// "nbao" in ASCII.
const applicationID = 0x6e62616f

// inspect tells whether the file is missing or empty, so that a database can
// be made there. It returns an error if it is anything but a database of this
// program that this version knows.
func inspect(path string) (fresh bool, err error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, database.AsOpenError(path, err)
	}
	defer f.Close()
	const magic = "SQLite format 3\x00"
	head := make([]byte, len(magic))
	n, err := io.ReadFull(f, head)
	switch {
	case errors.Is(err, io.EOF):
		return true, nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return false, database.AsOpenError(path, err)
	case string(head[:n]) != magic:
		return false, &database.OpenError{Path: path, Reason: database.ErrNotDatabase}
	}
	err = database.Look(path, func(tx *sql.Tx) error {
		fresh, err = identify(path, tx)
		return err
	})
	return fresh, err
}

// identify tells whether an SQLite file is still without tables. It returns an
// *OpenError if it belongs to another program or to a newer version.
func identify(path string, db database.Queryer) (fresh bool, err error) {
	ctx := context.Background()
	var application, objects int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application); err != nil {
		return false, database.AsOpenError(path, err)
	}
	version, err := schemaVersion(ctx, db)
	if err != nil {
		return false, database.AsOpenError(path, err)
	}
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&objects); err != nil {
		return false, database.AsOpenError(path, err)
	}
	switch {
	case application == 0 && version == 0 && objects == 0:
		return true, nil
	case application != applicationID:
		return false, &database.OpenError{Path: path, Reason: database.ErrForeign}
	case version > len(migrations()):
		return false, newer(path, version)
	}
	return false, nil
}

func schemaVersion(ctx context.Context, db database.Queryer) (int, error) {
	var version int
	err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}

func newer(path string, version int) error {
	return &database.OpenError{Path: path, Reason: database.ErrNewer,
		Detail: fmt.Sprintf("schema %d, this program knows %d", version, len(migrations()))}
}
