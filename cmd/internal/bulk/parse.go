package bulk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract"
	"nianbao/extract/document"
)

// A parser takes a source from its bytes to a reading. wanted is asked, once
// the document's identity is known, whether it is to be parsed; if not, the
// reading holds the identity alone. An error is the end of the whole import: a
// document that can't be read gives a reading with a fault.
type parser interface {
	parse(ctx context.Context, s Source, wanted func(identity) (bool, error)) (reading, error)
	close()
}

// inProcess parses in the calling goroutine. A document that takes too much
// memory or hangs takes the program with it.
type inProcess struct{ limits Limits }

func (p inProcess) close() {}

func (p inProcess) parse(ctx context.Context, s Source, wanted func(identity) (bool, error)) (reading, error) {
	in, err := s.open()
	if err != nil {
		return failed(identity{}, err), nil
	}
	data, err := readLimited(in, s.Path, p.limits.MaxBytes)
	in.Close()
	if err != nil {
		return failed(identity{}, err), nil
	}
	id := identify(data)
	if ok, err := wanted(id); !ok || err != nil {
		return reading{identity: id}, err
	}
	r := parseBytes(ctx, s.Path, data, id, p.limits, nil)
	return r, ctx.Err()
}

// open opens the source's bytes.
func (s Source) open() (io.ReadCloser, error) {
	if s.stream != nil {
		return s.stream()
	}
	return os.Open(s.Path)
}

// readLimited reads all of a document, or fails with ErrLimit.
func readLimited(in io.Reader, path string, limit int64) ([]byte, error) {
	var data bytes.Buffer
	if err := readInto(&data, in, path, limit); err != nil {
		return nil, err
	}
	return data.Bytes(), nil
}

// readInto is readLimited into a buffer, in place of what was there.
func readInto(data *bytes.Buffer, in io.Reader, path string, limit int64) error {
	data.Reset()
	if f, ok := in.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			data.Grow(int(min(info.Size(), limit)) + bytes.MinRead) // room to see the end
		}
	}
	if _, err := data.ReadFrom(io.LimitReader(in, limit+1)); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if int64(data.Len()) > limit {
		return &document.Error{Path: path, Reason: document.ErrLimit, Detail: (&document.LimitError{Limit: "bytes", Max: limit}).Error()}
	}
	return nil
}

func identify(data []byte) identity {
	sum := sha256.Sum256(data)
	return identity{hex.EncodeToString(sum[:]), int64(len(data))}
}

// parseBytes reads a document as a report, within the limits. scans, which may be
// nil, is called when the recognition of scanned pages begins.
func parseBytes(ctx context.Context, name string, data []byte, id identity, limits Limits, scans func()) reading {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	alarm := time.AfterFunc(limits.Time, func() { cancel(timeLimit(name, "reading", limits.Time)) })
	defer func() { alarm.Stop() }()
	opts := extract.Options{Limits: limits.Limits, Recognize: limits.Recognize, Readings: limits.Readings}
	opts.Recognizing = func() {
		alarm.Stop()
		alarm = time.AfterFunc(limits.RecognizeTime, func() { cancel(timeLimit(name, "the recognition of its scans", limits.RecognizeTime)) })
		if scans != nil {
			scans()
		}
	}
	doc, report, err := ingest.ReadWithin(ctx, name, data, opts)
	if err != nil {
		var late *faultError
		if ctx.Err() != nil && errors.As(context.Cause(ctx), &late) {
			err = late
		}
		return failed(id, err)
	}
	return reading{identity: id, MediaType: doc.MediaType, Pages: len(doc.Pages), Producer: doc.Producer,
		Repaired: doc.Repaired, Report: report}
}

func timeLimit(path, what string, limit time.Duration) error {
	return &faultError{kindTimeout, fmt.Errorf("%s: %s takes more than the time limit of %v", path, what, limit)}
}

func failed(id identity, err error) reading { return reading{identity: id, Fault: faultOf(err)} }
