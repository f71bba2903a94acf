package bulk

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
	"nianbao/store/reports"
)

// A report can be published in several files that say nothing of each other, but are called alike: its text, and its tables as an
// appendix; its pages as pictures. Their names make them candidates; whether they are put together, what they hold
// decides (see belong.go). A right figure under a wrong name is worse than one that is not read: in
// doubt each stays alone.

// A group is the files that are called like those of one report, and what became of them.
type group struct {
	once    sync.Once
	members []*member // that were put together, in their order; nil if none were
	reading ingest.Reading
	series  *document.Series
	gone    string // a file that was not there
	err     error
}

// groups has those of an import, by the paths of their files: each file asks for its own.
type groups struct {
	mu     sync.Mutex
	byPath map[string]*group
}

func (g *groups) of(set []source.Sibling) *group {
	var paths []string
	for _, s := range set {
		paths = append(paths, s.Source.Path)
	}
	key := strings.Join(paths, "\n")
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.byPath == nil {
		g.byPath = map[string]*group{}
	}
	if g.byPath[key] == nil {
		g.byPath[key] = new(group)
	}
	return g.byPath[key]
}

// assemble puts the report together of which the item may be a part: the first of its files stands for it, and the
// others are joined to that, as in gather.
func (p *pipeline) assemble(with workers.Parser, it *item) error {
	if it.reading.Series != nil || !isIncomplete(it.reading) {
		return nil
	}
	set := p.beside.Alike(it.source)
	if isRecorded := len(it.source.Recorded) > 1; set == nil && isRecorded {
		set = source.SiblingsAt(it.source.Recorded)
	}
	if set == nil {
		return nil
	}
	g := p.groups.of(set)
	g.once.Do(func() { g.err = p.join(with, g, set, it) })
	switch isOne := func(m *member) bool { return m.source.Path == it.source.Path }; {
	case g.err != nil:
		return g.err
	case g.gone != "" && len(it.source.Recorded) > 1:
		it.source.Fault = ingest.FaultOf(ingest.WithKind("not-found", fmt.Errorf("%s: %s, a file of the report, cannot be had again; the report stays as it was read", it.source.Path, g.gone)))
		it.reading = ingest.Reading{Fault: it.source.Fault}
		return nil
	case !slices.ContainsFunc(g.members, isOne):
		return nil
	case isOne(g.members[0]):
		it.reading = g.reading
		it.parts = partsOf(it, g.series)
		return nil
	}
	return p.joinTo(it, g)
}

// joinTo joins an item to the first of its group, which comes to the import itself, or came before; then it is read anew
// if it lacked a file.
func (p *pipeline) joinTo(it *item, g *group) error {
	first := g.members[0].source
	it.joined = first.Path
	state, ok, err := reports.StateOf(p.work, p.config.Store, g.reading.SHA256, first.Path)
	if err != nil || !ok || len(state.Parts) == len(g.members) && p.sameParts(first, state.Parts) {
		return err
	}
	it.whole = &item{source: first, hints: state.Hints, reading: g.reading}
	it.whole.parts = partsOf(it.whole, g.series)
	return nil
}

// join reads the files of a group alone, and then as one report, and keeps that if they belong together.
func (p *pipeline) join(with workers.Parser, g *group, set []source.Sibling, own *item) error {
	var files []candidate
	defer func() {
		for _, f := range files {
			f.member.source.Drop()
		}
	}()
	for _, sibling := range set {
		s, ok := p.beside.Open(sibling)
		if !ok {
			g.gone = sibling.Source.Path
			return nil
		}
		m := &member{source: s, reading: own.reading}
		files = append(files, candidate{sibling, m})
		if s.Path == own.source.Path {
			continue
		}
		var err error
		if m.reading, err = with.Parse(p.work, s, always); err != nil {
			return err
		}
		if !isIncomplete(m.reading) {
			return nil // one that is whole makes no part
		}
	}
	for mayBelong(files) {
		reading, series, err := p.readTogether(with, files)
		if err != nil {
			return err
		}
		kept, ok := belonging(files, reading)
		switch {
		case !ok:
			return nil
		case len(kept) == len(files):
			g.reading, g.series = reading, series
			for _, f := range files {
				m := *f.member
				m.source.Stream, m.source.Release = nil, nil
				g.members = append(g.members, &m)
			}
			return nil
		}
		for _, f := range files {
			if !contains(kept, f) {
				f.member.source.Drop()
			}
		}
		files = kept
	}
	return nil
}

// readTogether reads files as one report, in their order.
func (p *pipeline) readTogether(with workers.Parser, files []candidate) (ingest.Reading, *document.Series, error) {
	whole := files[0].member.source
	series := &document.Series{Number: 1, Count: len(files), By: document.ByNames}
	for i, f := range files {
		if f.Name.Stem == "" || f.Name.Stem != files[0].Name.Stem {
			series.By = document.ByPlace
		}
		if i > 0 {
			part := f.member.source
			part.Number = i + 1
			whole.Parts = append(whole.Parts, part)
		}
		series.Others = append(series.Others, document.Member{Number: i + 1, Address: f.Address})
	}
	whole.Series, whole.Number = series, 1
	reading, err := with.Parse(p.work, whole, always)
	return reading, series, err
}
