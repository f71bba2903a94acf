package document

import (
	"errors"
	"strings"
)

// A Fault is what is wrong with a file, in words.
type Fault string

func (f Fault) Error() string { return string(f) }

// libraryWords say in words what libraries, and the runtime, say of a file in terms of their
// code. The first that is part of a message counts.
var libraryWords = []struct{ part, words string }{
	{"runtime error", string(errMalformed)},
	{"filter", "it is packed in a way that is not known"},
	{"zip:", "it is no whole archive"},
	{"flate", "what is packed in it is damaged"},
	{"zlib", "what is packed in it is damaged"},
	{"EOF", "it ends too early"},
	{"ends too early", "it ends too early"},
	{"xref", "its cross references lead nowhere"},
	{"cross-reference", "its cross references lead nowhere"},
	{"xml", "its markup is damaged"},
	{"XML", "its markup is damaged"},
	{"nested", "its elements are nested too deeply"},
}

// Words returns what an error says of a file: our own words as they are, those of a library as
// far as they are known.
func Words(err error) string {
	var own Fault
	switch {
	case errors.As(err, &own):
		return string(own)
	case errors.Is(err, ErrLimit):
		return err.Error()
	}
	said := err.Error()
	for _, w := range libraryWords {
		if strings.Contains(said, w.part) {
			return w.words
		}
	}
	return string(errMalformed)
}
