package workers

import (
	"runtime/debug"
	"syscall"
)

// ResidentPeak returns the largest resident size of a process in bytes.
func ResidentPeak(u *syscall.Rusage) int64 { return u.Maxrss * 1024 }

// holdMemory bounds the memory of this process. The collector works harder from
// the easy share of the limit on; at the limit the kernel refuses more, and the
// runtime ends the process with "out of memory".
//
// The kernel's bound is RLIMIT_DATA, which counts the private memory that can be
// written, as the Go heap is. RLIMIT_AS would count the address space that the
// runtime reserves without using it, and a watchdog that looks at the resident
// size now and then comes too late for one large allocation.
func holdMemory(limit int64) error {
	debug.SetMemoryLimit(limit / easyShare)
	bound := syscall.Rlimit{Cur: uint64(limit), Max: uint64(limit)}
	return syscall.Setrlimit(syscall.RLIMIT_DATA, &bound)
}

// memoryLeft reports whether the kernel gives this process more memory. It lets one allocation pass the bound, as it does
// not count what is made writable of address space that was reserved before, and refuses all that come after: if nothing
// came after, the next document would die for what this one took.
func memoryLeft() bool {
	page, err := syscall.Mmap(-1, 0, syscall.Getpagesize(), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	return err == nil && syscall.Munmap(page) == nil
}
