package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
)

// A room is a package: what it says of itself, and what it imports.
type room struct {
	path    string   // from the root, "extract/layout"
	says    string   // the first sentence of its documentation
	knows   []string // rooms that it imports, tests apart
	imports []string // all that it imports, of the standard library too
	floor   int      // one above the highest of the rooms that it knows, from 1
}

// A house is all rooms by their paths.
type house map[string]*room

// readHouse lists the packages below a folder, which is in the module.
func readHouse(dir string) (house, error) {
	c := exec.Command("go", "list", "-json=ImportPath,Doc,Imports,Module", "./...")
	c.Dir = dir
	out, err := c.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			err = fmt.Errorf("%w: %s", err, exit.Stderr)
		}
		return nil, fmt.Errorf("go list: %w", err)
	}
	h := house{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath, Doc string
			Imports         []string
			Module          struct{ Path string }
		}
		if err := d.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		own := p.Module.Path + "/"
		r := &room{path: strings.TrimPrefix(p.ImportPath, own), says: p.Doc, imports: p.Imports}
		for _, i := range p.Imports {
			if path, ok := strings.CutPrefix(i, own); ok {
				r.knows = append(r.knows, path)
			}
		}
		h[r.path] = r
	}
	for _, r := range h {
		h.settle(r)
	}
	return h, nil
}

// settle gives a room its floor. There are no circles: Go does not build them.
func (h house) settle(r *room) int {
	if r.floor == 0 {
		r.floor = 1
		for _, k := range r.knows {
			r.floor = max(r.floor, h.settle(h[k])+1)
		}
	}
	return r.floor
}

// reaches reports whether a room knows another, by way of others too.
func (h house) reaches(from, to string) bool {
	return slices.ContainsFunc(h[from].knows, func(k string) bool { return k == to || h.reaches(k, to) })
}

// nearest returns the rooms that a room knows less those that it knows by way of others
// anyway.
func (h house) nearest(r *room) []string {
	return slices.DeleteFunc(slices.Clone(r.knows), func(k string) bool {
		return slices.ContainsFunc(r.knows, func(o string) bool { return o != k && h.reaches(o, k) })
	})
}
