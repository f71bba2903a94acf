package bulk

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"

	"nianbao/cmd/internal/terminal"
	"nianbao/extract/document"
	"nianbao/store"
)

// Progress tells people and logs how an import goes: on a terminal by a bar
// that is drawn over itself, elsewhere by a log record now and then. Failures
// are told at once, either way.
type Progress struct {
	mu      sync.Mutex
	screen  io.Writer  // where the bar is drawn
	columns func() int // how wide that is now
	log     *slog.Logger
	bar     bool // draw a bar
	quiet   bool // tell failures only
	// in words what is told on a terminal in the language of its user.
	in func(string) string

	start   time.Time
	total   int // 0 while it is unknown
	readers readers
	summary Summary
	stop    chan struct{}
	stopped sync.WaitGroup
}

const (
	barEvery = 200 * time.Millisecond
	logEvery = 10 * time.Second
	barWidth = 24 // columns
	leastBar = 6
)

// NewProgress starts to tell progress on out. format is "text" or "json" for
// log records, or empty for a bar where out is a terminal and for text
// elsewhere. Stop must be called.
func NewProgress(out io.Writer, format string, quiet bool) *Progress {
	screen := terminal.Drawing(out)
	p := &Progress{screen: screen, columns: func() int { return terminal.Columns(screen) }, quiet: quiet, bar: format == "" && screen != nil, in: same, start: time.Now(),
		summary: Summary{Outcomes: map[store.Change]int{}}, stop: make(chan struct{})}
	options := &slog.HandlerOptions{Level: slog.LevelInfo}
	if quiet {
		options.Level = slog.LevelWarn
	}
	p.log = slog.New(slog.NewTextHandler(out, options))
	if format == "json" {
		p.log = slog.New(slog.NewJSONHandler(out, options))
	}
	every := logEvery
	if p.bar {
		every = barEvery
	}
	p.stopped.Go(func() { p.tick(every) })
	return p
}

// same leaves a message as it is.
func same(text string) string { return text }

// Word lets a function word, in another language, what is told on a terminal. Log records stay in
// English, for programs.
func (p *Progress) Word(in func(string) string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.in = in
}

func (p *Progress) tick(every time.Duration) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-ticker.C:
		}
		p.mu.Lock()
		if p.bar && !p.quiet {
			fmt.Fprintf(p.screen, "\r%s\x1b[K", p.line(p.columns()-1))
		} else if !p.bar {
			p.log.Info("progress", p.now()...)
		}
		p.mu.Unlock()
	}
}

// Total sets how many sources there are.
func (p *Progress) Total(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.total = n
}

// readers are programs that read for the import, and the machines on which they run.
type readers struct{ programs, machines int }

// Readers sets who reads for the import elsewhere.
func (p *Progress) Readers(programs, machines int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.readers = readers{programs, machines}
}

// Writer returns where lines can be written beside the bar.
func (p *Progress) Writer(out io.Writer) io.Writer { return aside{p, out} }

type aside struct {
	progress *Progress
	out      io.Writer
}

// Write writes whole lines.
func (a aside) Write(lines []byte) (n int, err error) {
	err = a.progress.Aside(func() error { n, err = a.out.Write(lines); return err })
	return n, err
}

// Add takes a result into account, and tells it if it is a failure.
func (p *Progress) Add(r Result) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.summary.add(r)
	if c := r.Identity; c != nil && !p.bar {
		p.log.Info("identity changed", "report", r.ReportID, "path", r.Path, "differs", c.Differences(), "before", c.Before, "after", c.After)
	}
	if r.Outcome != Failed {
		return
	}
	if p.bar {
		again := ""
		if r.Remembered {
			again = " (as before, not read again)"
		}
		fmt.Fprintf(p.screen, "\r\x1b[Knianbao: %s: %s%s\n", r.Fault.Kind, document.PrintablePath(p.in(r.Fault.Message)), p.in(again))
		return
	}
	p.log.Warn("not imported", "path", r.Path, "kind", r.Fault.Kind, "page", r.Fault.Page, "reason", p.in(r.Fault.Message), "read_again", !r.Remembered)
}

