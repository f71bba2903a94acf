package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"

	"nianbao/cmd/internal/truth"
)

// pdftotext is "pdftotext -layout" of Poppler with the row matcher: what a short
// script gets from the text of the pages.
type pdftotext struct{ program string }

func newPdftotext() (reader, error) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return nil, err
	}
	return pdftotext{program}, nil
}

func (pdftotext) name() string { return "pdftotext -layout" }

func (p pdftotext) read(ctx context.Context, pdf string, want *truth.Report) reading {
	text, err := exec.CommandContext(ctx, p.program, "-q", "-layout", "-enc", "UTF-8", pdf, "-").Output()
	if err != nil {
		return reading{failed: failure(err)}
	}
	return reading{marks: truth.Compare(want, matchRows(textLines(string(text)), want.Form))}
}

// textLines parts a text into lines, and these at white space.
func textLines(text string) []line {
	var lines []line
	for l := range strings.Lines(text) {
		if words := strings.Fields(l); len(words) > 0 {
			lines = append(lines, words)
		}
	}
	return lines
}

// failure says why a program failed, with what it printed about it.
func failure(err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) && len(exit.Stderr) > 0 {
		return fmt.Sprintf("%v: %s", err, strings.TrimSpace(string(exit.Stderr)))
	}
	return err.Error()
}
