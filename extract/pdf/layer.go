package pdf

import "nianbao/extract/document"

// fewGlyphs is less than a line of text: a page number or a stamp of the archive
// that was added to a scan.
const fewGlyphs = 40

// layer tells what a page is made of.
func (in *interpreter) layer(p *document.Page) document.Layer {
	covered := isCoveredPage(p)
	switch {
	case covered && len(p.Glyphs) < fewGlyphs:
		return document.ScanLayer
	case in.unmapped >= fewGlyphs && in.unmapped*3 > len(p.Glyphs):
		return document.GarbledLayer
	case covered && in.hidden*2 > len(p.Glyphs):
		return document.HiddenLayer
	case covered:
		return document.MixedLayer
	}
	return document.TextLayer
}

// isCoveredPage reports whether a picture covers a third of the page at least.
func isCoveredPage(p *document.Page) bool {
	for _, im := range p.Images {
		if im.Width()*im.Height() > p.Width*p.Height/3 {
			return true
		}
	}
	return false
}
