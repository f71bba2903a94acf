package bulk

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
)

// A report can be published in several files: the pages of an article, one after the other. Each is
// a source of its own. Whichever is met, the others are looked for beside it: the first of
// those that are there stands for the report, which is read from all of them, and the others are
// joined to it. What is missing is told by the finding report-parts.

// seriesKinds tell of what series a file is, the first that knows: by what the file says, or by the
// names of the files beside it. Each of the files must tell the same series, with its own number.
var seriesKinds = []func(*source.Beside, source.Source, ingest.Reading) *document.Series{toldByFile}

// toldByFile returns the series that a file tells itself.
func toldByFile(_ *source.Beside, _ source.Source, r ingest.Reading) *document.Series {
	return r.Series
}

// mostParts bounds of how many files a report is put together.
const mostParts = 30

// A member is a file of a series, read alone.
type member struct {
	source  source.Source
	reading ingest.Reading
	series  *document.Series
}

func (p *pipeline) memberOf(s source.Source, r ingest.Reading) *member {
	for _, kind := range seriesKinds {
		if series := kind(&p.beside, s, r); series != nil {
			return &member{s, r, series}
		}
	}
	return nil
}

// gather puts the report together of which the item is a part: it reads it anew from all files if
// the item is the first of them, and notes that it is joined to the first elsewhere.
func (p *pipeline) gather(with workers.Parser, it *item) error {
	own := p.memberOf(it.source, it.reading)
	if own == nil {
		return nil
	}
	members, err := p.members(with, own)
	defer func() {
		for _, m := range members[1:] {
			m.source.Drop()
		}
	}()
	if err != nil {
		return err
	}
	series := union(own, members)
	slices.SortStableFunc(members[1:], func(a, b *member) int { return cmp.Compare(a.series.Number, b.series.Number) })
	if len(members) > 1 && members[1].series.Number < own.series.Number {
		it.joined = members[1].source.Path
		return nil
	}
	if f := it.reading.Fault; f != nil && len(members) == 1 {
		f.Message += fmt.Sprintf(" (it is number %d of the %d files of a report, and the others are not beside it)", series.Number, series.Count)
	}
	if len(members) > 1 {
		whole := it.source
		whole.Series = series
		for _, m := range members[1:] {
			whole.Parts = append(whole.Parts, m.source)
		}
		if it.reading, err = with.Parse(p.work, whole, always); err != nil {
			return err
		}
	}
	it.parts = partsOf(it, series)
	return nil
}

func always(ingest.Identity) (bool, error) { return true, nil }

// members returns the files of a series that are there, the own first. Each names further ones.
func (p *pipeline) members(with workers.Parser, own *member) ([]*member, error) {
	members := []*member{own}
	if own.series.Number == 0 {
		return members, nil // it has no place among them
	}
	for i := 0; i < len(members); i++ {
		for _, other := range members[i].series.Others {
			isThere := func(m *member) bool { return m.series.Number == other.Number }
			if other.Number == 0 || len(members) == mostParts || slices.ContainsFunc(members, isThere) {
				continue
			}
			s, ok := p.find(members[i].source, own.source, other)
			if !ok {
				continue
			}
			r, err := with.Parse(p.work, s, always)
			if err != nil {
				s.Drop()
				return members, err
			}
			m := p.memberOf(s, r)
			if m == nil || !isThere(m) || m.series.Count > 0 && own.series.Count > 0 && m.series.Count != own.series.Count {
				s.Drop() // it does not say that it is that part
				continue
			}
			members = append(members, m)
		}
	}
	return members, nil
}

// find returns the file that a source calls by an address: where it lies beside it, or where it lay
// when the database got the report that begins with the first.
func (p *pipeline) find(from, first source.Source, other document.Member) (source.Source, bool) {
	if s, ok := p.beside.Find(from, other.Address); ok {
		return s, true
	}
	for _, part := range first.Recorded {
		if part.Number == other.Number && part.SHA256 != "" {
			return p.beside.Part(part)
		}
	}
	return source.Source{}, false
}

// union returns what the members of a series tell together, as the first of them.
func union(own *member, members []*member) *document.Series {
	all := &document.Series{Number: own.series.Number}
	for _, m := range members {
		all.Count = max(all.Count, m.series.Count)
		for _, o := range append([]document.Member{{Number: m.series.Number}}, m.series.Others...) {
			if o.Number != all.Number && !slices.ContainsFunc(all.Others, func(known document.Member) bool { return known.Number == o.Number }) {
				all.Others = append(all.Others, o)
			}
		}
	}
	slices.SortStableFunc(all.Others, func(a, b document.Member) int { return cmp.Compare(a.Number, b.Number) })
	return all
}

// partsOf lists the files of a report for the database, with those that are missing.
func partsOf(it *item, series *document.Series) []document.Part {
	parts := it.reading.Parts
	if len(parts) == 0 {
		parts = []document.Part{{Number: series.Number, Page: 1, Path: it.source.Path, SHA256: it.reading.SHA256, Size: it.reading.Size}}
	}
	for _, o := range series.Others {
		i := slices.IndexFunc(parts, func(p document.Part) bool { return p.Number == o.Number })
		if i < 0 {
			i, parts = len(parts), append(parts, document.Part{Number: o.Number})
		}
		parts[i].Address = o.Address
	}
	for n := 1; n <= series.Count; n++ {
		if !slices.ContainsFunc(parts, func(p document.Part) bool { return p.Number == n }) {
			parts = append(parts, document.Part{Number: n})
		}
	}
	return parts
}

// sameParts reports whether the files of a report that the database has are as they were: none is
// another, and none that was missing is there.
func (p *pipeline) sameParts(s source.Source, parts []document.Part) bool {
	for _, part := range parts {
		if part.Path == s.Path {
			continue
		}
		found, ok := p.beside.Find(s, part.Address)
		if !ok && part.SHA256 != "" {
			found, ok = p.beside.Part(part)
		}
		same := ok && part.SHA256 != "" && found.Has(part.SHA256, p.config.Limits.MaxBytes) || !ok && part.SHA256 == ""
		if found.Drop(); !same {
			return false
		}
	}
	return true
}
