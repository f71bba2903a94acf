//go:build !linux

package workers

import (
	"runtime/debug"
	"syscall"
)

// ResidentPeak returns the largest resident size of a process in bytes.
func ResidentPeak(u *syscall.Rusage) int64 { return u.Maxrss }

// holdMemory makes the collector work harder from the easy share of the limit
// on. There is no hard bound on this system that suits a Go program.
func holdMemory(limit int64) error {
	debug.SetMemoryLimit(limit / easyShare)
	return nil
}

// memoryLeft reports whether this process is given more memory, which is not known here.
func memoryLeft() bool { return true }
