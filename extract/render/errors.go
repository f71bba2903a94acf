package render

import (
	"errors"
	"fmt"
	"strings"
)

// Reasons why a page has no picture.
var (
	ErrNoPage  = errors.New("the document has no such page")
	ErrTimeout = errors.New("drawing the page takes too long")
	ErrDamaged = errors.New("the page can't be drawn")
)

// An Error says why a page could not be drawn.
type Error struct {
	Page   int
	Reason error // one of the reasons above
	Detail string
}

func (e *Error) Error() string {
	if e.Detail == "" {
		return fmt.Sprintf("page %d: %v", e.Page, e.Reason)
	}
	return fmt.Sprintf("page %d: %v: %s", e.Page, e.Reason, e.Detail)
}

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Reason }

// damaged says of a page that PDFium failed at it. What stands behind the first line
// is a trace of its calls.
func damaged(page int, reason any) *Error {
	detail, _, _ := strings.Cut(fmt.Sprint(reason), "\n")
	return &Error{page, ErrDamaged, detail}
}
