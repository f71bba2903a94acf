//go:build !linux

package workers

import "io"

// pollable returns the standard input of a worker as it is.
func pollable(in io.Reader) io.Reader { return in }
