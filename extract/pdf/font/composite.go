package font

import (
	"github.com/ledongthuc/pdf"

	"nianbao/extract/pdf/syntax"
)

// loadComposite reads a Type 0 font (ISO 32000-1, 9.7).
func (f *Font) loadComposite(v pdf.Value) {
	switch enc := v.Key("Encoding"); enc.Kind() {
	case pdf.Name:
		f.encoding = predefinedCMap(enc.Name())
		f.Vertical = isVerticalName(enc.Name())
	case pdf.Stream:
		f.encoding = loadCMap(enc, 0)
	case pdf.Null:
		f.encoding = predefinedCMap("Identity-H") // required, and so taken by viewers
	}
	if f.encoding == nil {
		f.encoding = &cmap{} // two-byte codes without a CID
	}
	f.Vertical = f.Vertical || f.encoding.isVertical()
	d := v.Key("DescendantFonts").Index(0)
	f.setFile(d.Key("FontDescriptor"))
	if m := d.Key("CIDToGIDMap"); m.Kind() == pdf.Stream {
		f.glyphMap = m
	}
	f.collection = f.encoding.collectionName()
	// In an embedded TrueType font without a map the CIDs of Identity-H are the
	// font's own glyph numbers, whatever collection the file claims: 19 is "0"
	// in most such fonts and "2" in Adobe-GB1.
	numbers := f.embedded && d.Key("Subtype").Name() == "CIDFontType2" && f.glyphMap.IsNull()
	if f.collection == "" && !numbers {
		info := d.Key("CIDSystemInfo")
		f.collection = syntax.Unpadded(info.Key("Registry").RawString()) + "-" + syntax.Unpadded(info.Key("Ordering").RawString())
	}
	f.missing = 1000
	if dw := d.Key("DW"); !dw.IsNull() {
		f.missing = dw.Float64()
	}
	eachMetric(d.Key("W"), 1, func(low, high uint64, w []float64) { f.widths.add(low, high, w[0]) })
	f.vdefault = verticalMetric{Advance: -1000, OriginY: 880}
	if dw2 := d.Key("DW2"); dw2.Len() == 2 {
		f.vdefault = verticalMetric{Advance: dw2.Index(1).Float64(), OriginY: dw2.Index(0).Float64()}
	}
	if f.Vertical {
		eachMetric(d.Key("W2"), 3, func(low, high uint64, m []float64) {
			f.vmetrics.add(low, high, verticalMetric{m[0], m[1], m[2]})
		})
	}
}

// eachMetric calls do for each range of CIDs of a W or W2 array (ISO 32000-1,
// 9.7.4.3), of which the metrics have n numbers each.
func eachMetric(w pdf.Value, n int, do func(low, high uint64, metric []float64)) {
	metric := make([]float64, n)
	read := func(v pdf.Value, at int) {
		for k := range metric {
			metric[k] = v.Index(at + k).Float64()
		}
	}
	for i := 0; i+1 < w.Len(); {
		low := w.Index(i).Int64()
		list := w.Index(i + 1)
		if list.Kind() == pdf.Array {
			for j := 0; j+n <= list.Len(); j += n {
				if cid := low + int64(j/n); 0 <= cid && cid <= maxCID {
					read(list, j)
					do(uint64(cid), uint64(cid), metric)
				}
			}
			i += 2
			continue
		}
		if high := min(list.Int64(), maxCID); 0 <= low && low <= high && i+2+n <= w.Len() {
			read(w, i+2)
			do(uint64(low), uint64(high), metric)
		}
		i += 2 + n
	}
}

// isVertical reports whether the CMap, or one that it uses, writes from top to
// bottom.
func (m *cmap) isVertical() bool {
	for ; m != nil; m = m.base {
		if m.vertical {
			return true
		}
	}
	return false
}

// collectionName returns the collection that the CIDs are of by the CMap's own
// definition, "" where that is left to the font.
func (m *cmap) collectionName() string {
	for ; m != nil; m = m.base {
		if m.collection != "" {
			return m.collection
		}
	}
	return ""
}
