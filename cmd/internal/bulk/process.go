package bulk

import (
	"bufio"
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// isolated parses in a worker process, which it replaces when it dies.
type isolated struct {
	command []string
	limits  Limits
	process *process // nil before the first document and after a death
	peak    *atomic.Int64
}

// parse gives the document to the worker. What the document did to the worker
// is the document's fault: it is recorded and not tried again. If the worker was
// killed from outside, the document is tried once more, in a new worker.
func (p *isolated) parse(ctx context.Context, s Source, wanted func(identity) (bool, error)) (reading, error) {
	for attempt := 1; ; attempt++ {
		if p.process == nil {
			var err error
			if p.process, err = startProcess(p.command, p.limits); err != nil {
				return reading{}, err
			}
		}
		r, err := p.process.parse(ctx, s, wanted)
		var dead *deathError
		if !errors.As(err, &dead) {
			return r, err
		}
		p.close()
		if ctx.Err() != nil {
			return reading{}, ctx.Err()
		}
		if dead.outside && attempt == 1 && !s.once {
			continue
		}
		return failed(r.identity, &faultError{dead.kind, fmt.Errorf("%s: %w", s.Path, dead)}), nil
	}
}

func (p *isolated) close() {
	if p.process != nil {
		peak := p.process.end()
		for old := p.peak.Load(); peak > old && !p.peak.CompareAndSwap(old, peak); old = p.peak.Load() {
		}
		p.process = nil
	}
}

// A deathError says how a worker died over a document.
type deathError struct {
	kind    string
	reason  string
	outside bool // somebody else killed it
}

func (e *deathError) Error() string { return e.reason }

// A process is one worker, as the parent sees it.
type process struct {
	limits  Limits
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	errors  *headWriter
	buffer  bytes.Buffer
	decoder *gob.Decoder
	timeout atomic.Bool // it was killed for taking too long
	wait    func() error
}

// inWorker marks the environment of workers. A program that knows nothing of
// WorkerCommand, such as a test, must not start workers of its own when it is
// started as one.
const inWorker = "NIANBAO_WORKER=1"

func startProcess(command []string, limits Limits) (*process, error) {
	if os.Getenv(strings.TrimSuffix(inWorker, "=1")) != "" {
		return nil, errors.New("a worker can't start workers")
	}
	p := &process{limits: limits, cmd: exec.Command(command[0], command[1:]...), errors: &headWriter{}}
	p.cmd.Env = append(os.Environ(), inWorker)
	p.cmd.Stderr = p.errors
	p.decoder = gob.NewDecoder(&p.buffer)
	p.wait = sync.OnceValue(p.cmd.Wait)
	var err error
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.out = bufio.NewReaderSize(out, 64<<10)
	if err := p.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start a worker: %w", err)
	}
	var first bytes.Buffer
	if err := gob.NewEncoder(&first).Encode(limits); err != nil {
		return nil, err
	}
	_ = writeFrame(p.in, frameLimits, first.Bytes()) // if it is dead, the first document tells
	return p, nil
}

// parse has one document parsed, with a *deathError if the worker dies. The
// identity is in the reading as soon as it is known.
func (p *process) parse(ctx context.Context, s Source, wanted func(identity) (bool, error)) (r reading, err error) {
	// The worker watches the time itself as far as it can; it is killed a little
	// later, so that its own report comes first.
	patience := p.limits.Time + p.limits.Time/4 + time.Second
	alarm := time.AfterFunc(patience, func() {
		p.timeout.Store(true)
		p.kill()
	})
	defer alarm.Stop()
	defer context.AfterFunc(ctx, p.kill)()
	if fault, err := p.request(s, func() { alarm.Reset(patience) }); err != nil || fault != nil {
		if fault != nil {
			return failed(identity{}, fault), nil
		}
		return reading{}, p.death()
	}
	for {
		kind, content, err := readFrame(p.out)
		if err != nil {
			return r, p.death()
		}
		switch kind {
		case frameIdentity:
			if _, err := fmt.Sscanf(string(content), "%s %d", &r.SHA256, &r.Size); err != nil {
				return r, fmt.Errorf("a worker's message: %w", err)
			}
			ok, err := wanted(r.identity)
			if err != nil {
				return r, err
			}
			if !ok {
				return r, writeFrame(p.in, frameSkip, nil)
			}
			if writeFrame(p.in, frameWant, nil) != nil {
				return r, p.death()
			}
		case frameScans:
			alarm.Reset(p.limits.RecognizeTime + p.limits.RecognizeTime/4 + time.Second)
		case frameReading:
			p.buffer.Write(content)
			return decodeReading(p.decoder)
		default:
			return r, fmt.Errorf("a worker's message of unknown kind %q", kind)
		}
	}
}

// request sends the path of a file, or the bytes of what is none. A fault is of
// the source, an error of the worker. progress is called as data move.
func (p *process) request(s Source, progress func()) (fault, err error) {
	if s.stream == nil {
		return nil, writeFrame(p.in, framePath, []byte(s.Path))
	}
	in, err := s.stream()
	if err != nil {
		return err, nil
	}
	defer in.Close()
	// The whole document is read before any of it is sent, because a worker
	// can't be told that the rest of a document is missing.
	data, err := readLimited(in, s.Path, p.limits.MaxBytes)
	if err != nil {
		return err, nil
	}
	progress()
	if err := writeFrame(p.in, frameName, []byte(s.Path)); err != nil {
		return nil, err
	}
	for len(data) > 0 {
		n := min(len(data), 1<<20)
		if err := writeFrame(p.in, frameData, data[:n]); err != nil {
			return nil, err
		}
		data = data[n:]
		progress()
	}
	return nil, writeFrame(p.in, frameEnd, nil)
}

func (p *process) kill() { _ = p.cmd.Process.Kill() } // it may be dead already

// death waits for the end of the worker and says why it came.
func (p *process) death() error {
	p.in.Close()
	overdue := time.AfterFunc(10*time.Second, p.kill)
	defer overdue.Stop()
	err := p.wait()
	head := p.errors.String()
	status, _ := p.cmd.ProcessState.Sys().(syscall.WaitStatus)
	switch {
	case p.timeout.Load():
		return &deathError{kind: kindTimeout, reason: fmt.Sprintf("reading takes more than the time limit of %v (of %v for scans)", p.limits.Time, p.limits.RecognizeTime)}
	case ranOut(head):
		return &deathError{kind: kindMemory, reason: fmt.Sprintf("reading takes more than the memory limit of %d bytes", p.limits.Memory)}
	case status.Signaled() && (status.Signal() == syscall.SIGKILL || status.Signal() == syscall.SIGTERM):
		return &deathError{kind: kindCrash, outside: true, reason: fmt.Sprintf("the worker was killed from outside (%v)", err)}
	}
	return &deathError{kind: kindCrash, reason: strings.TrimSpace(fmt.Sprintf("the worker died (%v) %s", err, head))}
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

// end closes the connection, waits for the worker and returns its peak
// resident size in bytes.
func (p *process) end() int64 {
	p.in.Close()
	overdue := time.AfterFunc(5*time.Second, p.kill)
	defer overdue.Stop()
	_ = p.wait() // how it ended no longer matters
	if u, ok := p.cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss * maxrssUnit
	}
	return 0
}

// A headWriter keeps the first bytes written to it.
type headWriter struct {
	mu   sync.Mutex
	head []byte
}

const headLength = 2000

func (w *headWriter) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.head = append(w.head, b[:min(len(b), headLength-len(w.head))]...)
	return len(b), nil
}

func (w *headWriter) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return string(w.head)
}
