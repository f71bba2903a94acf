package sheet

import (
	"fmt"
	"strings"

	"nianbao/extract/document"
)

// A tally counts cells of which something is to be told, and remembers the first.
type tally struct {
	count int
	named []string
}

// mostNamed is how many cells of a kind a warning names.
const mostNamed = 8

// add takes a cell down, with what is to be said of it.
func (t *tally) add(at, what string) {
	if t.count++; t.count > mostNamed {
		return
	}
	if what != "" {
		at += " " + what
	}
	t.named = append(t.named, at)
}

func (t *tally) String() string {
	s := strings.Join(t.named, ", ")
	if t.count > len(t.named) {
		s += fmt.Sprintf(" and %d more", t.count-len(t.named))
	}
	return s
}

// told is what readers are told of cells.
type told struct {
	unseen  tally // hidden, or under a merged cell
	blank   tally // a number that its format does not show
	rounded tally // fewer digits are shown than stored
	pending tally // formulas without a value
	faults  tally // #REF! and the like
	unknown tally // formats that are not known
	boxes   tally // texts that float over the cells
}

// tell adds the warnings of a workbook.
func (w *writer) tell() {
	for _, t := range []struct {
		code, message string
		*tally
	}{
		{"sheet-hidden", "hidden sheets, rows, columns and cells were left out", &w.unseen},
		{"sheet-unshown", "cells hold a number that they do not show, and were taken for blank", &w.blank},
		{"sheet-rounded", "cells show fewer digits than they hold; what they show was read", &w.rounded},
		{"sheet-uncalculated", "formulas stand without the value that they had when the file was saved", &w.pending},
		{"sheet-error", "formulas have an error for a value", &w.faults},
		{"sheet-format", "numbers have a format that is not known, and were read without it", &w.unknown},
		{"sheet-box", "texts in boxes over the cells were left out", &w.boxes},
	} {
		if t.count > 0 {
			w.doc.Warnings = append(w.doc.Warnings, document.Warning{Code: t.code, Message: t.message + ": " + t.tally.String()})
		}
	}
}
