package bulk

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
	"nianbao/store/reports"
)

// A report can be published in several files: the pages of an article, one after the other. Each is
// a source of its own. Whichever is met, the others are looked for beside it: the first of
// those that are there stands for the report, which is read from all of them, and the others are
// joined to it. What is missing is told by the finding report-parts.

// mostParts bounds of how many files a report is put together.
const mostParts = 30

// A member is a file of a series, read alone.
type member struct {
	source  source.Source
	reading ingest.Reading
	series  *document.Series
}

// memberOf returns a file as a member of the series that it tells of, nil for one that is whole.
func memberOf(s source.Source, r ingest.Reading) *member {
	if r.Series == nil {
		return nil
	}
	return &member{s, r, r.Series}
}

// gather puts the report together of which the item is a part: it reads it anew from all files if
// the item is the first of them. Else the item is joined to the first, which comes to the import
// itself, or came before; then it is read anew if it lacked a file.
func (p *pipeline) gather(with workers.Parser, it *item) error {
	own := memberOf(it.source, it.reading)
	if own == nil {
		return nil
	}
	members, err := p.members(with, own)
	defer func() {
		for _, m := range members {
			if m != own {
				m.source.Drop()
			}
		}
	}()
	if err != nil {
		return err
	}
	series := union(own, members)
	if len(members) == 1 {
		if f := it.reading.Fault; f != nil {
			f.Message += fmt.Sprintf(" (it is number %d of the %d files of a report, and the others are not beside it)", series.Number, series.Count)
		}
		it.parts = partsOf(it, series)
		return nil
	}
	slices.SortStableFunc(members, func(a, b *member) int { return cmp.Compare(a.series.Number, b.series.Number) })
	first := members[0]
	if first == own {
		return p.readWhole(with, it, members, series)
	}
	it.joined = first.source.Path
	state, ok, err := reports.StateOf(p.work, p.config.Store, first.reading.SHA256, first.source.Path)
	if err != nil || !ok || p.sameParts(first.source, state.Parts) {
		return err
	}
	it.whole = &item{source: first.source, hints: state.Hints}
	return p.readWhole(with, it.whole, members, union(first, members))
}

// readWhole reads a report from all of its files, of which the item is the first.
func (p *pipeline) readWhole(with workers.Parser, it *item, members []*member, series *document.Series) (err error) {
	whole := it.source
	whole.Series, whole.Number = series, series.Number
	for _, m := range members[1:] {
		part := m.source
		part.Number = m.series.Number
		whole.Parts = append(whole.Parts, part)
	}
	if it.reading, err = with.Parse(p.work, whole, always); err == nil {
		it.parts = partsOf(it, series)
	}
	return err
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
			m := memberOf(s, r)
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
