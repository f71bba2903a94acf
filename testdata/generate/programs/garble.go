package programs

import (
	"bytes"
	"os"
)

// Garble writes a PDF anew without the maps that say what its glyphs stand for, as
// programs do that print into a PDF: it looks the same, and nothing of it can be
// copied.
func Garble(in, out string) error {
	open := out + ".open"
	defer os.Remove(open)
	if err := Run("qpdf", "--decrypt", "--object-streams=disable", in, open); err != nil {
		return err
	}
	data, err := os.ReadFile(open)
	if err != nil {
		return err
	}
	// A key that readers don't know is passed over.
	data = bytes.ReplaceAll(data, []byte("/ToUnicode"), []byte("/NoUnicode"))
	if err := os.WriteFile(open, data, 0o644); err != nil {
		return err
	}
	if err := Run("qpdf", "--object-streams=generate", "--deterministic-id", open, out); err != nil {
		return err
	}
	return FixDates(out)
}
