package sites

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Sources say where reports are published. The file is described in
// cmd/internal/crawl/README.md.
type Sources struct {
	Contact string `yaml:"contact"` // of the crawler's owner, told to every server
	Rules   `yaml:",inline"`
	Sites   []Site `yaml:"sites"`
}

// A Site is a place where reports are published, by one organ or by many.
type Site struct {
	Name  string   `yaml:"name"`
	Start []string `yaml:"start"` // addresses of list pages
	Hosts []string `yaml:"hosts"` // besides those of the list pages
	// Region and Organ are hints: what the reports of the site are taken to be of
	// where they don't say.
	Region string `yaml:"region"`
	Organ  string `yaml:"organ"`
	Family string `yaml:"family"` // by which its lists are read, "" to have it recognized
	// Render has its pages be what a browser makes of them before they are read.
	Render bool `yaml:"render" json:",omitempty"`
	Access `yaml:",inline"`
	Rules  `yaml:",inline"`
}

// Rules say how a site is followed. What a site leaves out is taken from the
// file's own, and what that leaves out from defaults.yaml.
type Rules struct {
	Documents    []pattern `yaml:"documents"`     // texts of links to reports
	InColumn     []pattern `yaml:"in_column"`     // texts that suffice in a column of annual reports
	Follow       []pattern `yaml:"follow"`        // texts of links to list pages
	Next         []pattern `yaml:"next"`          // texts of links to further pages of a list
	Exclude      []pattern `yaml:"exclude"`       // texts of links that are none of these
	Report       []pattern `yaml:"report"`        // in the text of a page that is a report itself
	Depth        int       `yaml:"depth"`         // of list pages below the first
	MaxPages     int       `yaml:"max_pages"`     // of the site in one run
	MaxDocuments int       `yaml:"max_documents"` // the same
	Interval     duration  `yaml:"interval"`      // from one request to a host to the next
	Recheck      duration  `yaml:"recheck"`       // until a document is asked for again
	Revisits     `yaml:",inline"`
}

//go:embed defaults.yaml
var defaultRules []byte

// ErrSources is wrapped by the errors of a sources file that can't be used.
var ErrSources = errors.New("the sources file is wrong")

// Load reads and checks a sources file, which is YAML or, by its name, a table of sites (CSV). The
// error names each fault with its line, and in a table with its column.
func Load(path string) (*Sources, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Parse(path, data)
}

// Parse reads and checks the text of a sources file, which errors name by the path. A table that it
// names in place of the sites lies beside it.
func Parse(path string, data []byte) (*Sources, error) {
	if strings.EqualFold(filepath.Ext(path), ".csv") {
		return new(Sources).withTable(path, data)
	}
	fail := func(err error) (*Sources, error) { return nil, fmt.Errorf("%s: %w: %w", path, ErrSources, err) }
	var tree yaml.Node
	if err := yaml.Unmarshal(data, &tree); err != nil {
		return fail(err)
	}
	if name := tableIn(&tree); name != "" {
		s, err := headOf(data)
		if err != nil {
			return fail(err)
		}
		if !filepath.IsAbs(name) {
			name = filepath.Join(filepath.Dir(path), name)
		}
		rows, err := os.ReadFile(name)
		if err != nil {
			return fail(err)
		}
		return s.withTable(name, rows)
	}
	s := &Sources{}
	if err := strictly(data, s); err != nil {
		return fail(err)
	}
	s.fill()
	if faults := s.check(func(path ...any) string { return fmt.Sprint("line ", lineAt(&tree, path...)) }); len(faults) > 0 {
		return fail(firstOf(faults))
	}
	return s, nil
}

// withTable adds the sites of a table, which errors name by the path.
func (s *Sources) withTable(path string, data []byte) (*Sources, error) {
	table, list, faults := readTable(data)
	s.Sites = list
	s.fill()
	if len(list) > 0 || len(faults) == 0 {
		faults = append(faults, s.check(table.placeOf)...)
	}
	if len(faults) > 0 {
		return nil, fmt.Errorf("%s: %w: %w", path, ErrSources, firstOf(faults))
	}
	return s, nil
}

