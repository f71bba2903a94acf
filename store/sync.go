package store

import (
	"context"
)

// syncCatalogue copies the program's catalogue into the database and makes the
// views anew, if either has changed. An older program leaves a newer catalogue.
func syncCatalogue(ctx context.Context, s *Store) error {
	digest, err := catalogueDigest(viewFiles())
	if err != nil {
		return err
	}
	if same, err := catalogueIs(ctx, s, digest); same || err != nil {
		return err
	}
	return s.Update(ctx, func(tx *session) error {
		if same, err := catalogueIs(ctx, tx, digest); same || err != nil {
			return err // another process was faster
		}
		if err := writeCatalogue(ctx, tx); err != nil {
			return err
		}
		if err := makeViews(ctx, tx); err != nil {
			return err
		}
		return recordCatalogue(ctx, tx, digest, s.Now())
	})
}
