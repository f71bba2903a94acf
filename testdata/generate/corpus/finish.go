package corpus

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/testdata/generate/locate"
	"nianbao/testdata/generate/programs"
	"nianbao/testdata/generate/report"
)

// setOnPaper writes a direct report.
func (p *plan) setOnPaper(work, out string) error {
	sheets, pages := p.look.Compose(p.r, p.ink, p.faces, p.rng)
	var data []byte
	if p.hand != nil {
		data = sheets.OFD(*p.hand, p.rng)
	} else {
		data = sheets.Bytes(p.rng)
	}
	if err := os.WriteFile(p.file(work), data, 0o644); err != nil {
		return err
	}
	return p.finish(work, out, pages)
}

func (p *plan) file(dir string) string {
	if p.hand != nil {
		return filepath.Join(dir, p.name+".ofd")
	}
	return filepath.Join(dir, p.name+".pdf")
}

// finish rewrites the file if the plan says so, and writes the truth. Where
// the pages of the figures are not known they are looked up.
func (p *plan) finish(work, out string, pages map[string][]int) error {
	from, to := p.file(work), p.file(out)
	cells := p.r.Truths()
	if err := p.r.CheckFaults(); err != nil {
		return err
	}
	if pages == nil {
		if err := locate.Pages(from, p.r, cells); err != nil {
			return err
		}
		// The halves of broken figures are read line by line.
		if !slices.Contains(p.r.Features, "figures-broken") {
			if err := locate.Legible(from, cells); err != nil {
				return err
			}
		}
	} else {
		at := map[string]int{}
		for i := range cells {
			t := cells[i].Table
			if at[t] >= len(pages[t]) {
				return fmt.Errorf("table %s: figures printed %d, in the truth more", t, len(pages[t]))
			}
			cells[i].Page = pages[t][at[t]]
			at[t]++
		}
		for t, n := range at {
			if n != len(pages[t]) {
				return fmt.Errorf("table %s: figures printed %d, in the truth %d", t, len(pages[t]), n)
			}
		}
	}
	if err := p.recast(from, to, cells); err != nil {
		return err
	}
	to = p.file(out)
	if p.hand == nil {
		if err := programs.FixDates(to); err != nil {
			return err
		}
	}
	return p.r.WriteTruth(strings.TrimSuffix(to, filepath.Ext(to)), cells)
}

// recast has the plan's tool write the file anew, or moves it where there is
// none. A report that the tool cannot do, or of which it loses what the glyphs
// mean, stays as its producer wrote it.
func (p *plan) recast(from, to string, cells []report.Truth) error {
	for _, t := range recasts {
		if t.name != p.rewrite {
			continue
		}
		err := t.tool(from, to)
		if errors.Is(err, exec.ErrNotFound) {
			return err
		}
		if err == nil && p.base != "direct" { // whose content streams no tool touches
			err = locate.Legible(to, cells)
		}
		if err == nil {
			return nil
		}
		if err := os.Remove(to); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		p.name, p.rewrite, p.r.Producer = strings.TrimSuffix(p.name, "-"+p.rewrite), "", p.base
		to = p.file(filepath.Dir(to))
	}
	return os.Rename(from, to)
}
