package store

import (
	"context"
	"embed"
	"fmt"
	"sync"

	"nianbao/store/chapters"
	"nianbao/store/database"
	"nianbao/store/lastyear"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations returns the steps of the schema in order. The database's
// user_version counts those that were taken.
var migrations = sync.OnceValue(func() []string {
	entries, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		panic(err) // the files are part of the binary
	}
	var steps []string
	for i, e := range entries {
		var number int
		if _, err := fmt.Sscanf(e.Name(), "%04d_", &number); err != nil || number != i+1 {
			panic("store: migration out of order: " + e.Name())
		}
		text, err := migrationFiles.ReadFile("migrations/" + e.Name())
		if err != nil {
			panic(err)
		}
		steps = append(steps, string(text))
	}
	return steps
})

// Schema returns the number of the schema that this program writes: how many migrations there are.
func Schema() int { return len(migrations()) }

// fills does after a migration what SQL can't.
var fills = map[int]func(context.Context, *database.Session) error{3: chapters.IndexOlder, 15: arrangeOlder, 24: compareOlder, 27: lastyear.KeepAll}

// migrate takes the steps that the database lacks, all or none. Of two
// processes that open a new file, the second finds the work done.
func migrate(ctx context.Context, db *database.DB, path string) error {
	return db.Update(ctx, func(tx *database.Session) error {
		version, err := schemaVersion(ctx, tx)
		if err != nil {
			return err
		}
		steps := migrations()
		if version > len(steps) {
			return newer(path, version)
		}
		if version == len(steps) {
			return nil
		}
		for i, step := range steps[version:] {
			if err := tx.Run(ctx, step); err != nil {
				return fmt.Errorf("migration %d: %w", version+i+1, err)
			}
			if fill := fills[version+i+1]; fill != nil {
				if err := fill(ctx, tx); err != nil {
					return fmt.Errorf("migration %d: %w", version+i+1, err)
				}
			}
		}
		mark := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, len(steps))
		return tx.Run(ctx, mark)
	})
}
