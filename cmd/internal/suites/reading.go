package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/normalize"
)

// A reading is what became of one file.
type reading struct {
	Text     string   // what is printed on its pages, in the order of the file
	LeftOut  string   // what can't be seen on them, is struck out, or marks a note
	IsReport bool     // it was taken for a report
	Fault    string   // the kind of the fault for which it was not read to its end, "" for none
	Message  string   // that fault in words
	Warnings []string // the codes of what was said of it
	Time     time.Duration
}

// readIsolated reads a file in a process of its own, within the limits.
func readIsolated(ctx context.Context, path string, limits ingest.Limits) (reading, error) {
	var out, messages bytes.Buffer
	code, err := workers.Alone(ctx, []string{path}, limits, &out, &messages)
	if err != nil {
		fault := ingest.FaultOf(err)
		return reading{Fault: fault.Kind, Message: fault.Message}, ctx.Err()
	}
	var r reading
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		return r, fmt.Errorf("%s: the process that reads it ended with %d: %s: %w", path, code, messages.String(), err)
	}
	if r.Time > limits.Time {
		r.Fault = ingest.KindTimeout
	}
	return r, nil
}

// readAlone reads a file in this process, and prints the reading.
func readAlone(path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	r := read(path, data)
	r.Time = ingest.ProcessorTime()
	if err := json.NewEncoder(os.Stdout).Encode(r); err != nil {
		log.Fatal(err)
	}
}

// read reads a file as an import does. Its text is that of its pages when they are known,
// before it is asked whether it is a report.
func read(path string, data []byte) (r reading) {
	defer func() {
		if p := recover(); p != nil {
			r.fail(ingest.Stumbled(string(debug.Stack())))
		}
	}()
	known := func(doc *document.Document) error {
		r.Text, r.LeftOut = textOf(doc)
		for _, w := range doc.Warnings {
			if !slices.Contains(r.Warnings, w.Code) {
				r.Warnings = append(r.Warnings, w.Code)
			}
		}
		return normalize.Refuse(doc)
	}
	limits := ingest.DefaultLimits().Limits
	doc, err := extract.Read(context.Background(), path, data, extract.Options{Limits: limits, Titles: normalize.SectionTitles(), Textless: true, Refuse: known})
	if err == nil {
		err = normalizeAll(doc)
	}
	r.IsReport = err == nil
	r.fail(err)
	return r
}

func normalizeAll(doc *document.Document) error {
	parts, err := ingest.Reports(doc)
	if err != nil {
		return err
	}
	for _, part := range parts {
		if _, err := normalize.Normalize(part); err != nil {
			return err
		}
	}
	return nil
}

// fail notes why a file was not read. That it is no report is no fault.
func (r *reading) fail(err error) {
	if err == nil || errors.Is(err, normalize.ErrNotReport) {
		return
	}
	fault := ingest.FaultOf(err)
	r.Fault, r.Message = fault.Kind, fault.Message
}

// textOf returns the characters on the pages, and those that are left out. A blank stands
// between any two: NFKC must not make them one.
func textOf(doc *document.Document) (printed, leftOut string) {
	var text, rest strings.Builder
	for _, p := range doc.Pages {
		for _, g := range append(slices.Clip(p.Glyphs), p.Watermarks...) {
			text.WriteString(g.Text + " ")
		}
		rest.WriteString(p.LeftOut + " ")
	}
	return text.String(), rest.String()
}
