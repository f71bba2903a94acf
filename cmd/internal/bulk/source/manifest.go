package source

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"nianbao/cmd/internal/ingest"
	"nianbao/normalize/issue"
)

// manifestColumns are the columns of a manifest that are read: where a document
// lies, and what is known of it. Only path is required.
var manifestColumns = []string{"path", "url", "organ", "year", "region", "sha256", "fetched_at", "link_text", "listed"}

// manifest yields the documents that a CSV file lists. Their paths are relative
// to its directory.
func (d *Discoverer) manifest(ctx context.Context, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return d.Yield(faulty(path, err))
	}
	defer file.Close()
	in := bufio.NewReader(file)
	if mark, _ := in.Peek(3); string(mark) == "\uFEFF" {
		_, _ = in.Discard(3) // they were peeked at
	}
	rows := csv.NewReader(in)
	rows.ReuseRecord = true
	header, err := rows.Read()
	if errors.Is(err, io.EOF) {
		err = errors.New("the manifest is empty")
	}
	var columns map[string]int
	if err == nil {
		columns, err = columnsOf(header)
	}
	if err != nil {
		return d.Yield(faulty(path, ingest.WithKind(ingest.KindManifest, fmt.Errorf("%s: %w", ingest.PathOf(path), err))))
	}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil && !errors.Is(err, csv.ErrFieldCount) {
			// After a broken quotation nothing that follows can be trusted.
			return d.Yield(faulty(path, ingest.WithKind(ingest.KindManifest, fmt.Errorf("%s: %w", ingest.PathOf(path), err))))
		}
		s, err := rowSource(row, columns, filepath.Dir(path), err)
		if err != nil {
			line, _ := rows.FieldPos(0)
			at := fmt.Sprintf("%s:%d", ingest.PathOf(path), line)
			s = Source{Path: at, Fault: ingest.FaultOf(ingest.WithKind(ingest.KindManifest, fmt.Errorf("%s: %w", at, err)))}
		}
		s.Manifest = path
		if err := d.entry(ctx, s); err != nil {
			return err
		}
	}
}

// entry yields a row's document, which may be a member of an archive.
func (d *Discoverer) entry(ctx context.Context, s Source) error {
	if archive, member, ok := splitMember(s.Path); ok && s.Fault == nil && !d.rowsOnly {
		return d.member(ctx, ingest.FileName(archive), member, s)
	}
	return d.Yield(s)
}

func columnsOf(header []string) (map[string]int, error) {
	columns := map[string]int{}
	for i, name := range header {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := columns[name]; twice && slices.Contains(manifestColumns, name) {
			return nil, fmt.Errorf("the column %q is there twice", name)
		}
		columns[name] = i
	}
	if _, ok := columns["path"]; !ok {
		return nil, fmt.Errorf("the first row must name the columns, one of them path (others: %s); it is %q",
			strings.Join(manifestColumns[1:], ", "), header)
	}
	return columns, nil
}

var sha256Hex = regexp.MustCompile(`^[0-9a-f]{64}$`)

// rowSource reads a row. Its error names the column that makes no sense.
func rowSource(row []string, columns map[string]int, dir string, err error) (Source, error) {
	if err != nil {
		return Source{}, err
	}
	field := func(name string) string {
		if i, ok := columns[name]; ok {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	for name := range columns {
		if !utf8.ValidString(field(name)) {
			return Source{}, fmt.Errorf("%s is not UTF-8", name)
		}
	}
	path := field("path")
	if path == "" {
		return Source{}, errors.New("path is empty")
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(ingest.PathOf(dir), path)
	}
	e := &Entry{URL: field("url"), Organ: field("organ"), Region: field("region"), SHA256: strings.ToLower(field("sha256")), LinkText: field("link_text")}
	if text := field("year"); text != "" {
		year, err := strconv.Atoi(text)
		if err != nil || year < 1990 || year > 2100 {
			return Source{}, fmt.Errorf("year is no year: %q", text)
		}
		e.Year = year
	}
	if e.SHA256 != "" && !sha256Hex.MatchString(e.SHA256) {
		return Source{}, fmt.Errorf("sha256 is not 64 hexadecimal digits: %q", e.SHA256)
	}
	if text := field("fetched_at"); text != "" {
		if e.FetchedAt, err = parseTime(text); err != nil {
			return Source{}, fmt.Errorf("fetched_at: %w", err)
		}
	}
	if text := field("listed"); text != "" {
		if e.Listed = issue.DayOf(text); e.Listed == "" {
			return Source{}, fmt.Errorf("listed is no day: %q", text)
		}
	}
	return Source{Path: path, Entry: e}, nil
}

// parseTime reads a time as ISO 8601 has it; without a zone it is UTC.
func parseTime(text string) (time.Time, error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", time.DateTime, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("no time by ISO 8601: %q", text)
}
