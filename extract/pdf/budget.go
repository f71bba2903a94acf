package pdf

import (
	"compress/zlib"
	"context"
	"errors"
	"io"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
)

// A budget is what is left of the limits while a document is read.
type budget struct {
	ctx         context.Context
	limits      document.Limits
	operators   int
	streamBytes int64
	glyphs      int
}

func newBudget(ctx context.Context, limits document.Limits) *budget {
	return &budget{ctx: ctx, limits: limits}
}

// operator counts one operator. It also looks at the context now and then: a
// page can hold millions.
func (b *budget) operator() error {
	b.operators++
	if b.operators > b.limits.MaxOperators {
		return &document.LimitError{Limit: "operators", Max: int64(b.limits.MaxOperators)}
	}
	if b.operators%4096 == 0 {
		return b.ctx.Err()
	}
	return nil
}

// shown notes how many glyphs an operator showed.
func (b *budget) shown(glyphs int) error {
	b.glyphs += glyphs
	if b.glyphs > b.limits.MaxGlyphs {
		return &document.LimitError{Limit: "glyphs", Max: int64(b.limits.MaxGlyphs)}
	}
	return nil
}

// stream returns the decoded bytes of a content stream. The library panics at
// an unknown filter.
func (b *budget) stream(v pdf.Value) (data []byte, err error) {
	defer document.RecoverTo(&err)
	left := b.limits.MaxStreamBytes - b.streamBytes
	r := v.Reader()
	defer r.Close()
	data, err = io.ReadAll(io.LimitReader(r, left+1))
	b.streamBytes += int64(len(data))
	if errors.Is(err, zlib.ErrChecksum) {
		err = nil // all bytes are there; viewers don't look at their sum
	}
	if err == nil && b.streamBytes > b.limits.MaxStreamBytes {
		err = &document.LimitError{Limit: "stream bytes", Max: b.limits.MaxStreamBytes}
	}
	return data, err
}
