package bulk

import (
	"errors"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/store/reports"
)

// A PDF can carry other files. That it does is known when it is read, so that they come to the import then: they are
// read and stored with it, each as a document of its own.

// errInterrupted ends the reading of what is attached to a PDF, which is then read as a whole another time.
var errInterrupted = errors.New("the import is interrupted")

// attached reads the files that a PDF carries.
func (p *pipeline) attached(with workers.Parser, it *item) error {
	if carries, err := p.carries(it); !carries || err != nil {
		return err
	}
	d := &source.Discoverer{Limits: p.config.Limits, PassedOver: func() { p.passedOver.Add(1) }, LeftOut: p.leftOut.add, Yield: func(s source.Source) error {
		defer s.Drop()
		own := &item{source: s}
		switch {
		case p.work.Err() != nil:
			return errStopped
		case p.interrupted.Err() != nil:
			return errInterrupted
		}
		if p.parseItem(with, own); own.err == nil {
			own.err = p.attached(with, own)
		}
		if own.err != nil {
			return own.err
		}
		own.source.Stream = nil // it may hold the bytes, which are of no more use
		it.attached = append(it.attached, own)
		p.found.Add(1)
		return nil
	}}
	err := d.Attached(p.work, it.source, it.reading.Attached)
	if errors.Is(err, errInterrupted) {
		it.skipped = true
		return nil
	}
	return err
}

// carries reports whether a PDF carries files that have to be looked at: as it was just read, or by what the database
// has of them where it was not. What is read again by the database's list has them in that list.
func (p *pipeline) carries(it *item) (bool, error) {
	if it.source.Kept {
		return false, nil
	}
	isRead := it.known == nil && !it.remembered && it.joined == ""
	if isRead && (!it.source.Again || len(it.reading.Attached) == 0) {
		return len(it.reading.Attached) > 0, nil
	}
	recorded, err := reports.HasMembers(p.work, p.config.Store, it.source.Path)
	if isRead {
		return !recorded, err // a failure that is tried again; those of its members are tried too
	}
	return recorded, err
}

// withAttached returns an item followed by what is attached to it.
func (it *item) withAttached() []*item {
	list := []*item{it}
	for _, own := range it.attached {
		list = append(list, own.withAttached()...)
	}
	return list
}
