package sent

import (
	"testing"
	"time"
)

// An answer is kept for an hour, under a token of its own.
func TestAnswersAreKeptForAnHour(t *testing.T) {
	s, now := New(), time.Date(2024, 3, 1, 9, 0, 0, 0, time.UTC)
	first := s.Keep(Answer{Status: 200, Body: []byte("first")}, now)
	second := s.Keep(Answer{Status: 422, Body: []byte("second")}, now.Add(30*time.Minute))
	if first == second || len(first) < 20 {
		t.Errorf("tokens %q and %q", first, second)
	}
	for token, want := range map[string]string{first: "", second: "second", "": "", "x": ""} {
		if got, ok := s.Of(token, now.Add(Lasting)); string(got.Body) != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", token, got.Body, ok)
		}
	}
}

// What is offered beside a page takes room as the page does.
func TestFilesTakeRoom(t *testing.T) {
	s, now := New(), time.Date(2024, 3, 1, 9, 0, 0, 0, time.UTC)
	first := s.Keep(Answer{Files: map[string]File{"1.csv": {Body: make([]byte, room)}}}, now)
	if _, ok := s.Of(first, now); !ok {
		t.Error("there was room for the first")
	}
	s.Keep(Answer{Body: []byte("x")}, now)
	if _, ok := s.Of(first, now); ok || s.bytes != 1 {
		t.Errorf("kept: %v, %d bytes", ok, s.bytes)
	}
}

// Where there are too many, the oldest go.
func TestOldestAnswersGo(t *testing.T) {
	s, now := New(), time.Date(2024, 3, 1, 9, 0, 0, 0, time.UTC)
	first := s.Keep(Answer{Body: make([]byte, room/2)}, now)
	second := s.Keep(Answer{Body: make([]byte, room/2)}, now)
	third := s.Keep(Answer{Body: make([]byte, 1)}, now)
	for token, want := range map[string]bool{first: false, second: true, third: true} {
		if _, ok := s.Of(token, now); ok != want {
			t.Errorf("kept: %v, want %v", ok, want)
		}
	}
	if s.bytes != room/2+1 {
		t.Errorf("%d bytes", s.bytes)
	}
}