// mostFaults is how many faults of a sources file are told at once.
const mostFaults = 20

// firstOf returns the first faults as one error, with how many more there are.
func firstOf(faults []error) error {
	if more := len(faults) - mostFaults; more > 0 {
		faults = append(slices.Clone(faults[:mostFaults]), fmt.Errorf("and %d more", more))
	}
	return errors.Join(faults...)
}

// tableIn returns the name of the table that a sources file has in place of its sites, "" for none.
func tableIn(tree *yaml.Node) string {
	if tree.Kind != yaml.DocumentNode || tree.Content[0].Kind != yaml.MappingNode {
		return ""
	}
	pairs := tree.Content[0].Content
	for k := 0; k+1 < len(pairs); k += 2 {
		if pairs[k].Value == "sites" && pairs[k+1].Kind == yaml.ScalarNode && pairs[k+1].Tag == "!!str" {
			return pairs[k+1].Value
		}
	}
	return ""
}

// headOf reads a sources file that names a table.
func headOf(data []byte) (*Sources, error) {
	var head struct {
		Contact string `yaml:"contact"`
		Rules   `yaml:",inline"`
		Table   string `yaml:"sites"`
	}
	err := strictly(data, &head)
	return &Sources{Contact: head.Contact, Rules: head.Rules}, err
}

// strictly reads YAML of which each key must be known.
func strictly(data []byte, to any) error {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	err := decoder.Decode(to)
	if errors.Is(err, io.EOF) {
		return errors.New("it is empty")
	}
	return err
}

// fill gives each site the rules that it leaves out.
func (s *Sources) fill() {
	s.Rules.fillFrom(DefaultRules())
	for i := range s.Sites {
		s.Sites[i].Rules.fillFrom(s.Rules)
	}
}

// DefaultRules returns the rules of a site of which a sources file says nothing.
func DefaultRules() Rules {
	var defaults Rules
	if err := strictly(defaultRules, &defaults); err != nil {
		panic(err) // the file is part of the binary
	}
	return defaults
}

// Names lists the names of the sites.
func (s *Sources) Names() []string {
	names := make([]string, len(s.Sites))
	for i := range s.Sites {
		names[i] = s.Sites[i].Name
	}
	return names
}

// Only leaves the sites of those names, or returns an error that names one that is not there.
func (s *Sources) Only(names []string) error {
	var kept []Site
	for _, name := range names {
		i := slices.IndexFunc(s.Sites, func(site Site) bool { return site.Name == name })
		if i < 0 {
			return fmt.Errorf("%w: it has no site %q", ErrSources, name)
		}
		kept = append(kept, s.Sites[i])
	}
	if len(names) > 0 {
		s.Sites = kept
	}
	return nil
}

// fillFrom takes what is left out from other rules.
func (r *Rules) fillFrom(other Rules) {
	if r.Documents == nil && r.InColumn == nil { // texts of one's own are all that count
		r.InColumn = other.InColumn
	}
	for _, list := range [][2]*[]pattern{
		{&r.Documents, &other.Documents}, {&r.Follow, &other.Follow}, {&r.Next, &other.Next}, {&r.Exclude, &other.Exclude}, {&r.Report, &other.Report},
	} {
		if *list[0] == nil {
			*list[0] = *list[1]
		}
	}
	for _, n := range [][2]*int{{&r.Depth, &other.Depth}, {&r.MaxPages, &other.MaxPages}, {&r.MaxDocuments, &other.MaxDocuments}} {
		if *n[0] == 0 {
			*n[0] = *n[1]
		}
	}
	if r.Season == nil {
		r.Season = other.Season
	}
	for _, d := range [][2]*duration{{&r.Interval, &other.Interval}, {&r.Recheck, &other.Recheck}, {&r.RevisitInSeason, &other.RevisitInSeason},
		{&r.Revisit, &other.Revisit}, {&r.RevisitQuiet, &other.RevisitQuiet}, {&r.QuietAfter, &other.QuietAfter}} {
		if d[0].Duration == 0 {
			*d[0] = *d[1]
		}
	}
}
