package workers

import (
	"bufio"
	"bytes"
	"context"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/ingest"
)

// A process is one worker, as the parent sees it.
type process struct {
	limits  ingest.Limits
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	errors  *headWriter
	buffer  bytes.Buffer
	decoder *gob.Decoder
	alarm   *alarm // of the document in hand
	wait    func() error
}

// inWorker marks the environment of workers. A program that knows nothing of
// Command, such as a test, must not start workers of its own when it is
// started as one.
const inWorker = "NIANBAO_WORKER=1"

func startProcess(command []string, limits ingest.Limits) (*process, error) {
	if os.Getenv(strings.TrimSuffix(inWorker, "=1")) != "" {
		return nil, errors.New("a worker can't start workers")
	}
	p := &process{limits: limits, cmd: exec.Command(command[0], command[1:]...), errors: &headWriter{length: headLength}}
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
func (p *process) parse(ctx context.Context, s source.Source, wanted func(ingest.Identity) (bool, error)) (r ingest.Reading, err error) {
	patience := patienceFor(p.limits.Time * time.Duration(1+len(s.Parts)))
	p.alarm = setAlarm(p.cmd, patience)
	defer p.alarm.timer.Stop()
	defer context.AfterFunc(ctx, p.kill)()
	if fault, err := p.requestAll(s, func() { p.alarm.timer.Reset(patience) }); err != nil || fault != nil {
		if fault != nil {
			return ingest.FailedReading(ingest.Identity{}, fault), nil
		}
		return ingest.Reading{}, p.death()
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
			ok, err := wanted(r.Identity)
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
			p.alarm.timer.Reset(patienceFor(p.limits.RecognizeTime))
		case frameReading:
			p.buffer.Write(content)
			var sent ingest.Reading
			err := p.decoder.Decode(&sent)
			return sent, err
		default:
			return r, fmt.Errorf("a worker's message of unknown kind %q", kind)
		}
	}
}

// requestAll sends a source with the further files of its report. A fault is of a source, an error
// of the worker. progress is called as data move.
func (p *process) requestAll(s source.Source, progress func()) (fault, err error) {
	files := append([]source.Source{s}, s.Parts...)
	// All is read before any of it is sent, because a worker can't be told that the rest is
	// missing.
	data := make([][]byte, len(files))
	for i, f := range files {
		if f.Stream == nil {
			continue
		}
		if data[i], err = Load(f, p.limits.MaxBytes); err != nil {
			return err, nil
		}
		progress()
	}
	if len(files) > 1 {
		whole := wholeRequest{Series: s.Series}
		for _, f := range files {
			whole.Numbers = append(whole.Numbers, f.Number)
		}
		request, err := json.Marshal(whole)
		if err != nil {
			return nil, err
		}
		if err := writeFrame(p.in, frameWhole, request); err != nil {
			return nil, err
		}
	}
	for i, f := range files {
		if err := p.request(f, data[i], progress); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// Load returns the bytes of a source, or fails where it has more than the limit.
func Load(s source.Source, limit int64) ([]byte, error) {
	in, err := s.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return ingest.Load(in, s.Path, limit)
}

// request sends the path of a file, or the bytes of what is none.
func (p *process) request(s source.Source, data []byte, progress func()) error {
	name := []byte(s.Path + "\x00" + s.Published())
	if s.Stream == nil {
		return writeFrame(p.in, framePath, name)
	}
	if err := writeFrame(p.in, frameName, name); err != nil {
		return err
	}
	for len(data) > 0 {
		n := min(len(data), 1<<20)
		if err := writeFrame(p.in, frameData, data[:n]); err != nil {
			return err
		}
		data = data[n:]
		progress()
	}
	return writeFrame(p.in, frameEnd, nil)
}

func (p *process) kill() { _ = p.cmd.Process.Kill() } // it may be dead already

// end closes the connection, waits for the worker and returns its peak
// resident size in bytes.
func (p *process) end() int64 {
	p.in.Close()
	overdue := time.AfterFunc(5*time.Second, p.kill)
	defer overdue.Stop()
	_ = p.wait() // how it ended no longer matters
	if u, ok := p.cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		return ResidentPeak(u)
	}
	return 0
}
