package workers

import (
	"fmt"
	"strings"
	"sync"
	"syscall"
	"time"

	"nianbao/cmd/internal/ingest"
)

// A deathError says how a worker died over a document.
type deathError struct {
	kind    string
	reason  string
	outside bool // somebody else killed it
}

func (e *deathError) Error() string { return e.reason }

// death waits for the end of the worker and says why it came.
func (p *process) death() error {
	p.in.Close()
	overdue := time.AfterFunc(10*time.Second, p.kill)
	defer overdue.Stop()
	_ = p.wait() // the state says it all
	status, _ := p.cmd.ProcessState.Sys().(syscall.WaitStatus)
	return p.deathOf(status, p.errors.String(), p.alarm.rang.Load())
}

// deathOf says why a process ended, of which head is the beginning of what it printed; waited
// says that it was killed for waiting too long.
func (p *process) deathOf(status syscall.WaitStatus, head string, waited bool) *deathError {
	switch {
	case waited:
		return &deathError{kind: ingest.KindTimeout, reason: "the reading waits for something and does not go on"}
	case status.ExitStatus() == exitOvertime:
		return &deathError{kind: ingest.KindTimeout, reason: fmt.Sprintf("reading takes more than the time limit of %v (of %v for scans)", p.limits.Time, p.limits.RecognizeTime)}
	case ranOut(head):
		return &deathError{kind: ingest.KindMemory, reason: fmt.Sprintf("reading takes more than the memory limit of %d bytes", p.limits.Memory)}
	case status.Signaled() && (status.Signal() == syscall.SIGKILL || status.Signal() == syscall.SIGTERM):
		return &deathError{kind: ingest.KindCrash, outside: true, reason: fmt.Sprintf("the worker was killed from outside (signal: %v)", status.Signal())}
	}
	reason := ingest.Stumbled(head).Error()
	if status.Signaled() {
		reason += fmt.Sprintf(" (signal: %v)", status.Signal())
	}
	return &deathError{kind: ingest.KindCrash, reason: reason}
}

// ranOut reports whether what a worker printed when it died says that there was no
// more memory. Where it is the runtime that needs some, for the collector or a
// thread, it does not say so, but dies of a nil pointer of its own or of the
// thread that it can't start.
func ranOut(head string) bool {
	return strings.Contains(head, "out of memory") || strings.Contains(head, "cannot allocate memory") ||
		strings.Contains(head, "pthread_create failed") ||
		strings.Contains(head, "SIGSEGV") && strings.Contains(head, "goroutine 0 ") && strings.Contains(head, "\nruntime.(*")
}

// A headWriter keeps the first bytes written to it.
type headWriter struct {
	length int // bytes
	mu     sync.Mutex
	head   []byte
}

// headLength is how much is kept of what a worker prints, in bytes.
const headLength = 2000

func (w *headWriter) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.head = append(w.head, b[:min(len(b), w.length-len(w.head))]...)
	return len(b), nil
}

func (w *headWriter) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return string(w.head)
}
