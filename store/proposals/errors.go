package proposals

import "errors"

// The reasons why nothing is proposed or decided. Test with errors.Is.
var (
	ErrNotFound    = errors.New("no such proposal")
	ErrIncomplete  = errors.New("the proposal has no reason")
	ErrTooLong     = errors.New("a text of the proposal is too long")
	ErrNoCell      = errors.New("the report has no such figure")
	ErrSame        = errors.New("the figure has this value already")
	ErrCellFull    = errors.New("there are as many open proposals for this figure as are taken")
	ErrQueueFull   = errors.New("there are as many open proposals as are taken")
	ErrChanged     = errors.New("the figure is not what it was when it was looked at")
	ErrDecided     = errors.New("the proposal has been decided on already")
	ErrGone        = errors.New("the document of the proposal is not in the database any more")
	ErrNoAnswer    = errors.New("a refusal needs a reason")
	ErrNobody      = errors.New("nobody decides")
	ErrNotAccepted = errors.New("no correction of the proposal is in force")
)
