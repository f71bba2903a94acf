package main

import (
	"os"

	"nianbao/testdata/generate/programs"
)

// A rewrite is a fixture with the pages of another one in another file
// structure.
type rewrite struct {
	name string
	of   string
	tool func(in, out string) error
}

// The static IDs and initialization vectors keep the bytes the same from run
// to run; encrypted-aes256 differs all the same, as its key is random.
var rewrites = []rewrite{
	{"objstm", "department", programs.QPDF("--deterministic-id", "--object-streams=generate")},
	{"linearized", "department", programs.QPDF("--deterministic-id", "--linearize")},
	{"encrypted-aes256", "department", programs.QPDF("--static-id", "--static-aes-iv", "--encrypt", "", "owner", "256", "--")},
	{"encrypted-aes128", "department", programs.QPDF("--static-id", "--static-aes-iv", "--encrypt", "", "owner", "128", "--use-aes=y", "--")},
	{"encrypted-rc4", "department", programs.QPDF("--static-id", "--allow-weak-crypto", "--encrypt", "", "owner", "128", "--use-aes=n", "--")},
	{"ghostscript", "department", programs.Ghostscript},
	{"mutool", "form2021-chromium", programs.MuTool},
}

// make writes the PDF and copies the truth of the fixture it is made from.
func (w rewrite) make() error {
	from, to := fixtureDir+"/"+w.of, fixtureDir+"/"+w.name
	if err := w.tool(from+".pdf", to+".pdf"); err != nil {
		return err
	}
	if err := programs.FixDates(to + ".pdf"); err != nil {
		return err
	}
	for _, ext := range []string{".cells.tsv", ".meta.json"} {
		b, err := os.ReadFile(from + ext)
		if err != nil {
			return err
		}
		if err := os.WriteFile(to+ext, b, 0o644); err != nil {
			return err
		}
	}
	return nil
}
