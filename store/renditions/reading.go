package renditions

import (
	"cmp"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/normalize/number"
)

// A reading is what was read of one file, as far as it tells versions and renditions apart.
type reading struct {
	report      int64
	published   string // date of publication, "" where the document does not say
	listed      string // day that stood beside the link to it, "" for none
	marked      bool   // its title, or that of the link, says that it corrects another
	fetched     string // time, "" for a file that was not fetched
	address     string // from where
	sha256      string
	mediaType   string
	size        int64 // bytes
	scope       annual.Scope
	uncertain   bool // that it is of this organ
	corrections int  // by people
	doubts      int  // figures in doubt or without a place, and sums that fail
	sure        map[annual.CellRef]number.Decimal
	// What the database has by now.
	version, rendition int
	versionBy          Basis
}

// places tells how well a reader can be shown where a figure stands: on a page, in a cell, on
// a line.
var places = []string{
	"application/pdf",
	"image/tiff", "image/png", "image/bmp", "image/webp", "image/jpeg", "image/gif",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"application/msword",
	"text/html",
	"text/plain",
}

// standing orders the renditions of a version, the one that stands first: of which it is
// certain whose it is before one in doubt; that which people corrected; that which states the
// most figures for sure, where each of its doubts takes one off; that whose places are the
// easiest to find; of copies of which one was cut off, the longer one; and, so that the order is
// total, by their bytes.
func standing(a, b *reading) int {
	place := func(r *reading) int {
		if at := slices.Index(places, r.mediaType); at >= 0 {
			return at
		}
		return len(places)
	}
	return cmp.Or(
		later(a.uncertain, b.uncertain),
		later(b.corrections > 0, a.corrections > 0),
		cmp.Compare(len(b.sure)-b.doubts, len(a.sure)-a.doubts),
		cmp.Compare(place(a), place(b)),
		cmp.Compare(b.size, a.size),
		cmp.Compare(a.sha256, b.sha256))
}

// later orders what does not hold before what does.
func later(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// An agreement counts the figures that two readings both state for sure. Zeros in both are
// left out: most cells of most reports are zero.
type agreement struct{ same, differ int }

func (r *reading) agreementWith(o *reading) agreement {
	var found agreement
	for cell, v := range r.sure {
		w, stated := o.sure[cell]
		switch {
		case !stated:
		case v.Cmp(w) != 0:
			found.differ++
		case v.Rat().Sign() != 0:
			found.same++
		}
	}
	return found
}
