package store

import (
	"embed"
	"strings"
	"sync"
)

//go:embed queries/*.sql
var queryFiles embed.FS

// planOnce keeps SQLite from planning a prepared statement anew each time that it
// is executed, which takes several times as long as executing it. The planner
// looks whether a parameter that a column is compared with is 0 or 1, and the
// driver clears all parameters between executions, upon which SQLite takes such
// a plan for outdated. It does not look behind a plus sign.
var planOnce = strings.NewReplacer(" = :", " = +:", " = ?", " = +?")

// loadQueries reads the embedded statements by their "-- name:" lines.
var loadQueries = sync.OnceValue(func() map[string]string {
	named := map[string]string{}
	entries, err := queryFiles.ReadDir("queries")
	if err != nil {
		panic(err) // the files are part of the binary
	}
	for _, e := range entries {
		text, err := queryFiles.ReadFile("queries/" + e.Name())
		if err != nil {
			panic(err)
		}
		for _, part := range strings.Split("\n"+string(text), "\n-- name: ")[1:] {
			name, body, _ := strings.Cut(part, "\n")
			if _, twice := named[name]; twice {
				panic("store: two queries named " + name)
			}
			named[name] = planOnce.Replace(body)
		}
	}
	return named
})

// query returns the embedded statement of that name.
func query(name string) string {
	q, ok := loadQueries()[name]
	if !ok {
		panic("store: no query named " + name) // a fault of the program
	}
	return q
}
