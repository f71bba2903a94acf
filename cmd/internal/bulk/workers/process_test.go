package workers

import (
	"bytes"
	"context"
	"encoding/gob"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/ingest"
	"nianbao/normalize/annual"
	"nianbao/normalize/number"
)

const example = "../../../../testdata/fixtures/department.pdf"

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == Command {
		if err := Serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// isolatedFor returns a parser whose worker ends with the test.
func isolatedFor(t *testing.T, limits ingest.Limits) *isolated {
	t.Helper()
	p := &isolated{command: []string{os.Args[0], Command}, limits: limits, peak: new(atomic.Int64)}
	t.Cleanup(p.Close)
	return p
}

func always(ingest.Identity) (bool, error) { return true, nil }

// mustRead fails the test unless the parser reads the example, whatever befell
// its worker before.
func mustRead(t *testing.T, p *isolated) {
	t.Helper()
	r, err := p.Parse(context.Background(), source.Source{Path: example}, always)
	if err != nil || r.Fault != nil || len(r.Report.Observations) < 200 {
		t.Fatalf("the example: %+v, %v", r.Fault, err)
	}
}

// pipe makes a named pipe: a worker that opens it waits for a writer, like a
// parser that never comes to an end.
func pipe(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "endless.pdf")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skipf("no named pipes here: %v", err)
	}
	return path
}

// A worker that waits, and so takes no processor time, is killed in the end, and the file is to
// blame.
func TestWorkerWaits(t *testing.T) {
	limits := ingest.DefaultLimits()
	limits.Time = 20 * time.Millisecond
	p := isolatedFor(t, limits)
	r, err := p.Parse(context.Background(), source.Source{Path: pipe(t)}, always)
	if err != nil || r.Fault == nil || r.Fault.Kind != ingest.KindTimeout || !strings.Contains(r.Fault.Message, "waits for something") {
		t.Errorf("fault %+v, %v", r.Fault, err)
	}
}

