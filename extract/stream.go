package extract

import (
	"io"

	"github.com/ledongthuc/pdf"
)

// streamBytes returns the decoded bytes of a stream. The library panics at an
// unknown filter or broken data; that comes back as an error.
func streamBytes(v pdf.Value) (data []byte, err error) {
	defer recoverTo(&err)
	r := v.Reader()
	defer r.Close()
	data, err = io.ReadAll(io.LimitReader(r, maxStream+1))
	if err == nil && len(data) > maxStream {
		err = ErrLimit
	}
	return data, err
}

// maxStream bounds the decoded size of one stream in bytes.
const maxStream = 64 << 20
