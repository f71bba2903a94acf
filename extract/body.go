package extract

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"

	"nianbao/extract/document"
	"nianbao/extract/filekind"
)

// mostWrappings is how often a body is packed at most: by a server, and by a proxy in front of it that does not look.
const mostWrappings = 2

// unwrapped returns a document that is packed with gzip, as servers send bodies, though nobody says so, and its kind.
// What is not packed, or is an archive behind that, is returned as it is. Errors are of type *document.Error.
func unwrapped(name string, data []byte, limits document.Limits) ([]byte, filekind.Kind, error) {
	kind, err := filekind.Of(bytes.NewReader(data), int64(len(data)))
	for range mostWrappings {
		if err != nil || kind.ID != filekind.Gzip {
			return data, kind, err
		}
		plain, failed := unpacked(data, limits.MaxBytes)
		if failed != nil {
			var limit *document.LimitError
			if errors.As(failed, &limit) {
				return nil, kind, &document.Error{Path: name, Reason: document.ErrLimit, Detail: limit.Error()}
			}
			return nil, kind, &document.Error{Path: name, Reason: document.ErrUnsupported, Detail: document.Words(failed)}
		}
		if kind, err = filekind.Of(bytes.NewReader(plain), int64(len(plain))); kind.Holds == filekind.Files && kind.ID != filekind.Gzip {
			return data, kind, err
		}
		data = plain
	}
	return data, kind, err
}

// unpacked returns what is packed with gzip, to its end: its checksum stands there.
func unpacked(data []byte, most int64) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, errPacked
	}
	plain, err := io.ReadAll(io.LimitReader(z, most+1))
	switch {
	case int64(len(plain)) > most:
		return nil, &document.LimitError{Limit: "bytes", Max: most}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, err
	case err != nil:
		return nil, errPacked
	}
	return plain, nil
}

const errPacked = document.Fault("what is packed in it is damaged")
