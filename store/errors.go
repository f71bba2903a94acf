package store

import (
	"errors"
)

// The reasons why something is not written. Test with errors.Is.
var (
	ErrRefused       = errors.New("the database refuses what the document says")
	ErrBadDocument   = errors.New("incomplete description of a document")
	ErrBadCorrection = errors.New("incomplete correction")
	ErrNoCell        = errors.New("neither the reading nor the form has such a cell")
	ErrNoCorrection  = errors.New("the cell has no correction in force")
)
