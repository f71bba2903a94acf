package database

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"strings"
	"sync"
)

// Kept answers take keptBytes of memory at most, and of a large database this part of what it has on the disk. A
// column of the figures of 20,000 reports takes 0.1 MB, and there are some 470 quantities with their applicants; what
// is kept of every report grows with them.
const (
	keptBytes = 96 << 20
	keptPart  = 60
)

// keptOf returns the bound for a file.
func keptOf(path string) int {
	info, err := os.Stat(path)
	if err != nil {
		return keptBytes
	}
	return max(keptBytes, int(info.Size()/keptPart))
}

// KeptBytes returns how much memory kept answers take at most.
func (db *DB) KeptBytes() int { return db.kept.bound }

// A kept holds answers that take long to find, as long as the database stays as
// it is. After any import they are found anew when they are asked for next: the
// first visitor then waits for what the next ones do not.
type kept struct {
	mutex   sync.Mutex
	state   string // of the database that the answers are of
	answers map[string]*keptAnswer
	bytes   int
	bound   int // of the bytes
	uses    int64
}

type keptAnswer struct {
	answer  any
	bytes   int
	lastUse int64
}

// Keep returns the answer of that name to a question about a state of the
// database, as StateIn tells it, from memory if it was found in the same state.
// Answers are shared: nobody may change one. sizeOf estimates its bytes.
func Keep[T any](db *DB, state, name string, sizeOf func(T) int, find func() (T, error)) (T, error) {
	if answer, ok := Kept[T](db, state, name); ok {
		return answer, nil
	}
	answer, err := find()
	if err == nil {
		db.kept.put(state, name, answer, sizeOf(answer))
	}
	return answer, err
}

// Kept returns the answer if it is in memory.
func Kept[T any](db *DB, state, name string) (answer T, ok bool) {
	kept, ok := db.kept.get(state, name)
	if !ok {
		return answer, false
	}
	return kept.(T), true
}

// StateIn tells apart the states of the database that a transaction can see. The
// time of the catalogue is in it, so that another database that is put in the
// place of the file is not taken for this one.
func StateIn(ctx context.Context, tx Queryer) (string, error) {
	var state string
	if err := tx.QueryRowContext(ctx, query("database_state")).Scan(&state); err != nil {
		return "", fmt.Errorf("state of the database: %w", err)
	}
	return state, nil
}

// State is StateIn for what does not ask within a transaction.
func State(ctx context.Context, db *DB) (string, error) {
	var state string
	err := db.Snapshot(ctx, func(tx *sql.Tx) (err error) {
		state, err = StateIn(ctx, tx)
		return err
	})
	return state, err
}

func (k *kept) get(state, name string) (any, bool) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	a := k.answers[name]
	if k.state != state || a == nil {
		return nil, false
	}
	k.uses++
	a.lastUse = k.uses
	return a.answer, true
}

func (k *kept) put(state, name string, answer any, bytes int) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if k.state != state {
		k.state, k.answers, k.bytes = state, map[string]*keptAnswer{}, 0
	}
	if bytes > k.bound || k.answers[name] != nil {
		return
	}
	for k.bytes+bytes > k.bound {
		k.dropOldest()
	}
	k.uses++
	k.answers[name] = &keptAnswer{answer, bytes, k.uses}
	k.bytes += bytes
}

// dropOldest forgets the answer that was not asked for the longest.
func (k *kept) dropOldest() {
	oldest := ""
	for name, a := range k.answers {
		if oldest == "" || a.lastUse < k.answers[oldest].lastUse {
			oldest = name
		}
	}
	k.bytes -= k.answers[oldest].bytes
	delete(k.answers, oldest)
}

// Texts has each text once. Of what is kept, the same names stand in a hundred thousand rows.
type Texts map[string]string

// One returns the text, which holds no other text in memory that it may be a part of.
func (t Texts) One(text string) string {
	if known, ok := t[text]; ok {
		return known
	}
	text = strings.Clone(text)
	t[text] = text
	return text
}
