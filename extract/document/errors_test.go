package document

import (
	"context"
	"errors"
	"fmt"
	"testing"
)

// Whatever ends the reading of a file, the error names the file, but for what is no fault
// of the file's.
func TestGuard(t *testing.T) {
	read := func(what any) (err error) {
		defer Guard("a.pdf", &err)
		if e, ok := what.(error); ok {
			return e
		}
		panic(what)
	}
	for _, c := range []struct {
		name string
		what any
		want string
	}{
		{"a panic of a library", "malformed hex string", "a.pdf: " + ErrDamaged.Error() + ": malformed hex string"},
		{"an error without a file", errors.New("no page tree"), "a.pdf: " + ErrDamaged.Error() + ": no page tree"},
		{"an error that names it", &Error{Path: "a.pdf", Page: 2, Reason: ErrNoText}, "a.pdf: page 2: " + ErrNoText.Error()},
		{"cancelled", fmt.Errorf("reading: %w", context.Canceled), "reading: context canceled"},
	} {
		if err := read(c.what); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	if err := func() (err error) { defer Guard("a.pdf", &err); return nil }(); err != nil {
		t.Errorf("no error became %v", err)
	}
}
