package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"time"

	"nianbao/cmd/internal/ingest"
)

// enough is the share of pdftotext's characters that a file has at least to be read.
const enough = 0.95

// patience is how long pdftotext may take for a file; of one that takes longer it finds nothing.
const patience = time.Minute

// A comparison is a file with what this project reads of it and what pdftotext does.
type comparison struct {
	path    string
	reading reading
	there   int          // characters that pdftotext finds
	lacks   map[rune]int // of them, those that this project does not print
	silent  int          // of these, those that it does not say it leaves out
}

// compare reads a file both ways.
func compare(ctx context.Context, path string) (comparison, error) {
	r, err := readIsolated(ctx, path, ingest.DefaultLimits())
	if err != nil {
		return comparison{}, err
	}
	theirs, err := pdftotext(ctx, path)
	if err != nil {
		return comparison{}, err
	}
	all := characters(theirs)
	lacks := lacking(characters(r.Text), all)
	return comparison{path, r, total(all), lacks, total(lacking(characters(r.LeftOut), lacks))}, nil
}

// pdftotext returns the text that Poppler finds, "" for a file that it does not read.
func pdftotext(ctx context.Context, path string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	text, err := exec.CommandContext(ctx, "pdftotext", "-q", "-enc", "UTF-8", path, "-").Output()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) && ctx.Err() == nil {
		return "", fmt.Errorf("pdftotext: %w", err)
	}
	return strings.ToValidUTF8(string(text), ""), nil
}

// share returns how much of the characters was read, 1 where there are none.
func (c comparison) share() float64 {
	if c.there == 0 {
		return 1
	}
	return 1 - float64(total(c.lacks))/float64(c.there)
}

func (c comparison) isBelow() bool { return c.share() < enough }

// isTold reports whether enough is read or left out with a word.
func (c comparison) isTold() bool {
	return c.there == 0 || float64(c.silent) <= (1-enough)*float64(c.there)
}

// said returns what was said of the file: why it was not read, that
// enough is left out with a word, or the codes of its warnings.
func (c comparison) said() string {
	switch {
	case c.reading.Fault != "":
		return c.reading.Fault
	case c.isTold():
		return "left out"
	}
	if len(c.reading.Warnings) == 0 {
		return "nothing"
	}
	return strings.Join(slices.Sorted(slices.Values(c.reading.Warnings)), " ")
}

// longestLack is how many different characters a line tells.
const longestLack = 40

// line returns the file in a line, with what it lacks, the most frequent first.
func (c comparison) line() string {
	lacks := slices.SortedFunc(maps.Keys(c.lacks), func(a, b rune) int {
		return cmp.Or(cmp.Compare(c.lacks[b], c.lacks[a]), cmp.Compare(a, b))
	})
	return fmt.Sprintf("%.3f\t%s\t%s\t%s\t%s\n", c.share(), c.said(), c.path, string(lacks[:min(len(lacks), longestLack)]), c.reading.Message)
}
