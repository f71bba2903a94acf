package store

import (
	"embed"
	"strings"
	"sync"
)

//go:embed queries/*.sql
var queryFiles embed.FS

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
			named[name] = body
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
