package warc

import (
	"errors"

	"github.com/nlnwa/gowarc/v3"
)

// errDamaged says that the bytes of a gzip member are not those that were packed.
var errDamaged = errors.New("the packed bytes are damaged")

// IsDamage reports whether a fault of a record is that its bytes are not those that were written.
func IsDamage(fault error) bool {
	var digest *gowarc.DigestError
	return errors.As(fault, &digest) || errors.Is(fault, errDamaged)
}

// A Check is what was found wrong with a file.
type Check struct {
	Records int     // that could be read
	Faults  []error // each with its place
}

// Verify reads a file to its end and returns what is wrong with it: stretches that are no record, digests that the bytes
// do not have, and records that break the standard.
func (f File) Verify() Check {
	var c Check
	for r, err := range f.Records(Position{}) {
		if err != nil {
			c.Faults = append(c.Faults, err)
			continue
		}
		c.Records++
		for _, fault := range r.Faults {
			c.Faults = append(c.Faults, where(r.Position, fault))
		}
	}
	return c
}
