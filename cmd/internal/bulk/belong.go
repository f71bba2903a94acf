package bulk

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/bulk/source/partname"
	"nianbao/cmd/internal/ingest"
	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
)

// A candidate is one of the files that are called like the parts of one report, read alone.
type candidate struct {
	source.Sibling
	member *member
}

func contains(files []candidate, f candidate) bool {
	return slices.ContainsFunc(files, func(o candidate) bool { return o.member == f.member })
}

// shortText is how many characters the text of a report has at least; what has fewer is tables with their titles.
const shortText = 200

// isIncomplete reports whether a file is no whole report by itself: one without text, without tables, without a name or a year,
// or nothing that was known for a report. Of what could not be read at all nothing is known.
func isIncomplete(r ingest.Reading) bool {
	switch {
	case r.Fault != nil:
		return r.Fault.Kind == "not-report"
	case r.Report == nil || len(r.Further) > 0:
		return false
	}
	return !isNamed(r.Report) || lacksTables(r.Report) || utf8.RuneCountInString(proseOf(r.Report)) < shortText
}

// proseOf returns the text of a report, without its tables.
func proseOf(r *annual.Report) string {
	var b strings.Builder
	for _, s := range r.Sections {
		b.WriteString(s.Text)
	}
	return b.String()
}

func isNamed(r *annual.Report) bool {
	return r.Identity != identity.Unknown && r.Organ != "" && r.Year != 0
}

// lacksTables reports whether a report has no table, or not all of its form.
func lacksTables(r *annual.Report) bool {
	return len(cellsOf(r)) == 0 || slices.ContainsFunc(r.Findings, func(f annual.Finding) bool { return f.Code == "table-missing" })
}

// A cell is a figure of the tables of a form.
type cell struct{ indicator, applicant string }

// cellsOf returns where a report has figures in its tables.
func cellsOf(r *annual.Report) map[cell]bool {
	cells := map[cell]bool{}
	if r != nil {
		for _, o := range r.Observations {
			if !o.Stated() && o.Value != nil && o.Status != annual.Derived {
				cells[cell{o.Indicator, o.Applicant}] = true
			}
		}
	}
	return cells
}

// mayBelong reports whether files that were read alone may be parts of one report: none is another's copy,
// none has a figure that another has too, and the first names whose report it is, unless it is one of pages
// that have names and numbers alike. Appendices whose names tell nothing of what they belong to are to be mentioned in
// its text.
func mayBelong(files []candidate) bool {
	if len(files) < 2 {
		return false
	}
	digests, cells := map[string]bool{}, map[cell]bool{}
	for _, f := range files {
		if digests[f.member.reading.SHA256] {
			return false
		}
		digests[f.member.reading.SHA256] = true
		for c := range cellsOf(f.member.reading.Report) {
			if cells[c] {
				return false
			}
			cells[c] = true
		}
	}
	if files[0].Name.Stem == "" && !madeAlike(files) {
		return false
	}
	first := files[0].member.reading.Report
	hasAppendix := slices.ContainsFunc(files, func(f candidate) bool { return f.Name.IsAppendix })
	if hasAppendix && (first == nil || !isNamed(first)) {
		return false
	}
	isStrange := slices.ContainsFunc(files[1:], func(f candidate) bool { return f.Name.Stem != files[0].Name.Stem })
	return !isStrange || partname.MentionsAppendix(proseOf(first))
}

// madeAlike reports whether files are of one kind and made by one program, as far as they tell.
func madeAlike(files []candidate) bool {
	first := files[0].member.reading
	return !slices.ContainsFunc(files, func(f candidate) bool {
		r := f.member.reading
		return r.Fault == nil && first.Fault == nil && (r.MediaType != first.MediaType || r.Producer != first.Producer)
	})
}

// belonging returns the files that belong together by the report that was read of all: those that add to it.
// It reports false where that report is none, or contradicts one of them.
func belonging(files []candidate, whole ingest.Reading) ([]candidate, bool) {
	if whole.Fault != nil || len(whole.Further) > 0 || !isNamed(whole.Report) {
		return nil, false
	}
	for _, f := range files {
		if contradicts(f, files[0], whole.Report) {
			return nil, false
		}
	}
	added := addedBy(files, whole)
	kept := files[:1:1]
	for i, f := range files[1:] {
		isBetween := !f.Name.IsAppendix && slices.ContainsFunc(files[i+2:], func(later candidate) bool { return !later.Name.IsAppendix && added[later.member] })
		if added[f.member] || isBetween { // the text goes on in it
			kept = append(kept, f)
		}
	}
	if len(kept) < 2 || !inSequence(files, whole) {
		return nil, false
	}
	isNameless := files[0].Name.Stem == ""
	return kept, !isNameless || len(kept) == len(files) && !lacksTables(whole.Report)
}

// contradicts reports whether a file says that it is another organ's, or of another year.
func contradicts(f, first candidate, whole *annual.Report) bool {
	if f.Name.Stem != first.Name.Stem && f.Name.Year != 0 && f.Name.Year != whole.Year {
		return true
	}
	r := f.member.reading.Report
	if r == nil {
		return false
	}
	isOther := r.Organ != "" && r.Organ != whole.Organ && (r.OrganID == "" || r.OrganID != whole.OrganID)
	return isOther || r.Year != 0 && r.Year != whole.Year
}

// addedBy returns the files of which the report has a figure of a table or a chapter.
func addedBy(files []candidate, whole ingest.Reading) map[*member]bool {
	added := map[*member]bool{}
	mark := func(page int) {
		for i, f := range files {
			if from, to := pagesIn(whole, i); from <= page && page < to {
				added[f.member] = true
			}
		}
	}
	for _, o := range whole.Report.Observations {
		if !o.Stated() && o.Value != nil {
			mark(o.Place.Page)
		}
	}
	for _, s := range whole.Report.Sections {
		if s.Ordinal > 0 {
			mark(s.Place.Page)
		}
	}
	return added
}

// pagesIn returns the pages of one of the files of a report, the last excluded.
func pagesIn(whole ingest.Reading, number int) (from, to int) {
	if number >= len(whole.Parts) {
		return 0, 0
	}
	from, to = whole.Parts[number].Page, whole.Pages+1
	if number+1 < len(whole.Parts) {
		to = whole.Parts[number+1].Page
	}
	return from, to
}

// inSequence reports whether the chapters of a report follow each other, but for those of its appendices: where one
// comes again, another report begins.
func inSequence(files []candidate, whole ingest.Reading) bool {
	end := whole.Pages + 1
	if i := slices.IndexFunc(files, func(f candidate) bool { return f.Name.IsAppendix }); i > 0 {
		end, _ = pagesIn(whole, i)
	}
	before := 0
	for _, s := range whole.Report.Sections {
		if s.Ordinal == 0 || s.Place.Page >= end {
			continue
		}
		if s.Ordinal <= before {
			return false
		}
		before = s.Ordinal
	}
	return true
}
