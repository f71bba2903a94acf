package crawl

import (
	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/ledger"
)

// An account is told what the walk through one site sees, holds and refuses, in the order in which
// that comes about. list is the key (sites.Request.Key) of the first page of a list.
//
// A run that was killed goes on where it was and tells what it has told before at most for the
// page that was under way: an account that is to know the whole run keeps what it is told.
type account interface {
	// Listed notes that a part of a list was read: announced is how many records the list says
	// it has in all its parts, -1 if it does not say, family the ID of what read it.
	Listed(list string, announced int, family string)
	// Seen notes a record of the list, by the key of its request.
	Seen(list, record string, r family.Record)
	// Refused notes why a record was not followed or is not held: not-a-report, other-host, robots,
	// failed, blocked, unread, limit, no-report, duplicate … text is what is to be said of it.
	Refused(list, record, reason, text string)
	// Held notes a document of the archive that came of a record of the list.
	Held(list, record, sha256 string)
	// Keep writes what was noted, and Close counts it at the end. The error is one of the database.
	Keep() error
	Close() error
}

var _ account = (*ledger.Book)(nil)

// Reasons for which something is not followed or not held.
const (
	reasonNoReport  = ledger.NotAReport // the link says that it is none
	reasonLeadsOn   = ledger.LeadsOn    // it leads to another list, or to more of the same
	reasonOtherHost = "other-host"
	reasonLimit     = "limit"     // of the site
	reasonDuplicate = "duplicate" // it leads to what was had
	reasonFailed    = "failed"
	reasonTrap      = "trap" // addresses without end, such as those of a calendar
)

// reasonOf returns the reason for which what had a fault is not held.
func reasonOf(fault *fetch.Fault) string {
	switch fault.Kind {
	case fetch.KindRobots, fetch.KindBlocked, kindNoReport:
		return fault.Kind
	}
	return reasonFailed
}
