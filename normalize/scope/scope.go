package scope

import (
	"strconv"

	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/normalize/number"
)

// A Reading is what the figures of a report cover, and why.
type Reading struct {
	Scope annual.Scope
	// Sentence tells so, as printed; "" where the scope is unknown, and where it is the
	// organ's own by the rule for its kind (RuleFor).
	Sentence string
	// Conflict is what contradicts itself, nil where nothing does.
	Conflict *Conflict
}

// A Conflict is two statements that can't both be of the figures.
type Conflict struct {
	Sentence string // of the text
	Left     string // what it says
	Right    string // what another sentence, or the table, says
	Table    bool   // Right is a figure of the table
}

// received are the figures that tell how many applications came in, of the newer forms and
// of the older.
var received = []annual.CellRef{{Indicator: "applications.received", Applicant: "total"}, {Indicator: "statistics.received"}}

// Read tells what the figures of a report cover. What the report says of itself comes
// first; then the number of applications that it says the area or the organ received, if
// the table has the same; then the rule for the kind of its organ. Statements against
// each other leave it unknown.
func Read(r *annual.Report) Reading {
	w, sentences := loadWordings(), sentencesOf(r)
	var own, area string
	for _, s := range sentences {
		switch w.said(s.plain) {
		case annual.OwnScope:
			own = first(own, s.printed)
		case annual.AreaScope:
			area = first(area, s.printed)
		}
	}
	reading := Reading{Scope: annual.UnknownScope}
	switch {
	case own != "" && area != "":
		reading.Conflict = &Conflict{Sentence: own, Left: own, Right: area}
		return reading
	case own != "":
		reading.Scope, reading.Sentence = annual.OwnScope, own
	case area != "":
		reading.Scope, reading.Sentence = annual.AreaScope, area
	}
	reading.weighCounts(r, w, sentences)
	if reading.Scope == annual.UnknownScope && reading.Conflict == nil && r.Identity == identity.Certain &&
		RuleFor(r.OrganKind, r.Year) != "" && !blocked(w, sentences) {
		reading.Scope = annual.OwnScope
	}
	return reading
}

// weighCounts compares the applications that the text says were received with those of the
// table.
func (g *Reading) weighCounts(r *annual.Report, w *wordings, sentences []sentence) {
	total, ok := receivedIn(r)
	if !ok {
		return
	}
	says := map[annual.Scope]sentence{}
	numbers := map[annual.Scope]string{}
	for _, s := range sentences {
		of, n := w.counted(s.plain)
		if of == "" || numbers[of] != "" && numbers[of] == total {
			continue
		}
		if numbers[of] == "" || n == total {
			says[of], numbers[of] = s, n
		}
	}
	fitsOwn, fitsArea := numbers[annual.OwnScope] == total, numbers[annual.AreaScope] == total
	declared := g.Scope
	if declared == annual.UnknownScope {
		switch {
		case fitsOwn && !fitsArea:
			g.Scope, g.Sentence = annual.OwnScope, says[annual.OwnScope].printed
		case fitsArea && !fitsOwn:
			g.Scope, g.Sentence = annual.AreaScope, says[annual.AreaScope].printed
		}
	}
	// The text counts what the organ received, the table more or less, and the report does
	// not say of itself that it is of all the area.
	if n := numbers[annual.OwnScope]; n != "" && !fitsOwn && declared != annual.AreaScope {
		g.Conflict = &Conflict{Sentence: says[annual.OwnScope].printed, Left: n, Right: total, Table: true}
		if !fitsArea {
			g.Scope, g.Sentence = annual.UnknownScope, ""
		}
		return
	}
	// What the area received is not in the table, which is to be of the area.
	if n := numbers[annual.AreaScope]; n != "" && !fitsArea && g.Scope != annual.OwnScope {
		g.Conflict = &Conflict{Sentence: says[annual.AreaScope].printed, Left: n, Right: total, Table: true}
	}
}

// receivedIn returns the number of applications received that the table has, as the text
// would print it.
func receivedIn(r *annual.Report) (string, bool) {
	for _, cell := range received {
		for _, o := range r.Observations {
			if o.Indicator == cell.Indicator && o.Applicant == cell.Applicant && o.Value != nil && o.Status != annual.Flagged {
				text := number.PlainRat(o.Value.Rat())
				_, err := strconv.Atoi(text)
				return text, err == nil
			}
		}
	}
	return "", false
}

// blocked reports whether the text speaks of organs below in a way that leaves open whether
// they are counted in.
func blocked(w *wordings, sentences []sentence) bool {
	for _, s := range sentences {
		if w.blocking.MatchString(w.uncited(s.plain)) {
			return true
		}
	}
	return false
}

func first(have, next string) string {
	if have != "" {
		return have
	}
	return next
}
