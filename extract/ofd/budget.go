package ofd

import (
	"context"

	"nianbao/extract/document"
)

// Bounds beside those of document.Limits. Files of offices stay far below.
const (
	mostUnits    = 30_000    // composite objects drawn in a document: each may draw others, ten of them ten each
	deepest      = 64        // elements in one another
	mostElements = 600_000   // elements and attributes of one member: a tree of them takes many times its size
	mostMedia    = 512 << 20 // bytes of fonts and pictures, unpacked and packed again
)

// A budget is what is left of the limits while a document is read.
type budget struct {
	ctx     context.Context
	limits  document.Limits
	text    int64 // bytes of markup, unpacked
	media   int64 // bytes of fonts and pictures, unpacked and packed again
	objects int
	glyphs  int
	units   int
}

// markup counts bytes of markup, and mediaBytes those of fonts and pictures.
func (b *budget) markup(n int) error {
	if b.text += int64(n); b.text > b.limits.MaxStreamBytes {
		return &document.LimitError{Limit: "stream bytes", Max: b.limits.MaxStreamBytes}
	}
	return nil
}

func (b *budget) mediaBytes(n int) error {
	if b.media += int64(n); b.media > mostMedia {
		return &document.LimitError{Limit: "bytes of pictures and fonts", Max: mostMedia}
	}
	return nil
}

// object counts one more object that is drawn, and looks at the context now and then.
func (b *budget) object() error {
	if b.objects++; b.objects > b.limits.MaxOperators {
		return &document.LimitError{Limit: "operators", Max: int64(b.limits.MaxOperators)}
	}
	if b.objects%1024 == 0 {
		return b.ctx.Err()
	}
	return nil
}

func (b *budget) shown(glyphs int) error {
	if b.glyphs += glyphs; b.glyphs > b.limits.MaxGlyphs {
		return &document.LimitError{Limit: "glyphs", Max: int64(b.limits.MaxGlyphs)}
	}
	return nil
}

func (b *budget) unit() error {
	if b.units++; b.units > mostUnits {
		return &document.LimitError{Limit: "composite objects drawn", Max: mostUnits}
	}
	return nil
}
