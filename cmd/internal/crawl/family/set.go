package family

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

var (
	errAddress = errors.New("the address of a page is not absolute")
	// ErrUnknown is wrapped by the error of a family that is not there.
	ErrUnknown = errors.New("there is no such family")
	// ErrDefinition is wrapped by the errors of a family's file that can't be used.
	ErrDefinition = errors.New("the definition of a family is wrong")
)

// plainID is the family of the pages that are of no other.
const plainID = "plain"

// A Set is a number of families, in the order in which their marks are looked for.
type Set struct{ families []*definition }

//go:embed families/*.yaml
var embedded embed.FS

var builtIn = sync.OnceValue(func() *Set {
	s, err := load(embedded, "families")
	if err != nil {
		panic(err) // the files are part of the binary
	}
	return s
})

// BuiltIn returns the families that the program knows by itself.
func BuiltIn() *Set { return builtIn() }

// With returns the families of a directory of YAML files, before those of the set: one with the
// ID of another stands in its place. The error wraps ErrDefinition and names the file.
func (s *Set) With(directory string) (*Set, error) {
	own, err := load(os.DirFS(directory), ".")
	if err != nil {
		return nil, err
	}
	for _, f := range s.families {
		if own.named(f.ID) == nil {
			own.families = append(own.families, f)
		}
	}
	own.sort()
	return own, nil
}

// IDs lists the families of the set.
func (s *Set) IDs() []string {
	var ids []string
	for _, f := range s.families {
		ids = append(ids, f.ID)
	}
	return ids
}

func load(files fs.FS, directory string) (*Set, error) {
	entries, err := fs.ReadDir(files, directory)
	if err != nil {
		return nil, err
	}
	s := &Set{}
	for _, e := range entries {
		if e.IsDir() || path.Ext(e.Name()) != ".yaml" {
			continue
		}
		data, err := fs.ReadFile(files, path.Join(directory, e.Name()))
		if err != nil {
			return nil, err
		}
		f, err := parseDefinition(data)
		if err == nil && f.ID != strings.TrimSuffix(e.Name(), ".yaml") {
			err = fmt.Errorf("its id is %q", f.ID)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w: %w", e.Name(), ErrDefinition, err)
		}
		s.families = append(s.families, f)
	}
	s.sort()
	return s, nil
}

func parseDefinition(data []byte) (*definition, error) {
	f := new(definition)
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(f); err != nil {
		return nil, err
	}
	return f, f.check()
}

// sort puts the plain family, which has no marks, behind all others.
func (s *Set) sort() {
	slices.SortStableFunc(s.families, func(a, b *definition) int {
		switch {
		case a.ID == plainID:
			return 1
		case b.ID == plainID:
			return -1
		}
		return a.Order - b.Order
	})
}

func (s *Set) named(id string) *definition {
	i := slices.IndexFunc(s.families, func(f *definition) bool { return f.ID == id })
	if i < 0 {
		return nil
	}
	return s.families[i]
}

// choose returns the family that is forced, or that asked for the page, or of which the page has
// the marks.
func (s *Set) choose(p *parsed, forced string) (*definition, error) {
	if forced != "" {
		if f := s.named(forced); f != nil {
			return f, nil
		}
		return nil, fmt.Errorf("%w: %q", ErrUnknown, forced)
	}
	if f := s.named(p.Context[familyKey]); f != nil {
		return f, nil
	}
	for _, f := range s.families {
		if f.ID == plainID || f.viewOf(p) != nil {
			return f, nil
		}
	}
	return nil, fmt.Errorf("%w: %q", ErrUnknown, plainID)
}
