package guard

import (
	"compress/zlib"
	"context"
	"errors"
	"io"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
)

// A Budget is what is left of the limits while a document is read.
type Budget struct {
	ctx         context.Context
	limits      document.Limits
	operators   int
	streamBytes int64
	glyphs      int
	forms       int
}

// NewBudget returns the budget of one document: all of the limits is left.
func NewBudget(ctx context.Context, limits document.Limits) *Budget {
	return &Budget{ctx: ctx, limits: limits}
}

// Operator counts one operator and fails with a LimitError beyond the limit. It also looks
// at the context now and then, and returns its error: a page can hold millions.
func (b *Budget) Operator() error {
	b.operators++
	if b.operators > b.limits.MaxOperators {
		return &document.LimitError{Limit: "operators", Max: int64(b.limits.MaxOperators)}
	}
	if b.operators%4096 == 0 {
		return b.ctx.Err()
	}
	return nil
}

// Shown notes how many glyphs an operator showed, and fails with a LimitError beyond the limit.
func (b *Budget) Shown(glyphs int) error {
	b.glyphs += glyphs
	if b.glyphs > b.limits.MaxGlyphs {
		return &document.LimitError{Limit: "glyphs", Max: int64(b.limits.MaxGlyphs)}
	}
	return nil
}

// mostForms bounds how many forms are drawn in a document: each may draw others, ten of them ten
// each. Pages of reports have a few.
const mostForms = 30_000

// Form counts one more form that is drawn, and fails with a LimitError beyond the bound.
func (b *Budget) Form() error {
	if b.forms++; b.forms > mostForms {
		return &document.LimitError{Limit: "forms drawn", Max: mostForms}
	}
	return nil
}

// Stream returns the decoded bytes of a content stream, with a LimitError where the streams
// of the document have more together than the limit. An unknown filter, at which the library
// panics, is an error too.
func (b *Budget) Stream(v pdf.Value) (data []byte, err error) {
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
