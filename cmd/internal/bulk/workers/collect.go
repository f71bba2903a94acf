package workers

import (
	"runtime"
	"runtime/metrics"
)

// A worker's garbage is collected between documents, when hardly anything lives:
// a few megabytes of forms, regions and character maps. In the middle of a
// document the collector has more to mark, slows the reading down meanwhile, and
// at its usual pace would run once for each.
const (
	// heapAtRest is how much the heap may hold, in bytes, when a document is done.
	heapAtRest = 48 << 20
	// collectorPercent lets a usual document end before the collector starts by
	// itself, as it does within large ones.
	collectorPercent = 900
	// easyShare is the part of the memory limit, one in so many, up to which garbage may
	// pile up at that pace: twice what the largest real reports take. What large documents
	// beyond that really need they get up to the limit, with a collector that takes half of
	// the time at most.
	easyShare = 5
)

// collect runs the collector if the heap holds more than it may at rest.
func collect() {
	heap := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(heap)
	if heap[0].Value.Uint64() > heapAtRest {
		runtime.GC()
	}
}
