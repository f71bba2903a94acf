package organs

import (
	"context"
	"fmt"
	"strings"

	"nianbao/store/database"
)

// Named returns the names, in order, that have all of the words in them, no more than limit. Without a word it
// is all names.
func Named(ctx context.Context, db *database.DB, tx database.Queryer, words []string, limit int) ([]string, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	all, err := database.Keep(db, state, "names of organs", sizeOf, func() ([]string, error) {
		return database.Collect(ctx, tx, query("names"), nil, func(scan func(...any) error) (name string, err error) { return name, scan(&name) })
	})
	if err != nil {
		return nil, fmt.Errorf("names of organs: %w", err)
	}
	var found []string
	for _, name := range all {
		if len(found) == limit {
			break
		}
		if hasAll(name, words) {
			found = append(found, name)
		}
	}
	return found, nil
}

func hasAll(name string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(name, word) {
			return false
		}
	}
	return true
}

// sizeOf estimates the bytes of names: a text is told by two words of the machine.
func sizeOf(names []string) int {
	bytes := 0
	for _, name := range names {
		bytes += 2*8 + len(name)
	}
	return bytes
}