// Aside lets print write lines where the bar may be: it is erased before, and not drawn until print
// has returned.
func (p *Progress) Aside(print func() error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar && !p.quiet {
		fmt.Fprint(p.screen, "\r\x1b[K")
	}
	return print()
}

// Stop ends the telling with a summary.
func (p *Progress) Stop(s Summary) {
	close(p.stop)
	p.stopped.Wait()
	if p.bar && !p.quiet {
		fmt.Fprintf(p.screen, "\r\x1b[Knianbao: %s\n", p.in(fmt.Sprintf("%s in %v", s.Counts(), time.Since(p.start).Round(time.Millisecond))))
	} else if !p.bar {
		p.log.Info("done", append(p.counts(s), "worker_peak_mb", s.WorkerPeak>>20)...)
	}
}

// line returns the bar in so many columns: how much is done, how fast, how long it will take. What
// matters least is left out first where all has no room.
func (p *Progress) line(columns int) string {
	done := p.summary.Done()
	elapsed := time.Since(p.start)
	rate := fmt.Sprintf("%.1f/s", float64(done)/elapsed.Seconds())
	counts := p.in(p.summary.Counts())
	if p.total == 0 {
		return terminal.Fit(fmt.Sprintf("%s  %s  %s", p.in(fmt.Sprintf("%d done", done)), rate, counts), columns)
	}
	left := "--"
	if done > 0 {
		left = (time.Duration(float64(elapsed) / float64(done) * float64(p.total-done))).Round(time.Second).String()
	}
	rest := fmt.Sprintf("%d/%d  %s  %s", done, p.total, rate, p.in(left+" left"))
	if p.readers != (readers{}) {
		rest += "  " + p.in(fmt.Sprintf("%d workers on %d machines", p.readers.programs, p.readers.machines))
	}
	for _, text := range []string{rest + "  " + counts, rest} {
		if width := min(barWidth, columns-len("[] ")-terminal.Width(text)); width >= leastBar {
			filled := min(width, width*done/p.total)
			return fmt.Sprintf("[%s%s] %s", strings.Repeat("#", filled), strings.Repeat(".", width-filled), text)
		}
	}
	return terminal.Fit(rest, columns)
}

// now returns the fields of a log record on the way.
func (p *Progress) now() []any {
	fields := p.counts(p.summary)
	if p.readers != (readers{}) {
		fields = append(fields, "workers", p.readers.programs, "machines", p.readers.machines)
	}
	return fields
}

func (p *Progress) counts(s Summary) []any {
	elapsed := time.Since(p.start)
	fields := []any{"done", s.Done(), "total", max(p.total, s.Found), "imported", s.imported(), "known", s.Outcomes[Known],
		"in_doubt", s.InDoubt, "failed", s.Outcomes[Failed], "seconds", float64(elapsed.Milliseconds()) / 1000}
	if elapsed > time.Second {
		fields = append(fields, "per_second", float64(int(float64(s.Done())/elapsed.Seconds()*10))/10)
	}
	return fields
}

func (s Summary) imported() int {
	return s.Done() - s.Outcomes[Known] - s.Outcomes[Failed] - s.Outcomes[Joined]
}

// Counts returns the summary in a few words.
func (s Summary) Counts() string {
	return fmt.Sprintf("%d imported, %d known, %d in doubt, %d failed", s.imported(), s.Outcomes[Known], s.InDoubt, s.Outcomes[Failed])
}

// Left says what an interrupted import has not done.
func (s Summary) Left() string {
	return fmt.Sprintf("interrupted: %d of %d files done, %d left; the same command goes on with them", s.Done(), s.Found, s.Found-s.Done())
}
