package storetest

import (
	"context"
	"database/sql"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/store/database"
)

var parameters = regexp.MustCompile(`:[a-z0-9_]+`)

// planOf returns the steps of a statement's plan, one a line.
func planOf(t *testing.T, s *database.DB, text string) string {
	t.Helper()
	var args []any
	for _, parameter := range parameters.FindAllString(text, -1) {
		args = append(args, sql.Named(parameter[1:], ""))
	}
	rows, err := s.QueryContext(context.Background(), "EXPLAIN QUERY PLAN "+text, args...)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, step)
	}
	return strings.Join(plan, "\n")
}

// wholeTable is a step of a plan that reads all of a table. The lists that are
// handed over as JSON are read whole.
var wholeTable = regexp.MustCompile(`(?m)^SCAN (\w+)(?: USING (?:COVERING )?INDEX \w+)?$`)

// LatestStep is how a later version of a report is looked for.
const LatestStep = "SEARCH n USING INDEX reports_by_identity (<expr>=? AND body=? AND year=? AND apart=? AND version>?)"

// A Planned says which steps a statement's plan has, and which tables may be read
// from end to end.
type Planned struct {
	steps []string
	scans []string
}

// ExpectSteps says that a plan has steps and may read some tables from end to end.
func ExpectSteps(steps []string, scans ...string) Planned { return Planned{steps, scans} }

// ExpectPlans compares the plans of statements with what is said of them.
func ExpectPlans(t *testing.T, s *database.DB, queries database.Queries, want map[string]Planned) {
	t.Helper()
	for name, p := range want {
		t.Run(name, func(t *testing.T) {
			plan := planOf(t, s, queries.Named(name))
			for _, step := range p.steps {
				if !strings.Contains(plan, step) {
					t.Errorf("there is no step %s:\n%s", step, plan)
				}
			}
			for _, scan := range wholeTable.FindAllStringSubmatch(plan, -1) {
				if !slices.Contains(p.scans, scan[1]) {
					t.Errorf("a whole table is read: %s\n%s", scan[0], plan)
				}
			}
		})
	}
}

// ExpectValid has the database read each statement.
func ExpectValid(t *testing.T, s *database.DB, queries database.Queries) {
	t.Helper()
	if len(queries.All()) == 0 {
		t.Error("no queries")
	}
	for name, text := range queries.All() {
		if _, err := s.Prepared(text); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