// A worker that takes too much processor time ends itself, or the kernel ends it.
func TestWorkerTimeout(t *testing.T) {
	limits := ingest.DefaultLimits()
	limits.Time, limits.MaxElements, limits.MaxLines = 300*time.Millisecond, 1e6, 1e6
	big := filepath.Join(t.TempDir(), "big.html")
	row := "<tr><td>一、本年新收政府信息公开申请数量</td><td>1</td></tr>"
	if err := os.WriteFile(big, []byte("<html><body><p>政府信息公开年度报告</p><table>"+strings.Repeat(row, 50_000)+"</table>"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := isolatedFor(t, limits)
	r, err := p.Parse(context.Background(), source.Source{Path: big}, always)
	if err != nil || r.Fault == nil || r.Fault.Kind != ingest.KindTimeout || !strings.Contains(r.Fault.Message, "time limit of 300ms") {
		t.Errorf("fault %+v, %v", r.Fault, err)
	}
	p = isolatedFor(t, ingest.DefaultLimits())
	mustRead(t, p)
	path := pipe(t)
	go signalWorker(t, p.process.cmd.Process.Pid, path, syscall.SIGXCPU)
	r, err = p.Parse(context.Background(), source.Source{Path: path}, always)
	if err != nil || r.Fault == nil || r.Fault.Kind != ingest.KindTimeout || !strings.Contains(r.Fault.Message, "time limit of 1m0s") {
		t.Errorf("by the kernel: fault %+v, %v", r.Fault, err)
	}
}

// What other processes have taken tells those that wait from those that a busy machine lets do
// little.
func TestTakenBy(t *testing.T) {
	before := takenBy(os.Getpid())
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		t.Skipf("the system does not tell it: %v", err)
	}
	for begun := ingest.ProcessorTime(); ingest.ProcessorTime() < begun+50*time.Millisecond; {
	}
	if after := takenBy(os.Getpid()); after <= before {
		t.Errorf("%v, then %v", before, after)
	}
	if other := takenBy(-1); other != 0 {
		t.Errorf("no process: %v", other)
	}
}

// A worker whose memory runs out is replaced.
func TestWorkerMemory(t *testing.T) {
	limits := ingest.DefaultLimits()
	limits.Memory = 180 << 20
	p := isolatedFor(t, limits)
	mustRead(t, p)
	big := filepath.Join(t.TempDir(), "big.txt")
	if err := os.WriteFile(big, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(big, 200<<20); err != nil {
		t.Fatal(err)
	}
	r, err := p.Parse(context.Background(), source.Source{Path: big}, always)
	if err != nil || r.Fault == nil || r.Fault.Kind != ingest.KindMemory || !strings.Contains(r.Fault.Message, "memory limit of 188743680 bytes") {
		t.Errorf("fault %+v, %v", r.Fault, err)
	}
	mustRead(t, p)
}

// signalWorker sends a signal to the parser's worker once it has opened the
// pipe.
func signalWorker(t *testing.T, pid int, path string, signal syscall.Signal) {
	t.Helper()
	time.Sleep(50 * time.Millisecond) // wherever it is, the signal hits it over this file
	if err := syscall.Kill(pid, signal); err != nil {
		t.Errorf("signal worker at %s: %v", path, err)
	}
}

// A worker that crashes is the file's fault; one that was killed from outside
// is not, and the file is tried once more.
func TestWorkerDeath(t *testing.T) {
	p := isolatedFor(t, ingest.DefaultLimits())
	mustRead(t, p)
	path := pipe(t)
	go signalWorker(t, p.process.cmd.Process.Pid, path, syscall.SIGABRT)
	r, err := p.Parse(context.Background(), source.Source{Path: path}, always)
	if err != nil || r.Fault == nil || r.Fault.Kind != ingest.KindCrash || !strings.Contains(r.Fault.Message, ingest.ErrInternal.Error()) {
		t.Errorf("a crash: fault %+v, %v", r.Fault, err)
	}
	mustRead(t, p)

	data, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	pid := p.process.cmd.Process.Pid
	go func() {
		signalWorker(t, pid, path, syscall.SIGKILL)
		for syscall.Kill(pid, 0) == nil { // until it is gone for good
			time.Sleep(5 * time.Millisecond)
		}
		// The second worker finds a document in the pipe.
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Error(err)
		}
	}()
	r, err = p.Parse(context.Background(), source.Source{Path: path}, always)
	if err != nil || r.Fault != nil || len(r.Report.Observations) < 200 {
		t.Errorf("killed from outside: fault %+v, %v", r.Fault, err)
	}
}

// What a worker reads is what is read in this process, from a file as from a
// stream; a document that is known is not parsed.
func TestIsolationChangesNothing(t *testing.T) {
	p := isolatedFor(t, ingest.DefaultLimits())
	streamed := source.Source{Path: example, Stream: source.Source{Path: example}.Open}
	var want string
	for _, c := range []struct {
		name   string
		parser Parser
		source source.Source
	}{
		{"in process", inProcess{ingest.DefaultLimits()}, source.Source{Path: example}},
		{"worker", p, source.Source{Path: example}},
		{"worker again", p, source.Source{Path: example}},
		{"worker, streamed", p, streamed},
	} {
		r, err := c.parser.Parse(context.Background(), c.source, always)
		if err != nil || r.Report == nil {
			t.Fatalf("%s: %+v, %v", c.name, r.Fault, err)
		}
		got := fmt.Sprint(r.Identity, r.MediaType, r.Pages, r.Producer, r.Repaired, r.Report.Sections, r.Report.Findings, len(r.Report.Unplaced))
		for _, o := range r.Report.Observations {
			got += fmt.Sprint(o.Indicator, o.Applicant, o.Value, o.Unit, o.Raw, o.Status, o.Confidence, o.Note, o.Place)
		}
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%s: another reading", c.name)
		}
		skipped, err := c.parser.Parse(context.Background(), c.source, func(ingest.Identity) (bool, error) { return false, nil })
		if err != nil || skipped.Report != nil || skipped.SHA256 != r.SHA256 {
			t.Errorf("%s: a known document: %+v, %v", c.name, skipped, err)
		}
	}
}

// gob leaves out what is zero; a number must not become a blank on the way.
func TestReadingKeepsZero(t *testing.T) {
	var wire bytes.Buffer
	zero := number.NewDecimal(0)
	sent := []annual.Observation{{Value: new(number.Decimal)}, {Value: &zero}, {}}
	if err := gob.NewEncoder(&wire).Encode(ingest.Reading{Report: &annual.Report{Observations: sent}}); err != nil {
		t.Fatal(err)
	}
	var r ingest.Reading
	if err := gob.NewDecoder(&wire).Decode(&r); err != nil {
		t.Fatal(err)
	}
	for i, o := range r.Report.Observations {
		if (o.Value == nil) != (sent[i].Value == nil) || o.Value != nil && o.Value.String() != "0" {
			t.Errorf("value %d: sent %v, arrived %v", i, sent[i].Value, o.Value)
		}
	}
}
