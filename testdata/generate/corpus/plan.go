package corpus

import (
	"fmt"
	"math/rand"
	"slices"

	"nianbao/testdata/generate/compose"
	"nianbao/testdata/generate/font"
	"nianbao/testdata/generate/markup"
	"nianbao/testdata/generate/ofd"
	"nianbao/testdata/generate/report"
)

// A plan is a report of the corpus in the making.
type plan struct {
	name    string
	r       *report.Report
	rng     *rand.Rand
	base    string         // direct, libreoffice or chromium
	rewrite string         // tool that works on the file then, "" for none
	hand    *ofd.Hand      // where it is written as OFD, nil else
	place   string         // short name of the organ's place
	author  *report.Author // where it is of any kind, nil where Atlas.Pick chose the organ
	scale   int            // of the figures

	look    compose.Look
	ink     compose.Ink
	faces   []*font.Typeface
	style   markup.Style       // of the browser
	office  markup.OfficeStyle // of the office
	edits   [][2]string        // replacements in the document for the office or the browser
	missing error              // a font or table that is not there
	failed  bool               // to be finished
}

// A phase says when a feature is applied.
type phase int

const (
	arranged phase = iota // before there are figures
	printed               // to figures that obey the arithmetic, or break it as planned
	headed                // to sections
)

// A feature is something that reports have been seen to do.
type feature struct {
	id    string
	about string
	axis  string // a report has at most one feature of an axis; "": no bound
	hard  bool
	phase phase
	on    []string // producers, nil: all
	forms []string // nil: all
	apply func(*plan)
}

var (
	onDirect  = []string{"direct"}
	onDrawn   = []string{"direct", "chromium"}
	threeForm = []string{"2019", "2021"} // forms with three tables
)

// features is the catalogue of the corpus.
var features = slices.Concat(rulingFeatures, groupFeatures, cellFeatures, pageFeatures, arrangementFeatures,
	labelFeatures, figureFeatures, headingFeatures, showingFeatures, fontFeatures, streamFeatures)

// fits reports whether a plan can have a feature beside those it has.
func (f feature) fits(p *plan, chosen []feature) bool {
	if f.on != nil && !slices.Contains(f.on, p.base) || f.forms != nil && !slices.Contains(f.forms, p.r.Form) {
		return false
	}
	if p.hand != nil && slices.ContainsFunc(streamFeatures, func(s feature) bool { return s.id == f.id }) {
		return false // an OFD file has no content streams
	}
	for _, g := range chosen {
		if g.id == f.id || f.axis != "" && f.axis == g.axis {
			return false
		}
		for _, pair := range clashes {
			if pair == [2]string{f.id, g.id} || pair == [2]string{g.id, f.id} {
				return false
			}
		}
	}
	return true
}

// clashes are features that would make cells undecidable together, or undo
// each other.
var clashes = [][2]string{
	{"figure-touches-ruling", "ruling-none"},
	{"figure-touches-ruling", "ruling-outer"},
	{"figure-touches-ruling", "ruling-horizontal"},
	{"figure-touches-ruling", "table-too-wide"},
	{"figure-touches-ruling", "baseline-mixed"},
	{"tables-side-by-side", "table-too-wide"},
	{"tables-side-by-side", "head-stacked"},
	{"font-subset-kangxi", "pua-bullets"},
	{"figures-top", "break-in-row"},
	{"ruling-none", "break-in-row"},
	{"ruling-outer", "break-in-row"},
	{"ruling-none", "figures-top"},
	{"ruling-outer", "figures-top"},
	{"ruling-none", "disputes-head-unmerged"},
	{"ruling-none", "disputes-head-flat"},
	{"ruling-outer", "disputes-head-flat"},
	{"landscape-rotate", "break-in-row"},
	{"landscape-matrix", "break-in-row"},
	{"landscape-rotate", "break-before-row"},
	{"landscape-matrix", "break-before-row"},
	{"ctm-flipped", "ctm-scaled"},
	{"form-xobject", "stream-divided"},        // the page's own stream is too short to divide
	{"group-vertical-writing", "font-zenhei"}, // which lacks vertical metrics
	{"figures-thousands", "figures-spaced"},
	{"figures-thousands", "figures-fullwidth"},
	{"label-wrapped", "break-in-row"},
	{"figures-broken", "ruling-none"},
	{"figures-broken", "ruling-outer"},
	{"figures-broken", "ruling-horizontal"},
	{"figures-broken", "baseline-mixed"},
	{"figures-broken", "font-tiny"},
	{"figures-broken", "figures-spaced"},
	{"figures-broken", "figures-fullwidth"},
	{"figures-broken", "figures-thousands"},
	{"figures-broken", "table-too-wide"},
	{"figures-broken", "tables-side-by-side"},
	{"figures-broken", "head-stacked"},
	{"figures-spaced", "ruling-none"},
	{"figures-spaced", "ruling-outer"},
	{"page-number-beside", "table-too-wide"}, // the number would run into a figure
}

// choose picks the features of a plan: one to four hard ones, and an easy one
// for each axis left that every report has one of. With only, the hard ones
// are of that list.
func choose(p *plan, only []string) ([]feature, error) {
	var chosen []feature
	add := func(pool []feature, n int) {
		for _, i := range p.rng.Perm(len(pool)) {
			if n > 0 && pool[i].fits(p, chosen) {
				chosen = append(chosen, pool[i])
				n--
			}
		}
	}
	var hard []feature
	for _, f := range features {
		if len(only) > 0 && slices.Contains(only, f.id) || len(only) == 0 && f.hard {
			hard = append(hard, f)
		}
	}
	add(hard, 1+p.rng.Intn(4))
	if len(chosen) == 0 && len(only) > 0 {
		return nil, fmt.Errorf("none of %v fits form %s by %s", only, p.r.Form, p.base)
	}
	for _, axis := range []string{"ruling", "font", "digits", "filter"} {
		var pool []feature
		for _, f := range features {
			if f.axis == axis && !f.hard {
				pool = append(pool, f)
			}
		}
		add(pool, 1)
	}
	for _, f := range features {
		if !f.hard && f.axis == "" && p.rng.Intn(3) == 0 {
			add([]feature{f}, 1)
		}
	}
	return chosen, nil
}
