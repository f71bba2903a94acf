package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/nlnwa/gowarc/v3"
)

// longestHeader bounds the header of a record, in bytes.
const longestHeader = 1 << 20

// A head is the header of a record as it is in the file, with the length of the block behind it.
type head struct {
	bytes  []byte
	length int64
}

// readHead reads the header of a record. Addresses in brackets lose them: the standard of 2009 shows them so, wget writes them so,
// and gowarc takes such an address for none and drops it.
func readHead(in *bufio.Reader) (head, error) {
	var h head
	for {
		line, err := in.ReadSlice('\n')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return h, err
		}
		if len(h.bytes)+len(line) > longestHeader {
			return h, fmt.Errorf("the header of a record is longer than %d bytes", longestHeader)
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		switch value = bytes.TrimSpace(value); {
		case bytes.EqualFold(name, []byte(gowarc.ContentLength)):
			if h.length, err = strconv.ParseInt(string(value), 10, 64); err != nil || h.length < 0 {
				return h, fmt.Errorf("the header of a record tells no length: %.40q", value)
			}
		case strings.HasSuffix(strings.ToLower(string(name)), "-uri") && bytes.HasPrefix(value, []byte("<")):
			line = fmt.Appendf(nil, "%s: %s\r\n", name, bytes.Trim(value, "<>"))
		}
		h.bytes = append(h.bytes, line...)
		if len(bytes.TrimSpace(line)) == 0 {
			return h, nil
		}
	}
}

// record reads a record: its header, and then as many bytes as that tells.
func (r *reader) record(in *bufio.Reader) (gowarc.WarcRecord, []error, error) {
	if head, _ := in.Peek(len(magic)); !bytes.Equal(head, magic) {
		return nil, nil, fmt.Errorf("no record of a WARC file begins with %.20q", head)
	}
	h, err := readHead(in)
	if err != nil {
		return nil, nil, err
	}
	block := &io.LimitedReader{R: in, N: h.length}
	parts := io.MultiReader(bytes.NewReader(h.bytes), block, strings.NewReader("\r\n\r\n"))
	record, _, faults, err := r.unmarshaler.Unmarshal(bufio.NewReader(parts))
	if err == nil && block.N > 0 {
		err = errors.Join(io.ErrUnexpectedEOF, record.Close())
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return record, faults, err
}
