package fleet

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/fleet/natsserver"
	"nianbao/cmd/internal/ingest"
)

const (
	department = "../../../testdata/fixtures/department.pdf"
	scanned    = "../../../testdata/scans/garbled.pdf"
	noPDF      = "../../../testdata/bad/notpdf.pdf"
)

// smallMessages lets documents and readings be objects.
const smallMessages = "max_payload: 32KB"

// bounded returns a context that ends a test which would not.
func bounded(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// startServer starts a server with a configuration and returns its address.
func startServer(t *testing.T, configuration string) string {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "nats.conf")
	if err := os.WriteFile(file, []byte("server_name: test\n"+configuration+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := natsserver.Start("127.0.0.1:0", dir, []string{"-c", file, "-l", filepath.Join(dir, "log")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	return s.URL()
}

// at returns the address of a server for programs of this revision, as for those of a revision.
func at(t *testing.T, url string) Address { return as(t, url, "") }

func as(t *testing.T, url, reader string) Address {
	return Address{URL: url, Reader: reader, Log: slog.New(slog.NewTextHandler(t.Output(), nil))}
}

// startSender starts the sending of an import.
func startSender(t *testing.T, config SenderConfig) *Sender {
	t.Helper()
	config.Import, config.Limits = "test", ingest.DefaultLimits()
	s, err := NewSender(bounded(t), config)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// startWork starts a worker of this process, which ends with the test.
func startWork(t *testing.T, config WorkConfig) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	var work sync.WaitGroup
	if config.Parser == nil {
		config.Parser = workers.InProcess
	}
	work.Go(func() {
		if err := Work(ctx, config); err != nil {
			t.Errorf("the worker ended: %v", err)
		}
	})
	t.Cleanup(func() { stop(); work.Wait() })
}

// named returns a source of bytes that goes by a name.
func named(name string, data []byte) source.Source {
	return source.Source{Path: name, Stream: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
}

func always(ingest.Identity) (bool, error) { return true, nil }

// What is read elsewhere is what is read here, whether it fits into messages or not, and the
// servers keep nothing of it once it is stored.
func TestReadingsAreThoseOfThisMachine(t *testing.T) {
	limits := ingest.DefaultLimits()
	for name, configuration := range map[string]string{"in messages": "", "as objects": smallMessages} {
		t.Run(name, func(t *testing.T) {
			url := startServer(t, configuration)
			sender := startSender(t, SenderConfig{Address: at(t, url)})
			startWork(t, WorkConfig{Address: at(t, url), Texts: 2, Scans: 1})
			far, here := sender.Parser(), workers.InProcess(limits)
			var stored []string
			for _, path := range []string{department, noPDF, "missing.pdf"} {
				want, err := here.Parse(bounded(t), source.Source{Path: path}, always)
				if err != nil {
					t.Fatal(err)
				}
				got, err := far.Parse(bounded(t), source.Source{Path: path}, always)
				if err != nil {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(got, decoded(t, want)) {
					t.Errorf("%s: read elsewhere as\n%+v\nand here as\n%+v", path, got, want)
				}
				if want.SHA256 != "" {
					stored = append(stored, want.SHA256)
				}
			}
			for _, digest := range stored {
				sender.Stored(digest)
			}
			sender.Close(true)
			if left := leftAt(t, url); left != 0 {
				t.Errorf("%d messages and objects are left", left)
			}
		})
	}
}

// decoded returns a reading as it is behind a connection: what is empty there is nil.
func decoded(t *testing.T, r ingest.Reading) ingest.Reading {
	t.Helper()
	e, err := newEncoder()
	if err != nil {
		t.Fatal(err)
	}
	content, err := e.encode(r)
	if err != nil {
		t.Fatal(err)
	}
	again, err := new(decoders).decode(content)
	if err != nil {
		t.Fatal(err)
	}
	return again
}

// leftAt counts the messages and objects that the servers keep, once no worker has anything more to confirm: what is stored here is
// not always confirmed there yet.
func leftAt(t *testing.T, url string) int {
	t.Helper()
	left := keptAt(t, url)
	for range 500 {
		if left == 0 {
			break
		}
		time.Sleep(20 * time.Millisecond)
		left = keptAt(t, url)
	}
	return left
}

// keptAt counts them as they are now.
func keptAt(t *testing.T, url string) int {
	t.Helper()
	l, err := dial(at(t, url), "test")
	if err != nil {
		t.Fatal(err)
	}
	defer l.conn.Close()
	left := 0
	for _, name := range []string{l.tasks(), l.readings()} {
		stream, err := l.js.Stream(bounded(t), name)
		if err != nil {
			t.Fatal(err)
		}
		left += int(stream.CachedInfo().State.Msgs)
	}
	store, err := l.js.ObjectStore(bounded(t), l.large())
	if err != nil {
		t.Fatal(err)
	}
	objects, _ := store.List(bounded(t)) // an error says that there is none
	return left + len(objects)
}

// A document that is known is not sent.
func TestKnownDocumentsStay(t *testing.T) {
	url := startServer(t, "")
	sender := startSender(t, SenderConfig{Address: at(t, url)})
	defer sender.Close(true)
	data, err := os.ReadFile(department)
	if err != nil {
		t.Fatal(err)
	}
	r, err := sender.Parser().Parse(bounded(t), named("known.pdf", data), func(id ingest.Identity) (bool, error) { return id != ingest.Identify(data), nil })
	if err != nil || r.Identity != ingest.Identify(data) || r.Report != nil {
		t.Errorf("read %v, %v", r, err)
	}
	if left := leftAt(t, url); left != 0 {
		t.Errorf("%d messages are there", left)
	}
}

// A document with scans is passed on by those who read texts to those who recognize scans.
func TestScansHaveAQueueOfTheirOwn(t *testing.T) {
	url := startServer(t, "")
	sender := startSender(t, SenderConfig{Address: at(t, url)})
	defer sender.Close(true)
	startWork(t, WorkConfig{Address: at(t, url), Texts: 1, Parser: workers.InProcess})
	startWork(t, WorkConfig{Address: at(t, url), Scans: 1, Parser: func(limits ingest.Limits) workers.Parser {
		if limits.LeaveScans || !limits.Recognize {
			t.Errorf("scans are read with %+v", limits)
		}
		return recognizer{}
	}})
	r, err := sender.Parser().Parse(bounded(t), source.Source{Path: scanned}, always)
	if err != nil || r.Fault == nil || r.Fault.Message != "recognized "+scanned {
		t.Errorf("read %+v, %v", r, err)
	}
}

// recognizer stands for a parser that recognizes scans.
type recognizer struct{}

func (recognizer) Close() {}

func (recognizer) Parse(_ context.Context, s source.Source, _ func(ingest.Identity) (bool, error)) (ingest.Reading, error) {
	return ingest.FailedReading(ingest.Identity{}, errors.New("recognized "+s.Path)), nil
}

// told tells what a parser reads.
type told struct {
	workers.Parser
	tell func(ingest.Reading)
}

func (p told) Parse(ctx context.Context, s source.Source, wanted func(ingest.Identity) (bool, error)) (ingest.Reading, error) {
	r, err := p.Parser.Parse(ctx, s, wanted)
	p.tell(r)
	return r, err
}

// A document that has ended three workers is not given to a fourth to be read, and others are.
func TestDeadlyDocumentIsSetAside(t *testing.T) {
	url := startServer(t, "")
	sender := startSender(t, SenderConfig{Address: at(t, url), Patience: time.Second})
	defer sender.Close(true)
	data, err := os.ReadFile(department)
	if err != nil {
		t.Fatal(err)
	}
	var reading sync.WaitGroup
	readings := map[string]*ingest.Reading{deadly: {}, "harmless.pdf": {}}
	for name, into := range readings {
		reading.Go(func() {
			var err error
			if *into, err = sender.Parser().Parse(bounded(t), named(name, data), always); err != nil {
				t.Error(err)
			}
		})
	}
	for range mostWorkers {
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), asWorker+"="+url)
		var exit *exec.ExitError
		if err := c.Run(); !errors.As(err, &exit) || exit.ExitCode() != 3 {
			t.Fatalf("the worker ended with %v", err)
		}
	}
	startWork(t, WorkConfig{Address: at(t, url), Texts: 1, Parser: func(limits ingest.Limits) workers.Parser { return endsOver{workers.InProcess(limits)} }})
	reading.Wait()
	fault := readings[deadly].Fault
	if fault == nil || fault.Kind != ingest.KindCrash || !strings.Contains(fault.Message, "3 workers ended") || readings[deadly].Identity != ingest.Identify(data) {
		t.Errorf("the deadly document is read as %+v", readings[deadly])
	}
	if r := readings["harmless.pdf"]; r.Report == nil {
		t.Errorf("the harmless one is read as %+v", r)
	}
}

// What a server has lost is sent again.
func TestLostTasksAreSentAgain(t *testing.T) {
	url := startServer(t, "")
	sender := startSender(t, SenderConfig{Address: at(t, url), Patience: time.Second})
	defer sender.Close(true)
	asked := make(chan ingest.Reading, 1)
	go func() {
		r, err := sender.Parser().Parse(bounded(t), source.Source{Path: department}, always)
		if err != nil {
			t.Error(err)
		}
		asked <- r
	}()
	for purged := false; !purged; {
		stream, err := sender.js.Stream(bounded(t), sender.tasks())
		if err != nil {
			t.Fatal(err)
		}
		if purged = stream.CachedInfo().State.Msgs == 1; purged {
			if err := stream.Purge(bounded(t)); err != nil {
				t.Fatal(err)
			}
		}
	}
	startWork(t, WorkConfig{Address: at(t, url), Texts: 1})
	if r := <-asked; r.Report == nil {
		t.Errorf("read %+v", r)
	}
}

// An import that is begun again takes the readings that are there, and nobody reads twice.
func TestReadingsWaitForAnImportThatWasKilled(t *testing.T) {
	url := startServer(t, smallMessages)
	killed := startSender(t, SenderConfig{Address: at(t, url)})
	read := 0
	startWork(t, WorkConfig{Address: at(t, url), Texts: 1, Parser: func(limits ingest.Limits) workers.Parser {
		return told{workers.InProcess(limits), func(ingest.Reading) { read++ }}
	}})
	first, err := killed.Parser().Parse(bounded(t), source.Source{Path: department}, always)
	if err != nil {
		t.Fatal(err)
	}
	killed.Close(false) // before it was stored
	again := startSender(t, SenderConfig{Address: at(t, url)})
	second, err := again.Parser().Parse(bounded(t), source.Source{Path: department}, always)
	if err != nil {
		t.Fatal(err)
	}
	if again.Close(true); read != 1 || first.Report == nil || !reflect.DeepEqual(first, second) {
		t.Errorf("read %d times, as\n%+v\nand\n%+v", read, first, second)
	}
	if left := leftAt(t, url); left != 0 {
		t.Errorf("%d messages and objects are left", left)
	}
}

// A worker of another revision of the reader is told so and ends, and the import learns of it.
func TestAnotherRevisionIsRefused(t *testing.T) {
	url := startServer(t, "")
	crews := make(chan Crew, 100)
	sender := startSender(t, SenderConfig{Address: as(t, url, "nianbao-1"), Roll: func(c Crew) { crews <- c }})
	defer sender.Close(true)
	startWork(t, WorkConfig{Address: as(t, url, "nianbao-1"), Texts: 2, Scans: 1})
	err := Work(bounded(t), WorkConfig{Address: as(t, url, "nianbao-2"), Texts: 1, Parser: workers.InProcess})
	var refused *RefusedError
	if !errors.As(err, &refused) || *refused != (RefusedError{"nianbao-2", "nianbao-1"}) {
		t.Errorf("the other worker ended with %v", err)
	}
	for c := range crews {
		if len(c.Members) == 1 && len(c.Others) == 1 {
			if c.Machines != 1 || c.Scanners != 1 || c.Members[0].Texts != 2 || c.Others[0].Reader != "nianbao-2" {
				t.Errorf("the crew is %+v", c)
			}
			break
		}
	}
}
