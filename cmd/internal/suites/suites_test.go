package main

import (
	"strings"
	"testing"

	"nianbao/cmd/internal/ingest"
)

// What counts are characters that can be seen, in whatever form a file has them.
func TestCharacters(t *testing.T) {
	for _, c := range []struct {
		name, text, all string
		lacks           int
	}{
		{"the same in another order", "21件", "件 12\n", 0},
		{"wide digits and ligatures", "2ffi", "２ﬃ", 0},
		{"a digit once for twice", "2", "22", 1},
		{"more than there is", "221", "2", 0},
		{"what has no shape", "", " \u200b\u00ad\ufffd\ue000\f", 0},
	} {
		if got := total(lacking(characters(c.text), characters(c.all))); got != c.lacks {
			t.Errorf("%s: %d characters lack, want %d", c.name, got, c.lacks)
		}
	}
}

// A file of which a twentieth lacks is read; below, it is told with what was said of it.
func TestOverview(t *testing.T) {
	var o overview
	for _, c := range []comparison{
		{path: "whole.pdf", there: 20},
		{path: "most.pdf", there: 20, lacks: map[rune]int{'2': 1}},
		{path: "half.pdf", there: 20, lacks: map[rune]int{'2': 4, '1': 6}, silent: 2, reading: reading{Warnings: []string{"unseen-text", "repaired"}}},
		{path: "hidden.pdf", there: 20, lacks: map[rune]int{'1': 10}},
		{path: "long.pdf", there: 20, lacks: map[rune]int{'1': 20}, silent: 20, reading: reading{Fault: ingest.KindTimeout}},
		{path: "picture.pdf"},
	} {
		o.add(c)
	}
	var out strings.Builder
	o.print(&out)
	if o.files != 6 || o.withText != 5 || o.read != 2 || o.told != 3 || o.below["left out"] != 1 || !o.broken() || o.below["repaired unseen-text"] != 1 || !strings.Contains(out.String(), "    long.pdf\n") {
		t.Errorf("%+v\n%s", o, out.String())
	}
}

// A file is read by the way of an import.
func TestRead(t *testing.T) {
	for _, c := range []struct{ name, data, fault string }{
		{"empty", "", "empty"},
		{"cut short", "%PDF-1.4\n", "not-pdf"},
	} {
		if got := read(c.name, []byte(c.data)); got.Fault != c.fault || got.IsReport {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}
