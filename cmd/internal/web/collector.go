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
	// collectorBytes is a size of the process from which on the collector runs more
	// often: some eight times what is kept of a country in memory.
	collectorBytes = 768 << 20
)

// SetCollector has the memory of this process collected as serving pages needs it,
// but for what the environment says of it in GOGC and GOMEMLIMIT.
func SetCollector() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectorPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(collectorBytes)
	}
}
