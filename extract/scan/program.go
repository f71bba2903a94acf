package scan

import (
	"cmp"
	"fmt"

	"nianbao/extract/scan/model"
	"nianbao/extract/scan/reading"
	"nianbao/extract/scan/tesseract"
)

// ErrMissing says that no program that reads is installed.
var ErrMissing = tesseract.ErrMissing

// A Choice says which programs are to read: see Open.
type Choice string

// The choices.
const (
	Auto      Choice = "auto"      // those that are there
	Tesseract Choice = "tesseract" // tesseract alone
	Model     Choice = "model"     // the recognition model alone
	Both      Choice = "both"
)

// Choices are all of them.
var Choices = []Choice{Auto, Tesseract, Model, Both}

// Programs are those that read. The zero value has none.
type Programs struct {
	tesseract bool
	model     *model.Model
	// Broken says why the model is not among them although a part of it is there, or its folder was named;
	// nil where it is, or was not asked for.
	Broken error
}

// Open returns the programs of a choice. The error is ErrMissing where there is none for Auto, and
// else says what is wrong with that which was asked for. The model is loaded once in a process.
func (c Choice) Open() (Programs, error) {
	var p Programs
	var without error
	if c != Tesseract {
		p.model, without = model.Installed()
	}
	p.tesseract = c != Model && tesseract.Available()
	switch {
	case (c == Model || c == Both) && p.model == nil:
		return Programs{}, without
	case (c == Tesseract || c == Both) && !p.tesseract:
		return Programs{}, tesseract.ErrMissing
	case p.model == nil && without != nil && (without != model.ErrMissing || model.IsFolderNamed()):
		p.Broken = without
	}
	if !p.tesseract && p.model == nil {
		return Programs{}, cmp.Or(p.Broken, ErrMissing)
	}
	return p, nil
}

// String names them, as notes do.
func (p Programs) String() string {
	switch {
	case p.model == nil:
		return ""
	case !p.tesseract:
		return p.model.Name()
	}
	return fmt.Sprintf("%s and tesseract", p.model.Name())
}

// A Cache keeps what was read, so that a page that comes again takes no time for it.
type Cache = reading.Cache

// NewCache returns the cache in a directory, which is made when something is kept.
func NewCache(dir string) *Cache { return reading.NewCache(dir) }

// UserCache returns the directory of the cache below the user's cache folder, ""
// where there is none.
func UserCache() string { return reading.UserCache() }
