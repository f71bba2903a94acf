package syntax

import (
	"compress/zlib"
	"errors"
	"io"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
)

// StreamBytes returns the decoded bytes of a stream. The library panics at an
// unknown filter or broken data; that comes back as an error.
func StreamBytes(v pdf.Value) (data []byte, err error) {
	defer document.RecoverTo(&err)
	r := v.Reader()
	defer r.Close()
	data, err = io.ReadAll(io.LimitReader(r, MaxStream+1))
	if errors.Is(err, zlib.ErrChecksum) {
		err = nil // all bytes are there; viewers don't look at their sum
	}
	if err == nil && len(data) > MaxStream {
		err = document.ErrLimit
	}
	return data, err
}

// MaxStream bounds the decoded size of one stream in bytes.
const MaxStream = 64 << 20
