package web

import (
	"os"
	"runtime/debug"
)

// An answer over the whole country leaves some ten megabytes to the collector, and
// not much more is kept from answer to answer: at its usual pace it would run with
// nearly each of them, and take a third of the processors' time.
const (
	// collectorPercent is by how much the heap may grow from one run to the next.
	collectorPercent = 800
	// collectorTimes is of how many times what is kept in memory a process may be before the collector
	// runs more often.
	collectorTimes = 8
)

// SetCollector has the memory of this process collected as serving pages of a database needs it, of which so many bytes
// are kept, but for what the environment says of it in GOGC and GOMEMLIMIT.
func SetCollector(kept int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectorPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(collectorTimes * int64(kept))
	}
}
