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
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
)

// Command is the argument with which the program serves as a worker.
const Command = "parse-worker"

// Serve is the life of a worker process: it parses what the parent sends until
// the parent closes the connection. It ends the process at once when the parent
// is gone, even in the middle of a document.
//
// A worker ignores the signals that ask the program to stop. A terminal sends
// them to all its processes, and the parent wants the document in hand.
func Serve(in io.Reader, out io.Writer) error {
	signal.Ignore(os.Interrupt, syscall.SIGTERM)
	w := &worker{frames: make(chan frame), out: bufio.NewWriterSize(out, 64<<10)}
	w.encoder = gob.NewEncoder(&w.buffer)
	go func() {
		buffered := bufio.NewReaderSize(pollable(in), 64<<10)
		for {
			kind, content, err := readFrame(buffered)
			if err != nil {
				os.Exit(0)
			}
			w.frames <- frame{kind, content}
		}
	}()
	first := <-w.frames
	if first.kind != frameLimits {
		return fmt.Errorf("%s is started by the import and not by hand", Command)
	}
	if err := gob.NewDecoder(bytes.NewReader(first.content)).Decode(&w.limits); err != nil {
		return err
	}
	if err := holdMemory(w.limits.Memory); err != nil {
		return err
	}
	endOvertime()
	debug.SetGCPercent(collectorPercent)
	for {
		if err := w.document(<-w.frames); err != nil {
			return err
		}
		collect()
	}
}

// workerCommand returns the command that a worker is started with: the given
// one, or if that is empty this program with Command.
func workerCommand(command []string) []string {
	if len(command) > 0 {
		return command
	}
	self, err := os.Executable()
	if err != nil {
		self = os.Args[0]
	}
	return []string{self, Command}
}

// largeFile is a size in bytes for which room is not kept until the next document.
const largeFile = 8 << 20

type worker struct {
	limits  ingest.Limits
	frames  chan frame
	file    bytes.Buffer // the document; its reading, which is sent before the next comes, holds none of it
	out     *bufio.Writer
	buffer  bytes.Buffer
	encoder *gob.Encoder
}

// document serves one document.
func (w *worker) document(request frame) error {
	files, series, err := w.loadAll(request)
	if err != nil {
		return w.answer(ingest.FailedReading(ingest.Identity{}, err))
	}
	id := files[0].Identity
	if err := w.send(frameIdentity, []byte(fmt.Sprintf("%s %d", id.SHA256, id.Size))); err != nil {
		return err
	}
	if reply := <-w.frames; reply.kind == frameSkip {
		return nil
	}
	if err := holdProcessor(w.limits.Time * time.Duration(len(files))); err != nil {
		return err
	}
	return w.answer(ingest.ReadWhole(context.Background(), files, series, w.limits, ingest.ProcessorTime, func() {
		_ = holdProcessor(w.limits.RecognizeTime)
		_ = w.send(frameScans, nil) // if the parent is gone, so is the worker
	}))
}

// errNoMemory ends the worker: its words are those by which the parent knows why, see ranOut.
var errNoMemory = errors.New("out of memory")

// loadAll returns the document, or the files of one that is in several. All are taken from the
// connection, also behind one that can't be had.
func (w *worker) loadAll(request frame) ([]ingest.File, *document.Series, error) {
	if request.kind != frameWhole {
		if w.file.Cap() > largeFile {
			w.file = bytes.Buffer{}
		}
		f, err := w.load(request, &w.file)
		return []ingest.File{f}, nil, err
	}
	var whole wholeRequest
	err := json.Unmarshal(request.content, &whole)
	var files []ingest.File
	for _, number := range whole.Numbers {
		f, failed := w.load(<-w.frames, new(bytes.Buffer))
		f.Number = number
		err = errors.Join(err, failed)
		files = append(files, f)
	}
	return files, whole.Series, err
}

// load returns a file with its bytes, those of a path in the buffer.
func (w *worker) load(request frame, buffer *bytes.Buffer) (f ingest.File, err error) {
	f.Name, f.Published, _ = strings.Cut(string(request.content), "\x00")
	if request.kind == framePath {
		in, err := os.Open(ingest.FileName(f.Name))
		if err != nil {
			return f, err
		}
		defer in.Close()
		if err := ingest.LoadInto(buffer, in, f.Name, w.limits.MaxBytes); err != nil {
			return f, err
		}
		f.Data = buffer.Bytes()
	} else {
		for part := range w.frames {
			if part.kind == frameEnd {
				break
			}
			f.Data = append(f.Data, part.content...)
		}
	}
	f.Identity = ingest.Identify(f.Data)
	return f, nil
}

// answer sends what was read, if the process is still within its bounds.
func (w *worker) answer(r ingest.Reading) error {
	if !memoryLeft() {
		return errNoMemory
	}
	w.buffer.Reset()
	if err := w.encoder.Encode(r); err != nil {
		return err
	}
	return w.send(frameReading, w.buffer.Bytes())
}

func (w *worker) send(kind frameKind, content []byte) error {
	if err := writeFrame(w.out, kind, content); err != nil {
		return err
	}
	return w.out.Flush()
}
