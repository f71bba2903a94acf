package source

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"nianbao/cmd/internal/bulk/source/container"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract/filekind"
)

// Attached yields the files that a PDF carries, which is a source, as members of it: "a.pdf!/b.docx". Of what a manifest
// says of the PDF they have where it was published, and no more: they may be the reports of others. names
// are those of the files, for a PDF that is itself in so many containers that none of what is in it is opened.
func (d *Discoverer) Attached(ctx context.Context, of Source, names []string) error {
	depth := strings.Count(of.Path, memberMark)
	if depth >= deepest || of.Once {
		for _, name := range names {
			path := of.Path + memberMark + name
			why := ingest.WithKind(ingest.KindNested, fmt.Errorf("%s: a file that is attached to a PDF which is in two others itself, or came from standard input, is not opened", path))
			if err := d.Yield(Source{Path: path, Fault: ingest.FaultOf(why)}); err != nil {
				return err
			}
		}
		return nil
	}
	s := &search{Discoverer: d, context: ctx}
	if e := of.Entry; e != nil {
		s.like.Entry = &Entry{URL: e.URL, FetchedAt: e.FetchedAt}
	}
	s.like.Address = of.Address
	err := s.walkAttached(of, depth+1)
	if err == nil || s.stopped != nil {
		return s.stopped
	}
	return d.Yield(s.like.failed(of.Path+memberMark, err))
}

// walkAttached comes to the files that a PDF carries.
func (s *search) walkAttached(of Source, depth int) error {
	in, err := of.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	data, err := ingest.Load(in, of.Path, s.Limits.MaxBytes)
	if err != nil {
		return err
	}
	return s.walk(container.File{Path: of.Path, Kind: filekind.PDF, In: bytes.NewReader(data), Size: int64(len(data))}, depth)
}
