package ingest

import (
	"time"

	"nianbao/extract/document"
)

// Limits bound what one document, one archive and one worker may cost.
type Limits struct {
	document.Limits
	// Time is for one document, from its bytes to its report: that of processors where it is
	// read in a process of its own. See Clock.
	Time time.Duration
	// Recognize has scanned pages read by OCR, where that is installed, for which a
	// document gets RecognizeTime more from when its scans are begun.
	Recognize     bool
	RecognizeTime time.Duration
	Programs      string // that read them; see extract.Options
	Readings      string // where what OCR read is kept; see extract.Options
	// LeaveScans ends the reading of a document as KindScans where its scans would be
	// recognized: for a reader that leaves them to others.
	LeaveScans bool
	Memory     int64 // bytes of one worker process; see holdMemory
	// Of an archive: how many members it has at most, and how many times its
	// compressed size a member has.
	Members int
	Ratio   int
	// Unpacked bounds the bytes of all its members together, which may also have no more than
	// Ratio times the archive's size.
	Unpacked int64
}

// DefaultLimits returns the limits of an import that names none. The largest
// real reports take about a second and 100 MB.
func DefaultLimits() Limits {
	return Limits{
		Limits: document.Limits{MaxBytes: 256 << 20, MaxPages: 2000, MaxObjects: 2_000_000, MaxOperators: 20_000_000,
			MaxStreamBytes: 64 << 20, MaxGlyphs: 5_000_000, MaxTextBytes: 16 << 20, MaxElements: 200_000,
			MaxCharacters: 1_000_000, MaxLines: 30_000, MaxLine: 100_000},
		Time: time.Minute, Recognize: true, RecognizeTime: 10 * time.Minute, Memory: 1 << 30, Members: 100_000, Ratio: 500, Unpacked: 16 << 30,
	}
}
