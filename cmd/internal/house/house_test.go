package main

import (
	"os"
	"strings"
	"testing"
)

// No room imports what it may not know.
func TestRooms(t *testing.T) {
	h, err := readHouse("../../..")
	if err != nil {
		t.Fatal(err)
	}
	r, err := parseRules(roomsFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range r.broken(h) {
		t.Error(b)
	}
}

// The picture in the page is that of the code.
func TestPicture(t *testing.T) {
	h, err := readHouse("../../..")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../../" + page)
	if err != nil {
		t.Fatal(err)
	}
	renewed, err := withPicture(string(text), h.draw())
	if err != nil {
		t.Fatal(err)
	}
	if renewed != string(text) {
		t.Errorf("the packages have changed since the picture in %s was drawn: go run ./cmd/internal/house -write", page)
	}
}

// Every room says what it is for.
func TestRoomsSayWhatTheyAreFor(t *testing.T) {
	h, err := readHouse("../../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range h {
		if len(r.says) < 20 {
			t.Errorf("%s has no documentation: %q", r.path, r.says)
		}
	}
}

// What the rules find, on a house of four rooms.
func TestRules(t *testing.T) {
	h := house{
		"model":      {path: "model"},
		"read":       {path: "read", knows: []string{"model"}, imports: []string{"nianbao/model", "example.org/pdf/core"}},
		"read/lines": {path: "read/lines", knows: []string{"model", "sql"}},
		"sql":        {path: "sql", knows: []string{"model"}, imports: []string{"example.org/pdf"}},
	}
	for _, c := range []struct{ name, rules, want string }{
		{"all is well", "model:\nread: model\nread/lines: model sql\nsql: model", ""},
		{"a pattern stands for what is below", "model:\nread/...: model sql\nsql: model", ""},
		{"the special rule counts", "model:\nread/...: model sql\nread/lines: model\nsql: model", "read/lines imports sql, which it may not know"},
		{"no rule", "read/...: model sql\nsql: model", "model: rooms.txt does not say what it may know"},
		{"a rule without a room", "model:\nread/...: model sql\nsql: model\nattic: model", "attic: rooms.txt has a rule for a room that is not there"},
		{"a library for one room alone", "model:\nread/...: model sql\nsql: model\nexample.org/pdf alone: read/...", "sql imports pdf, which is for read/... alone"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := parseRules(c.rules)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(r.broken(h), "; "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if _, err := parseRules("model"); err == nil {
		t.Error("a line without a colon is taken")
	}
}
