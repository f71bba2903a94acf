//go:build !linux

package bulk

import "runtime/debug"

// maxrssUnit is the unit of Rusage.Maxrss in bytes.
const maxrssUnit = 1

// holdMemory makes the collector work harder from three quarters of the limit
// on. There is no hard bound on this system that suits a Go program.
func holdMemory(limit int64) error {
	debug.SetMemoryLimit(limit / 4 * 3)
	return nil
}
