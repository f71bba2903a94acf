package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/klauspost/compress/gzip"
	"github.com/nlnwa/gowarc/v3"
)

// A File is a WARC file that is read: packed record by record, packed as a whole, or not packed; by gzip, or by Zstandard.
type File struct {
	In   io.ReaderAt
	Size int64 // bytes
}

// Records yields the records of a file from a position on, in their order. Bytes that are no record, and a record that ends
// before its end, are yielded as an error, and what comes behind them is looked for. A record holds until the next
// is asked for.
func (f File) Records(from Position) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		r := &reader{unmarshaler: gowarc.NewUnmarshaler(), yield: yield}
		for {
			err := r.file(f, from)
			if err == nil || errors.Is(err, errEnded) || !yield(nil, err) {
				return
			}
			var ok bool
			if from, ok = f.next(max(from.Offset, r.last) + 1); !ok {
				return
			}
		}
	}
}

// At returns the record at a position, which the caller closes.
func (f File) At(at Position) (found *Record, err error) {
	r := &reader{unmarshaler: gowarc.NewUnmarshaler(), isKept: true, yield: func(record *Record, fault error) bool {
		found, err = record, fault
		return false
	}}
	fault := r.file(f, at)
	if found == nil && err == nil {
		if err = fault; err == nil {
			err = io.ErrUnexpectedEOF
		}
	}
	return found, err
}

// errEnded ends the reading at the wish of whoever reads.
var errEnded = errors.New("ended")

// magic is how a record begins.
var magic = []byte("WARC/")

// A reader reads the records of one file.
type reader struct {
	unmarshaler gowarc.Unmarshaler
	yield       func(*Record, error) bool
	isKept      bool  // whoever takes a record closes it
	last        int64 // where the record begins, or its gzip member, that was come to last
}

// file reads what comes from a position on.
func (r *reader) file(f File, from Position) error {
	in := &countingReader{in: io.NewSectionReader(f.In, from.Offset, f.Size-from.Offset), n: from.Offset}
	raw := bufio.NewReaderSize(in, 64<<10)
	offset := func() int64 { return in.n - int64(raw.Buffered()) }
	head, err := raw.Peek(4)
	if len(head) < 2 {
		return endOf(err)
	}
	switch {
	case isZstandard(head):
		return r.zstandard(f, from)
	case !bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		return r.plain(raw, from.Offset)
	}
	var member *gzip.Reader
	for inner := from.Inner; ; inner = 0 {
		begin := offset()
		r.last = begin
		if member == nil {
			member, err = gzip.NewReader(raw)
		} else {
			err = member.Reset(raw)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return where(Position{Offset: begin}, err)
		}
		member.Multistream(false)
		if err := r.member(member, begin, inner, offset); err != nil {
			return err
		}
	}
}

// member reads the records of a member of a gzip stream: one, in a file that is made for it.
func (r *reader) member(in io.Reader, begin, from int64, offset func() int64) error {
	counted := &countingReader{in: in}
	if _, err := io.CopyN(io.Discard, counted, from); err != nil {
		return where(Position{Offset: begin}, err)
	}
	unpacked := bufio.NewReaderSize(counted, 32<<10)
	done, err := nothingLeft(unpacked)
	for first := true; !done && err == nil; first = false {
		at := Position{Offset: begin, Inner: counted.n - int64(unpacked.Buffered())}
		record, faults, fault := r.record(unpacked)
		if fault != nil {
			return where(at, fault)
		}
		done, err = nothingLeft(unpacked)
		switch {
		case err != nil:
			faults = append(faults, fmt.Errorf("%w: %w", errDamaged, err))
		case done && first:
			at.Size = offset() - begin
		}
		if err := r.give(record, at, faults); err != nil {
			return err
		}
	}
	return where(Position{Offset: begin}, err)
}

// plain reads the records of what is not packed.
func (r *reader) plain(in *bufio.Reader, begin int64) error {
	counted := &countingReader{in: in, n: begin}
	unpacked := bufio.NewReaderSize(counted, 64<<10)
	offset := func() int64 { return counted.n - int64(unpacked.Buffered()) }
	for {
		done, err := nothingLeft(unpacked)
		at := Position{Offset: offset()}
		if r.last = at.Offset; done || err != nil {
			return where(at, err)
		}
		record, faults, err := r.record(unpacked)
		if err != nil {
			return where(at, err)
		}
		at.Size = offset() - at.Offset
		if err := r.give(record, at, faults); err != nil {
			return err
		}
	}
}

// give yields a record.
func (r *reader) give(record gowarc.WarcRecord, at Position, faults []error) error {
	if !r.isKept {
		defer record.Close()
	}
	taken, err := recordOf(record, at, faults)
	if err != nil {
		return where(at, err)
	}
	if !r.yield(taken, nil) {
		return errEnded
	}
	return nil
}

// nothingLeft passes over the empty lines behind a record and reports whether nothing follows.
func nothingLeft(in *bufio.Reader) (bool, error) {
	for {
		c, err := in.ReadByte()
		switch {
		case errors.Is(err, io.EOF):
			return true, nil
		case err != nil:
			return false, err
		case c != '\r' && c != '\n':
			return false, in.UnreadByte()
		}
	}
}

func endOf(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// A PlaceError says at which place of a file there is no record that can be read.
type PlaceError struct {
	Position
	Err error
}

// Error makes it an error.
func (e *PlaceError) Error() string { return fmt.Sprintf("at byte %v: %v", e.Position, e.Err) }

// Unwrap returns what is wrong there.
func (e *PlaceError) Unwrap() error { return e.Err }

// where adds the place to an error.
func where(at Position, err error) error {
	if placed := new(*PlaceError); err == nil || errors.As(err, placed) || errors.Is(err, errEnded) {
		return err
	}
	return &PlaceError{at, err}
}

// A countingReader counts the bytes that are read.
type countingReader struct {
	in io.Reader
	n  int64
}

// Read makes it an io.Reader.
func (r *countingReader) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	r.n += int64(n)
	return n, err
}
