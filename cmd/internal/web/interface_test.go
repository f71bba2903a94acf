package web

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/storetest"
)

// An apiParameter is a parameter as the interface's description has it.
type apiParameter struct {
	Name    string `json:"name"`
	In      string `json:"in"`
	Example any    `json:"example"`
}

type apiOperation struct {
	Tags       []string       `json:"tags"`
	Parameters []apiParameter `json:"parameters"`
	Responses  map[string]struct {
		Content map[string]any `json:"content"`
	} `json:"responses"`
}

// isForEditors reports whether there is such a page only where corrections can be proposed.
func (o apiOperation) isForEditors() bool { return slices.Contains(o.Tags, "editors") }

func described(t testing.TB) map[string]apiOperation {
	t.Helper()
	var document struct {
		OpenAPI string                             `json:"openapi"`
		Paths   map[string]map[string]apiOperation `json:"paths"`
	}
	if err := json.Unmarshal(openAPI, &document); err != nil {
		t.Fatal(err)
	}
	paths := map[string]apiOperation{}
	for path, operations := range document.Paths {
		paths[path] = operations["get"]
	}
	if !strings.HasPrefix(document.OpenAPI, "3.") || len(paths) == 0 {
		t.Fatalf("OpenAPI %q with %d paths", document.OpenAPI, len(paths))
	}
	return paths
}

// The description has every page, and each answers as described to the examples.
func TestInterfaceIsAsDescribed(t *testing.T) {
	s := example(t, false)
	paths := described(t)
	for page := range s.pages() {
		named := page
		if named == "/" {
			named = "/index"
		}
		for _, format := range []string{".json", ".csv"} {
			if _, ok := paths[named+format]; !ok {
				t.Errorf("%s%s is not described", named, format)
			}
		}
	}
	for path, operation := range paths {
		if operation.isForEditors() {
			continue
		}
		target, query := path, url.Values{}
		for _, p := range operation.Parameters {
			if p.Example == nil {
				continue
			}
			if p.In == "path" {
				target = strings.ReplaceAll(target, "{"+p.Name+"}", fmt.Sprint(p.Example))
			} else {
				query.Set(p.Name, fmt.Sprint(p.Example))
			}
		}
		if strings.Contains(path, "/pages/") { // the figure of the example stands on another page in each report
			query.Del("cell")
		}
		answer, body := webtest.Get(t, s, target+"?"+query.Encode())
		if answer.StatusCode != http.StatusOK || body == "" {
			t.Errorf("%s: status %d", target, answer.StatusCode)
		}
		for kind := range operation.Responses["200"].Content {
			if got := answer.Header.Get("Content-Type"); !strings.HasPrefix(got, kind) {
				t.Errorf("%s is %q, described as %q", target, got, kind)
			}
		}
	}
	if answer, body := webtest.Get(t, s, "/openapi.json"); answer.StatusCode != http.StatusOK || body != string(openAPI) {
		t.Errorf("the description itself: status %d", answer.StatusCode)
	}
}

// The metadata for Datasette name tables and columns that there are, and its
// queries run.
func TestDatasetteMetadata(t *testing.T) {
	db, err := sql.Open("sqlite3", "file:"+webtest.Example(t)+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var metadata struct {
		Databases map[string]struct {
			Tables map[string]struct {
				Label   string            `json:"label_column"`
				Columns map[string]string `json:"columns"`
				Hidden  bool              `json:"hidden"`
			} `json:"tables"`
			Queries map[string]struct {
				SQL string `json:"sql"`
			} `json:"queries"`
		} `json:"databases"`
	}
	if err := json.Unmarshal(datasetteMetadata, &metadata); err != nil {
		t.Fatal(err)
	}
	here := metadata.Databases["nianbao"]
	if len(here.Tables) < 20 || len(here.Queries) == 0 {
		t.Fatalf("%d tables, %d queries", len(here.Tables), len(here.Queries))
	}
	for table, about := range here.Tables {
		rows, err := db.QueryContext(context.Background(), `SELECT * FROM "`+table+`" LIMIT 0`)
		if err != nil {
			t.Errorf("%s: %v", table, err)
			continue
		}
		columns, err := rows.Columns()
		rows.Close()
		if err != nil {
			t.Fatal(err)
		}
		named := []string{}
		if about.Label != "" {
			named = append(named, about.Label)
		}
		for name := range about.Columns {
			named = append(named, name)
		}
		for _, name := range named {
			if !slices.Contains(columns, name) {
				t.Errorf("%s has no column %s", table, name)
			}
		}
	}
	for name, q := range here.Queries {
		rows, err := db.Query(q.SQL, sql.Named("year", 2021))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !rows.Next() {
			t.Errorf("%s yields nothing", name)
		}
		rows.Close()
	}
}

// What there is only since a correction is called so in all data about findings, in JSON and in CSV, as it is
// described; "held" is of reports alone.
func TestSinceCorrection(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db := storetest.OpenAt(t, path)
	report := storetest.MustImport(t, db, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t)).ReportID
	storetest.MustCorrect(t, db, report, storetest.Reading(t, "litigation_direct.total", "7"))
	s := serving(t, webtest.Open(t, path), filepath.Dir(path), false)
	const code = "litigation-direct-total"
	for target, want := range map[string]string{
		fmt.Sprintf("/reports/%d.json", report): `"since_correction": true`, "/quality/" + code + ".json": `"since_correction": true`,
		"/quality/reports.json?code=" + code: `"since_correction": true`, "/quality.json": `"findings_since_correction": 1`,
		"/quality/" + code + ".csv": "since_correction", "/quality/reports.csv": "since_correction", "/quality.csv": "findings_since_correction",
	} {
		answer, body := webtest.Get(t, s, target)
		if answer.StatusCode != http.StatusOK || !strings.Contains(body, want) || strings.Contains(body, `"held"`) || strings.Contains(body, ",held") {
			t.Errorf("%s: status %d, without %s or with another name for it: %.1500s", target, answer.StatusCode, want, body)
		}
	}
	if n := strings.Count(string(openAPI), `"#/components/schemas/SinceCorrection"`); n < 4 {
		t.Errorf("it is described %d times", n)
	}
}
