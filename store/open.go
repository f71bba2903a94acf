package store

import (
	"context"
	"errors"
	"fmt"
	"os"

	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// Open opens the database at path for reading and writing, creates it if there
// is no such file or an empty one, and brings its schema and catalogue up to
// date. It returns an *OpenError for a file that is no database of this program
// or one of a newer version, and leaves such a file as it is.
func Open(path string) (*database.DB, error) {
	fresh, err := inspect(path)
	if err != nil {
		return nil, err
	}
	db, err := database.Open(path, fresh)
	if err != nil {
		return nil, err
	}
	err = migrate(context.Background(), db, path)
	if err == nil {
		err = syncCatalogue(context.Background(), db)
	}
	if err != nil {
		return nil, errors.Join(database.AsOpenError(path, err), db.Close())
	}
	return db, nil
}

// OpenExisting is Open for a file that is there: it makes none.
func OpenExisting(path string) (*database.DB, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, database.AsOpenError(path, err)
	}
	return Open(path)
}

// OpenReadOnly opens an existing database and never writes to it. Its errors
// are those of Open, and ErrOlder for a schema that Open would have to update.
func OpenReadOnly(path string) (*database.DB, error) {
	fresh, err := inspect(path)
	if err != nil {
		return nil, err
	}
	if fresh {
		if _, err := os.Stat(path); err != nil {
			return nil, database.AsOpenError(path, err)
		}
		return nil, &database.OpenError{Path: path, Reason: database.ErrNotDatabase, Detail: "it holds no tables"}
	}
	db, err := database.OpenReadOnly(path)
	if err != nil {
		return nil, err
	}
	version, err := schemaVersion(context.Background(), db)
	if err == nil && version < len(migrations()) {
		err = &database.OpenError{Path: path, Reason: database.ErrOlder, Detail: fmt.Sprintf("schema %d, not %d", version, len(migrations()))}
	}
	if err != nil {
		return nil, errors.Join(database.AsOpenError(path, err), db.Close())
	}
	return db, nil
}

// syncCatalogue copies the program's catalogue into the database and makes the
// views anew, if either has changed. An older program leaves a newer catalogue.
func syncCatalogue(ctx context.Context, db *database.DB) error {
	digest, err := catalogue.Digest(viewFiles())
	if err != nil {
		return err
	}
	if same, err := catalogue.IsCurrent(ctx, db, digest); same || err != nil {
		return err
	}
	return db.Update(ctx, func(tx *database.Session) error {
		if same, err := catalogue.IsCurrent(ctx, tx, digest); same || err != nil {
			return err // another process was faster
		}
		if err := catalogue.Write(ctx, tx); err != nil {
			return err
		}
		if err := makeViews(ctx, tx); err != nil {
			return err
		}
		return catalogue.Record(ctx, tx, digest, db.Now())
	})
}
