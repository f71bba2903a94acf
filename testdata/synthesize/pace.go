package main

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

// paceEvery is how many reports are written from one line about the pace to the next.
const paceEvery = 50_000

// A pace tells how fast the reports of a large database are written, so that the end
// can be held against the beginning.
type pace struct {
	reports   int
	began     time.Time
	processor time.Duration
}

// tell prints a line when another paceEvery reports are written: the seconds that they
// took on the clock and of all processors, the drawing of the reports included.
func (p *pace) tell(reports int) {
	if p.began.IsZero() {
		p.began = time.Now()
	}
	if reports < p.reports+paceEvery {
		return
	}
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return
	}
	processor := time.Duration(u.Utime.Nano() + u.Stime.Nano())
	fmt.Fprintf(os.Stderr, "%d reports: the last %d in %.0f s, %.0f s of processors\n",
		reports, reports-p.reports, time.Since(p.began).Seconds(), (processor - p.processor).Seconds())
	p.reports, p.began, p.processor = reports, time.Now(), processor
}
