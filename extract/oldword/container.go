package oldword

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"

	"nianbao/extract/document"
)

// The streams of a document: its text, the tables that describe it, and what is too large for them.
const (
	textStream      = "WordDocument"
	dataStream      = "Data"
	encryptedStream = "EncryptedPackage" // a newer document, in a container of the old kind for its password
)

// streams are those of a file by name.
type streams map[string][]byte

// largestSector is the largest unit of a container in bytes. Programs leave the last one short.
const largestSector = 4096

// open returns the streams of a document, but for those of documents that are embedded in it.
func open(data []byte) (streams, error) {
	padded := make([]byte, len(data)+largestSector)
	copy(padded, data)
	c, err := mscfb.New(bytes.NewReader(padded))
	if err != nil {
		return nil, noContainer(data)
	}
	s := streams{}
	for entry, err := c.Next(); err == nil; entry, err = c.Next() {
		name := ourName(entry.Name)
		if len(entry.Path) > 0 || s[name] != nil || name == "" {
			continue
		}
		if entry.Size > int64(len(data)) {
			return nil, noContainer(data)
		}
		content, err := io.ReadAll(entry)
		if err != nil {
			return nil, noContainer(data)
		}
		s[name] = content
	}
	switch {
	case s[encryptedStream] != nil:
		return nil, document.ErrPassword
	case s[textStream] == nil && isCut(data): // the directory may be what is cut
		return nil, noContainer(data)
	case s[textStream] == nil:
		return nil, fmt.Errorf("%w: %w", document.ErrUnsupported, document.Fault("it has no text of Word"))
	}
	return s, nil
}

// ourName returns the name by which a stream is known here, "" for another stream. Capitals
// don't matter in a container.
func ourName(name string) string {
	for _, ours := range []string{textStream, dataStream, encryptedStream, tableStreams[0], tableStreams[1]} {
		if strings.EqualFold(name, ours) {
			return ours
		}
	}
	return ""
}

const (
	errContainer = document.Fault("the streams that it is made of can't be read")
	errCut       = document.Fault("it ends too early")
)

// noContainer says why there are no streams. Workbooks are containers too, and are told by their streams alone.
func noContainer(data []byte) error {
	why := errContainer
	if isCut(data) {
		why = errCut
	}
	return fmt.Errorf("%w: %w", document.ErrDamagedOffice, why)
}
