package proposals

import (
	"errors"
	"strings"

	"nianbao/normalize/check"
	"nianbao/store"
)

// The reasons why nothing is proposed or decided. Test with errors.Is.
var (
	ErrNotFound    = errors.New("no such proposal")
	ErrIncomplete  = errors.New("the proposal has no reason")
	ErrTooLong     = errors.New("a text of the proposal is too long")
	ErrNoCell      = errors.New("the report has no such figure")
	ErrSame        = errors.New("the figure has this value already")
	ErrCellFull    = errors.New("there are as many open proposals for this figure as are taken")
	ErrQueueFull   = errors.New("there are as many open proposals as are taken")
	ErrNegative    = store.ErrNegative
	ErrChanged     = errors.New("the figure is not what it was when it was looked at")
	ErrBreaks      = errors.New("sums that hold would fail")
	ErrDecided     = errors.New("the proposal has been decided on already")
	ErrGone        = errors.New("the document of the proposal is not in the database any more")
	ErrNoAnswer    = errors.New("a refusal needs a reason")
	ErrNobody      = errors.New("nobody decides")
	ErrNotAccepted = errors.New("no correction of the proposal is in force")
)

// A BreaksError says which sums hold and would fail. It is an ErrBreaks.
type BreaksError struct{ Sums []check.Sum }

func (e *BreaksError) Error() string {
	var list []string
	for _, s := range e.Sums {
		list = append(list, s.String())
	}
	return ErrBreaks.Error() + ": " + strings.Join(list, "; ")
}

// Is reports whether the target is ErrBreaks.
func (e *BreaksError) Is(target error) bool { return target == ErrBreaks }
