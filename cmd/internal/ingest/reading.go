package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/normalize"
	"nianbao/normalize/annual"
	"nianbao/store/reports"
)

// An Identity tells documents apart.
type Identity struct {
	SHA256 string
	Size   int64
}

// A Reading is what became of one document.
type Reading struct {
	Identity
	MediaType string
	Pages     int
	Producer  string
	Repaired  string
	Report    *annual.Report   // nil with a fault
	Further   []*annual.Report // of a file that holds several
	Fault     *reports.Fault
	// Series is what the file says of others with which it makes one report, nil of one that
	// is whole; with a fault too, if the file could be opened.
	Series *document.Series
	// Parts are the files of a reading that was put together; see ReadWhole.
	Parts []document.Part
	// Attached are the names of the files that the file carries, as a PDF can; with a fault too. They are
	// documents of their own.
	Attached []string
}

// A File is one file in memory, to be read.
type File struct {
	Name      string // stands for its path
	Published string // its address, "" if that is not known
	Number    int    // of the file among those of its report; 0 of a single one
	Identity  Identity
	Data      []byte
}

// Identify returns the identity of a document of these bytes.
func Identify(data []byte) Identity {
	sum := sha256.Sum256(data)
	return Identity{hex.EncodeToString(sum[:]), int64(len(data))}
}

// Reports returns all reports of the file, none of a failed reading.
func (r Reading) Reports() []*annual.Report {
	if r.Report == nil {
		return nil
	}
	return append([]*annual.Report{r.Report}, r.Further...)
}

// ReadLimited reads a document as a report, or as the several that it holds, within the limits,
// those on time by the clock. scans, which may be nil, is called when the recognition of scanned
// pages begins.
func ReadLimited(ctx context.Context, name string, data []byte, id Identity, limits Limits, clock Clock, scans func()) Reading {
	return ReadWhole(ctx, []File{{Name: name, Identity: id, Data: data}}, nil, limits, clock, scans)
}

// ReadWhole is ReadLimited for the files that make one report, in their order. The reading goes by
// the identity of the first. series says of how many files they are and which are missing; it is
// nil for a single file, which tells that itself.
func ReadWhole(ctx context.Context, files []File, series *document.Series, limits Limits, clock Clock, scans func()) Reading {
	name, id := files[0].Name, files[0].Identity
	limits.Time *= time.Duration(len(files))
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	reading, read := context.WithCancel(ctx)
	defer read()
	clock.after(reading, limits.Time, func() { cancel(timeLimit(name, "reading", limits.Time)) })
	opts := extract.Options{Limits: limits.Limits, Recognize: limits.Recognize, Programs: limits.Programs, Readings: limits.Readings}
	var attached []string
	opts.Carries = func(files []string) { attached = append(attached, files...) }
	opts.Recognizing = func() {
		if limits.LeaveScans {
			cancel(WithKind(KindScans, fmt.Errorf("%s: its scans are left to another reading", name)))
			return
		}
		read()
		clock.after(ctx, limits.RecognizeTime, func() { cancel(timeLimit(name, "the recognition of its scans", limits.RecognizeTime)) })
		if scans != nil {
			scans()
		}
	}
	doc, list, err := readAll(ctx, files, series, opts)
	if err != nil {
		var late *faultError
		if ctx.Err() != nil && errors.As(context.Cause(ctx), &late) {
			err = late
		}
		if len(attached) > 0 && errors.Is(err, normalize.ErrNotReport) {
			err = fmt.Errorf("%w: the files attached to it (%d) are documents of their own", err, len(attached))
		}
		failed := FailedReading(id, err)
		failed.Attached = attached
		if doc != nil {
			failed.Series, failed.Parts = doc.Series, doc.Parts
		}
		return failed
	}
	return Reading{Identity: id, MediaType: doc.MediaType, Pages: len(doc.Pages), Producer: doc.Producer,
		Repaired: doc.Repaired, Report: list[0], Further: list[1:], Series: doc.Series, Parts: doc.Parts, Attached: attached}
}

func timeLimit(path, what string, limit time.Duration) error {
	return WithKind(KindTimeout, fmt.Errorf("%s: %s takes more than the time limit of %v", path, what, limit))
}

// FailedReading returns the reading of a document that can't be read.
func FailedReading(id Identity, err error) Reading { return Reading{Identity: id, Fault: FaultOf(err)} }
