package container

import (
	"errors"
	"fmt"
	"io"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
)

// smallMember is the size below which a high ratio is harmless: an empty form
// compresses well. smallArchive is the same for all members together.
const (
	smallMember  = 1 << 20
	smallArchive = 64 << 20
)

// ErrBeyond is the error of a member that is beyond the limits on its container. Whoever visits it passes it on.
var ErrBeyond = errors.New("beyond the limits on an archive")

// bounds are kept on the members of one container together.
type bounds struct {
	file     File
	limits   ingest.Limits
	visit    func(Member) error
	count    int   // of members so far
	unpacked int64 // bytes so far: of those that are opened, and of those that have to be unpacked for what comes behind them
	visited  error // the visitor's own
}

// errEnded ends a walk at the visitor's wish.
var errEnded = errors.New("the walk is ended")

// member is what comes to the visitor, up to the limits.
func (b *bounds) member(m Member) error {
	if max(m.Place, b.count) >= b.limits.Members {
		return b.end(m, &document.LimitError{Limit: "members", Max: int64(b.limits.Members)})
	}
	if !m.IsFree && !b.take(m) {
		return b.end(m, b.tooMuch())
	}
	b.count++
	open, counted := m.Open, !m.IsFree
	m.Open = func() (in io.ReadCloser, err error) {
		err = guarded(func() error { in, err = open(); return err })
		return in, err
	}
	m.Take = func() error {
		if isBeyond := !counted && !b.take(m); isBeyond {
			return ErrBeyond
		}
		counted = true
		return nil
	}
	m.Count = b.add
	b.visited = b.visit(m)
	if errors.Is(b.visited, ErrBeyond) {
		b.visited = nil
		return b.end(m, b.tooMuch())
	}
	if b.visited != nil {
		return errEnded
	}
	return nil
}

// take counts the bytes of a member. It reports false where they are too many.
func (b *bounds) take(m Member) bool {
	return b.add(min(max(m.Size, 0), b.limits.MaxBytes))
}

// add counts bytes.
func (b *bounds) add(n int64) bool {
	b.unpacked += n
	isOuter := b.file.Outer == nil || b.file.Outer(n)
	return isOuter && b.unpacked <= b.limits.Unpacked && (b.unpacked <= smallArchive || b.unpacked/int64(b.limits.Ratio) <= b.file.Size)
}

func (b *bounds) tooMuch() error {
	return &document.LimitError{Limit: "bytes unpacked of an archive", Max: min(b.limits.Unpacked, int64(b.limits.Ratio)*b.file.Size)}
}

// end returns the error of a container that is not read from a member on.
func (b *bounds) end(m Member, limit error) error {
	rest := fmt.Sprintf("its members from %s on are not read", m.Name)
	if m.Of > 0 {
		rest = fmt.Sprintf("of %d members those from %s on, %d, are not read", m.Of, m.Name, m.Of-m.Place)
	}
	return &document.Error{Path: b.file.Path, Reason: document.ErrLimit, Detail: fmt.Sprintf("%v; %s", limit, rest)}
}

// Check judges a member by what the container says of it. What it says too
// little of, the reading stops at the same limits.
func (m Member) Check(path string, limits ingest.Limits) error {
	exceeded := func(limit string, max int64) error {
		return &document.Error{Path: path, Reason: document.ErrLimit, Detail: (&document.LimitError{Limit: limit, Max: max}).Error()}
	}
	switch {
	case m.Locked:
		return &document.Error{Path: path, Reason: document.ErrPassword, Detail: "the member of the archive is encrypted"}
	case m.Size > limits.MaxBytes:
		return exceeded("bytes", limits.MaxBytes)
	case m.Packed >= 0 && m.Size > smallMember && m.Size/int64(limits.Ratio) > m.Packed:
		return exceeded("times the compressed size (ratio)", int64(limits.Ratio))
	}
	return nil
}
