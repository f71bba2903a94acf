package workers

import (
	"bufio"
	"bytes"
	"context"
	"encoding/gob"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"nianbao/cmd/internal/ingest"
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
	name, data, err := w.load(request)
	if err != nil {
		return w.answer(ingest.FailedReading(ingest.Identity{}, err))
	}
	id := ingest.Identify(data)
	if err := w.send(frameIdentity, []byte(fmt.Sprintf("%s %d", id.SHA256, id.Size))); err != nil {
		return err
	}
	if reply := <-w.frames; reply.kind == frameSkip {
		return nil
	}
	if err := holdProcessor(w.limits.Time); err != nil {
		return err
	}
	return w.answer(ingest.ReadLimited(context.Background(), name, data, id, w.limits, ingest.ProcessorTime, func() {
		_ = holdProcessor(w.limits.RecognizeTime)
		_ = w.send(frameScans, nil) // if the parent is gone, so is the worker
	}))
}

// load returns the document's bytes.
func (w *worker) load(request frame) (name string, data []byte, err error) {
	name = string(request.content)
	if request.kind == framePath {
		f, err := os.Open(ingest.FileName(name))
		if err != nil {
			return name, nil, err
		}
		defer f.Close()
		if w.file.Cap() > largeFile {
			w.file = bytes.Buffer{}
		}
		err = ingest.LoadInto(&w.file, f, name, w.limits.MaxBytes)
		return name, w.file.Bytes(), err
	}
	for part := range w.frames {
		if part.kind == frameEnd {
			break
		}
		data = append(data, part.content...)
	}
	return name, data, nil
}

func (w *worker) answer(r ingest.Reading) error {
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
