package database

import (
	"embed"
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// planOnce keeps SQLite from planning a prepared statement anew each time that it
// is executed, which takes several times as long as executing it. The planner
// looks whether a parameter that a column is compared with is 0 or 1, and the
// driver clears all parameters between executions, upon which SQLite takes such
// a plan for outdated. It does not look behind a plus sign.
var planOnce = strings.NewReplacer(" = :", " = +:", " = ?", " = +?")

// Queries are the SQL statements of a room by their names, in a form that SQLite
// plans once.
type Queries struct {
	statements func() map[string]string
}

// NewQueries returns the statements of the files in the folder queries, each of
// which begins with a line "-- name: ". Where a statement has {{latest r}}, the
// part of that name stands with r in place of its {{}}. The files are read when the
// first statement is asked for.
func NewQueries(files embed.FS, parts Parts) Queries {
	return Queries{sync.OnceValue(func() map[string]string {
		named := namedTexts(files, "queries")
		for name, text := range named {
			named[name] = planOnce.Replace(parts.Fill(text))
		}
		return named
	})}
}

// Named returns the statement of that name.
func (q Queries) Named(name string) string {
	text, ok := q.statements()[name]
	if !ok {
		panic("database: no query named " + name) // a fault of the program
	}
	return text
}

// All returns all statements by their names. Nobody may change the map.
func (q Queries) All() map[string]string { return q.statements() }

// namedTexts reads the files of a folder by their "-- name:" lines. They are part
// of the binary, so that whatever is wrong with them is a fault of the program.
func namedTexts(files embed.FS, folder string) map[string]string {
	named := map[string]string{}
	entries, err := files.ReadDir(folder)
	if err != nil {
		panic(err)
	}
	for _, e := range entries {
		text, err := files.ReadFile(folder + "/" + e.Name())
		if err != nil {
			panic(err)
		}
		for _, part := range strings.Split("\n"+string(text), "\n-- name: ")[1:] {
			name, body, _ := strings.Cut(part, "\n")
			if _, twice := named[name]; twice {
				panic("database: two queries named " + name)
			}
			named[name] = body
		}
	}
	return named
}

// Parts are conditions and expressions that several statements share, by their names. In each {{}}
// stands for the name under which a statement has the table that the part is
// of.
type Parts map[string]string

// NewParts returns the parts of the files in the folder parts, each of which begins
// with a line "-- name: ".
func NewParts(files embed.FS) Parts { return namedTexts(files, "parts") }

var partMark = regexp.MustCompile(`\{\{(\w+) (\w+)\}\}`)

// Fill returns a statement with its parts, and the parts that these have.
func (p Parts) Fill(statement string) string {
	return partMark.ReplaceAllStringFunc(statement, func(mark string) string {
		m := partMark.FindStringSubmatch(mark)
		part, known := p[m[1]]
		if !known {
			panic(fmt.Sprintf("database: no part of queries named %s", m[1])) // a fault of the program
		}
		return p.Fill(strings.TrimSpace(strings.ReplaceAll(part, "{{}}", m[2])))
	})
}
