package outcome

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/store/crawldb"
	"nianbao/store/storetest"
)

// A message that can't be delivered is kept, and tried again with growing pauses until it is; each way
// of telling stands on its own.
func TestOutbox(t *testing.T) {
	answers := []int{500, 500, 200}
	posted := 0
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(answers[posted])
		posted++
	}))
	defer hook.Close()
	dir := t.TempDir()
	n := Notifier{Webhook: hook.URL, Command: fmt.Sprintf("cat > '%s/a message'", dir)}
	s := &Summary{Error: "the disk is full"}
	db := storetest.OpenNew(t)
	now := time.Date(2026, 2, 1, 3, 30, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	messages, err := n.Messages(s)
	if err == nil {
		err = crawldb.PutMessages(context.Background(), db, now, messages)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		after                        time.Duration
		delivered, waiting, attempts int
		next                         time.Duration
	}{
		{0, 1, 1, 1, 5 * time.Minute},
		{4 * time.Minute, 0, 1, 1, time.Minute},
		{time.Minute, 0, 1, 2, 10 * time.Minute},
		{10 * time.Minute, 1, 0, 3, 0},
		{24 * time.Hour, 0, 0, 3, 0},
	} {
		now = now.Add(want.after)
		d, err := n.Deliver(context.Background(), db, clock)
		if err != nil {
			t.Fatal(err)
		}
		next := time.Duration(0)
		if !d.Next.IsZero() {
			next = d.Next.Sub(now)
		}
		if d.Delivered != want.delivered || d.Waiting != want.waiting || posted != want.attempts || next != want.next {
			t.Errorf("at %s: %+v, next in %s, %d posted; want %+v", now, d, next, posted, want)
		}
	}
	if text, err := os.ReadFile(filepath.Join(dir, "a message")); err != nil || !strings.Contains(string(text), "抓取失败：the disk is full") {
		t.Errorf("the command got %q, %v", text, err)
	}
}

// A night's run tries each message, whatever the pauses.
func TestPauses(t *testing.T) {
	if first, last := pauseAfter(0), pauseAfter(100); first != 5*time.Minute || last != 12*time.Hour {
		t.Errorf("pauses from %s to %s", first, last)
	}
}

// A message by a way that is not given any more is set aside, told once, and not tried; when the way is given again, it is delivered.
func TestChannelThatWasRemoved(t *testing.T) {
	dir := t.TempDir()
	n := Notifier{Command: fmt.Sprintf("cat > '%s/message'", dir)}
	db := storetest.OpenNew(t)
	now := time.Date(2026, 2, 1, 3, 30, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	messages, err := n.Messages(&Summary{Error: "the disk is full"})
	if err == nil {
		err = crawldb.PutMessages(context.Background(), db, now, messages)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		by   Notifier
		want Delivery
	}{
		{Notifier{Webhook: "http://127.0.0.1:1/"}, Delivery{SetAside: 1, NewlyAside: 1}},
		{Notifier{}, Delivery{SetAside: 1}},
		{n, Delivery{Delivered: 1}},
		{n, Delivery{}},
	} {
		now = now.Add(24 * time.Hour)
		d, err := c.by.Deliver(context.Background(), db, clock)
		if err != nil || fmt.Sprint(d) != fmt.Sprint(c.want) {
			t.Errorf("%+v, error %v, want %+v", d, err, c.want)
		}
	}
}
