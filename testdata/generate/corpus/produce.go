package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/testdata/generate/markup"
	"nianbao/testdata/generate/programs"
)

// convert prints reports with the office, many in each run of it.
func convert(plans []*plan, work string) error {
	var batches []*plan // the first of each batch stands for it
	var members = map[*plan][]*plan{}
	for part := range slices.Chunk(plans, 40) {
		batches = append(batches, part[0])
		members[part[0]] = part
	}
	return each(batches, func(first *plan) error {
		profile, err := os.MkdirTemp("", "office")
		if err != nil {
			return err
		}
		defer os.RemoveAll(profile)
		args := []string{"-env:UserInstallation=file://" + profile, "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", work}
		for _, p := range members[first] {
			text := p.edited(markup.ODT(p.r, p.office))
			in := filepath.Join(work, p.name+".fodt")
			if err := os.WriteFile(in, []byte(text), 0o644); err != nil {
				return err
			}
			args = append(args, in)
		}
		return programs.Run("soffice", args...)
	})
}

// edited returns a document with the plan's replacements in it.
func (p *plan) edited(text string) string {
	for _, e := range p.edits {
		text = strings.ReplaceAll(text, e[0], e[1])
	}
	return text
}

// browse prints reports with one browser.
func browse(plans []*plan, work string) error {
	if len(plans) == 0 {
		return nil
	}
	b, err := programs.OpenBrowser()
	if err != nil {
		return err
	}
	for _, p := range plans {
		if err := b.Print(p.edited(markup.HTML(p.r, p.style)), p.file(work)); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return b.Close()
}
