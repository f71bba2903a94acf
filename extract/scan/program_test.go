package scan

import (
	"errors"
	"testing"

	"nianbao/extract/scan/model"
	"nianbao/extract/scan/tesseract"
)

// What is asked for by name is there, or the error says what is not; what is not asked for is not used.
func TestOpen(t *testing.T) {
	for _, c := range []struct {
		Choice
		tesseract, model bool // are asked for by name
	}{{Auto, false, false}, {Tesseract, true, false}, {Model, false, true}, {Both, true, true}} {
		p, err := c.Open()
		_, without := model.Installed()
		switch {
		case c.model && without != nil:
			if !errors.Is(err, without) {
				t.Errorf("%s: %v", c.Choice, err)
			}
		case c.tesseract && !tesseract.Available():
			if !errors.Is(err, ErrMissing) {
				t.Errorf("%s: %v", c.Choice, err)
			}
		case err != nil && (without == nil || tesseract.Available()):
			t.Errorf("%s: %v", c.Choice, err)
		case err == nil && (c.Choice == Tesseract && p.model != nil || c.Choice == Model && p.tesseract):
			t.Errorf("%s: %+v", c.Choice, p)
		}
	}
}

// Notes name programs only where tesseract was not alone.
func TestProgramsString(t *testing.T) {
	for want, p := range map[string]Programs{
		"":                               {tesseract: true},
		"an unknown model":               {model: new(model.Model)},
		"an unknown model and tesseract": {tesseract: true, model: new(model.Model)},
	} {
		if got := p.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
