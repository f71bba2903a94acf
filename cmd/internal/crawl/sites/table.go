package sites

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"nianbao/extract/character"
)

//go:embed columns.yaml
var columnsFile []byte

// columns say what the columns of a table of sites are, by their headings.
type columns struct {
	Keys    map[string][]string `yaml:"keys"` // headings by the key of a site
	Several []string            `yaml:"several"`
	Ignored []string            `yaml:"ignored"`
}

var knownColumns = sync.OnceValue(func() *columns {
	c := new(columns)
	if err := yaml.Unmarshal(columnsFile, c); err != nil {
		panic(err) // the file is part of the binary
	}
	return c
})

// keyOf returns the key of a site that a heading stands for, "" for a column that is for people.
func (c *columns) keyOf(heading string) (key string, known bool) {
	heading = strings.ToLower(strings.TrimSpace(heading))
	for key, headings := range c.Keys {
		if slices.Contains(headings, heading) {
			return key, true
		}
	}
	return "", heading == "" || slices.Contains(c.Ignored, heading)
}

// A cell is a value of a table, as a node that the keys of a site are read from.
type cell struct {
	heading string
	line    int
	value   *yaml.Node
}

// A row is a site as a line of a table has it.
type row struct {
	line  int // on which it begins
	cells map[string]cell
}

// A table is a list of sites as a spreadsheet writes it.
type table struct{ rows []row }

// readTable reads sites from CSV, in UTF-8 or GB 18030, with one line of headings. What is wrong is
// told with line and column; the sites are then not all there.
func readTable(data []byte) (*table, []Site, []error) {
	t := &table{}
	text, lost := character.DecodeText(data)
	if lost > 0 {
		return t, nil, []error{fmt.Errorf("the text is neither UTF-8 nor GB 18030: %d places make no sense", lost)}
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = separatorOf(text), -1
	headings, err := r.Read()
	switch {
	case errors.Is(err, io.EOF):
		return t, nil, []error{errors.New("it is empty")}
	case err != nil:
		return t, nil, []error{err}
	}
	keys, faults := keysOf(headings)
	var list []Site
	for {
		values, err := r.Read()
		if errors.Is(err, io.EOF) {
			return t, list, faults
		}
		if err != nil { // nothing behind it can be told
			return t, list, append(faults, err)
		}
		cells, wrong := cellsOf(r, values, headings, keys)
		faults = append(faults, wrong...)
		if len(cells) == 0 {
			continue // spreadsheets write the lines below a table too
		}
		line, _ := r.FieldPos(0)
		site, wrong := siteOf(cells)
		list, faults = append(list, site), append(faults, wrong...)
		t.rows = append(t.rows, row{line, cells})
	}
}

// separatorOf returns what stands between the cells of a table: spreadsheets write a comma, or what
// the language of the system has in its place.
func separatorOf(text string) rune {
	headings, _, _ := strings.Cut(text, "\n")
	best := ','
	for _, c := range ";\t" {
		if strings.Count(headings, string(c)) > strings.Count(headings, string(best)) {
			best = c
		}
	}
	return best
}

// keysOf returns the keys of the columns, "" of those that are for people.
func keysOf(headings []string) (keys []string, faults []error) {
	for _, heading := range headings {
		key, known := knownColumns().keyOf(heading)
		switch {
		case !known:
			faults = append(faults, fmt.Errorf("line 1: there is no column %q", heading))
		case key != "" && slices.Contains(keys, key):
			faults = append(faults, fmt.Errorf("line 1: the column %s is there twice", key))
		}
		keys = append(keys, key)
	}
	for _, key := range []string{"name", "start"} {
		if !slices.Contains(keys, key) {
			faults = append(faults, fmt.Errorf("line 1: the column %s is missing", key))
		}
	}
	return keys, faults
}

// cellsOf returns the cells of a line that say something, by key.
func cellsOf(r *csv.Reader, values, headings, keys []string) (cells map[string]cell, faults []error) {
	cells = map[string]cell{}
	for i, value := range values {
		value = strings.TrimSpace(value)
		line, _ := r.FieldPos(i)
		switch {
		case value == "":
		case i >= len(keys):
			faults = append(faults, fmt.Errorf("line %d: %q stands in no column; a value with a comma is put in quotation marks", line, value))
		case keys[i] != "":
			cells[keys[i]] = cell{headings[i], line, nodeOf(keys[i], value, line)}
		}
	}
	return cells, faults
}

// nodeOf returns a value as a sources file would have it.
func nodeOf(key, value string, line int) *yaml.Node {
	scalar := func(text string) *yaml.Node {
		n := &yaml.Node{Kind: yaml.ScalarNode, Value: text, Line: line}
		if key == "region" || key == "name" || key == "organ" {
			n.Tag = "!!str" // also where it is a number
		}
		return n
	}
	list := &yaml.Node{Kind: yaml.SequenceNode, Line: line}
	switch {
	case slices.Contains(knownColumns().Several, key):
		for _, one := range strings.Fields(value) {
			list.Content = append(list.Content, scalar(one))
		}
	case slices.Contains([]string{"documents", "in_column", "follow", "next", "exclude", "report"}, key):
		list.Content = append(list.Content, scalar(value)) // one expression, which can have alternatives
	default:
		return scalar(value)
	}
	return list
}

// siteOf reads a site from its cells.
func siteOf(cells map[string]cell) (site Site, faults []error) {
	for _, key := range slices.Sorted(maps.Keys(cells)) {
		c := cells[key]
		one := &yaml.Node{Kind: yaml.MappingNode, Line: c.line, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: key, Line: c.line}, c.value}}
		if err := one.Decode(&site); err != nil {
			faults = append(faults, fmt.Errorf("line %d, column %s: %s", c.line, c.heading, reasonOf(err)))
		}
	}
	return site, faults
}

// reasonOf returns what the reader of YAML says of a value, without its line.
func reasonOf(err error) string {
	text := err.Error()
	var types *yaml.TypeError
	if errors.As(err, &types) {
		text = strings.Join(types.Errors, "; ")
	}
	if before, reason, found := strings.Cut(text, ": "); found && strings.HasPrefix(before, "line ") {
		return reason
	}
	return text
}

// placeOf says where what is at a path of a sources file stands in the table.
func (t *table) placeOf(path ...any) string {
	if len(path) < 2 {
		return "line 1"
	}
	r := t.rows[path[1].(int)]
	if len(path) > 2 {
		if c, there := r.cells[path[2].(string)]; there {
			return fmt.Sprintf("line %d, column %s", c.line, c.heading)
		}
	}
	return fmt.Sprintf("line %d", r.line)
}
