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
