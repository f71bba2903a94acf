package warc

import (
	"errors"
	"slices"
	"strings"

	"github.com/nlnwa/gowarc/v3"
)

// errDamaged says that the bytes of a gzip member are not those that were packed.
var errDamaged = errors.New("the packed bytes are damaged")

// IsDamage reports whether a fault of a record is that its bytes are not those that were written.
func IsDamage(fault error) bool {
	var digest *gowarc.DigestError
	return errors.As(fault, &digest) || errors.Is(fault, errDamaged)
}

// IsDamaged reports whether the body of a record can't be taken for what was written: its packing says so, or a digest does
// and no other holds. Programs disagree about what a digest is of: some tell that of the unpacked body as that of
// the payload, some that of the payload as that of the block. Where one of the two holds, the bytes are right.
func (r *Record) IsDamaged() bool {
	if slices.ContainsFunc(r.Faults, func(f error) bool { return errors.Is(f, errDamaged) }) {
		return true
	}
	failing := 0
	for _, f := range r.Faults {
		if said := f.Error(); strings.HasPrefix(said, "block: ") || strings.HasPrefix(said, "payload: ") { // so gowarc begins what it says of digests
			failing++
		}
	}
	return slices.ContainsFunc(r.Faults, IsDamage) && failing >= r.digests
}
