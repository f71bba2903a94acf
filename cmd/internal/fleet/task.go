package fleet

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
)

// A task is a document to be read: all that its reading depends on.
type task struct {
	Limits ingest.Limits
	Series *document.Series `json:",omitempty"` // of a report in several files
	Files  []file
}

// A file is the document, or one of the files of a report in several.
type file struct {
	Path      string
	Published string `json:",omitempty"`
	Number    int    `json:",omitempty"`
	ingest.Identity
	data []byte
}

// taskOf returns the task of reading a source, with the bytes of its files in their order. Where
// what OCR read is kept is each machine's own matter.
func taskOf(s source.Source, limits ingest.Limits, data [][]byte) task {
	limits.Readings, limits.LeaveScans = "", false
	t := task{Limits: limits, Series: s.Series}
	for i, part := range append([]source.Source{s}, s.Parts...) {
		t.Files = append(t.Files, file{Path: part.Path, Published: part.Published(), Number: part.Number, Identity: ingest.Identify(data[i]), data: data[i]})
	}
	return t
}

// encode returns the task as a line of JSON with the bytes of its files behind it, and its name, which is a
// digest of that line: the bytes are in it by their digests.
func (t task) encode() (name string, content []byte, err error) {
	line, err := json.Marshal(t)
	if err != nil {
		return "", nil, err
	}
	sum := sha256.Sum256(line)
	content = append(line, '\n')
	for _, f := range t.Files {
		content = append(content, f.data...)
	}
	return hex.EncodeToString(sum[:]), content, nil
}

// decodeTask returns what encode has encoded.
func decodeTask(content []byte) (task, error) {
	line, rest, _ := bytes.Cut(content, []byte("\n"))
	var t task
	if err := json.Unmarshal(line, &t); err != nil {
		return t, fmt.Errorf("a task that is none: %w", err)
	}
	if len(t.Files) == 0 {
		return t, errors.New("a task without a file")
	}
	for i := range t.Files {
		size := t.Files[i].Size
		if size < 0 || size > int64(len(rest)) {
			return t, errors.New("a task that is cut off")
		}
		t.Files[i].data, rest = rest[:size:size], rest[size:]
	}
	return t, nil
}

// source returns the task as what a parser reads.
func (t task) source() source.Source {
	var list []source.Source
	for _, f := range t.Files {
		list = append(list, source.Source{Path: f.Path, Address: f.Published, Number: f.Number,
			Stream: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(f.data)), nil }})
	}
	first := list[0]
	first.Parts, first.Series = list[1:], t.Series
	return first
}
