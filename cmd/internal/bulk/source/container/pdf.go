package container

import (
	"io"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/pdf"
)

// walkPDF comes to the files that a PDF carries: those of a portfolio, and others that are attached to it or
// to its pages.
func walkPDF(f File, limits ingest.Limits, visit func(Member) error) error {
	data, err := ingest.Load(io.NewSectionReader(f.In, 0, f.Size), f.Path, limits.MaxBytes)
	if err != nil {
		return err
	}
	list, err := pdf.AttachedTo(f.Path, data, limits.WithDefaults())
	if err != nil {
		return err
	}
	// None tells its size, so that all of them together are bounded while they are read.
	most := min(limits.Unpacked, max(smallArchive, int64(limits.Ratio)*f.Size))
	left := &boundedReader{left: most, limit: most}
	for i, a := range list {
		m := Member{Name: label(a.Name), Size: -1, Packed: a.Packed, Place: i, Of: len(list),
			Open: func() (io.ReadCloser, error) {
				in := a.Open()
				left.in = in
				return struct {
					io.Reader
					io.Closer
				}{left, in}, nil
			}}
		if err := visit(m); err != nil {
			return err
		}
	}
	return nil
}
