package truth

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A Report is what a report says, as its maker or a careful reader knows it.
type Report struct {
	Title      string    `json:"title"`
	Organ      string    `json:"organ"`
	Department string    `json:"department"`
	RegionCode string    `json:"region_code"`
	Year       int       `json:"year"`
	Form       string    `json:"form"`
	Sections   []string  `json:"sections"` // titles
	Findings   []Finding `json:"findings"` // sums that fail
	Features   []string  `json:"features"` // of the layout
	Producer   string    `json:"producer"`
	Cells      []Cell    `json:"-"`
	// Prose is set where the cells are what the text states, and all that it does.
	Prose bool `json:"-"`
}

// A Finding is a sum that fails in the report.
type Finding struct {
	Check     string `json:"check"`
	Indicator string `json:"indicator"`
	Applicant string `json:"applicant"`
	Left      string `json:"left"`
	Right     string `json:"right"`
}

// A Cell is one cell of figures as printed.
type Cell struct {
	Table, Indicator, Applicant string
	Value                       string // plain decimal in the unit printed; "" for a blank cell or one without a number
	Page                        int    // on which the row begins
	Raw                         string // as printed
}

// Has reports whether the truth of a document stands beside it.
func Has(path string) bool {
	base := strings.TrimSuffix(path, filepath.Ext(path))
	return there(base+".meta.json") || there(base+".truth.tsv") || there(indexBeside(path))
}

func there(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func indexBeside(path string) string { return filepath.Join(filepath.Dir(path), "index.jsonl") }

// Load reads the truth beside a document: NAME.meta.json and NAME.cells.tsv for
// NAME.pdf or NAME.html; NAME.truth.tsv of tables drawn by others; or index.jsonl of
// openings of reports.
func Load(path string) (*Report, error) {
	base := strings.TrimSuffix(path, filepath.Ext(path))
	switch {
	case there(base + ".truth.tsv"):
		return loadLayout(base + ".truth.tsv")
	case there(indexBeside(path)):
		return loadOpening(indexBeside(path), path)
	}
	meta, err := os.ReadFile(base + ".meta.json")
	if err != nil {
		return nil, err
	}
	r := new(Report)
	if err := json.Unmarshal(meta, r); err != nil {
		return nil, fmt.Errorf("%s.meta.json: %w", base, err)
	}
	f, err := os.Open(base + ".cells.tsv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows := csv.NewReader(f)
	rows.Comma, rows.LazyQuotes, rows.FieldsPerRecord = '\t', true, 6
	records, err := rows.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s.cells.tsv: %w", base, err)
	}
	for i, f := range records[1:] {
		page, err := strconv.Atoi(f[4])
		if err != nil {
			return nil, fmt.Errorf("%s.cells.tsv: line %d: %w", base, i+2, err)
		}
		r.Cells = append(r.Cells, Cell{f[0], f[1], f[2], f[3], page, f[5]})
	}
	return r, nil
}
