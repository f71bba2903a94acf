package answer

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
)

// come has clients wait for a place one after the other, and returns the order in
// which they got it once each has given it back. All places must be taken.
func come(q *queue, leave func(), addresses ...string) []string {
	var mu sync.Mutex
	var order []string
	for i, address := range addresses {
		go func() {
			leave, err := q.enter(context.Background(), address)
			if err != nil {
				return
			}
			mu.Lock()
			order = append(order, fmt.Sprint(address, i))
			mu.Unlock()
			leave()
		}()
		synctest.Wait()
	}
	leave()
	synctest.Wait()
	return order
}

func TestQueueTakesTurns(t *testing.T) {
	for name, tc := range map[string]struct{ come, want []string }{
		"one address":                        {[]string{"a", "a", "a"}, []string{"a0", "a1", "a2"}},
		"another behind many of one":         {[]string{"a", "a", "a", "a", "b"}, []string{"a0", "b4", "a1", "a2", "a3"}},
		"each has a turn before one has two": {[]string{"a", "a", "b", "b", "c"}, []string{"a0", "b2", "c4", "a1", "b3"}},
		"each once, in the order of arrival": {[]string{"c", "a", "b"}, []string{"c0", "a1", "b2"}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				q := newQueue(1)
				leave, err := q.enter(context.Background(), "first")
				if err != nil {
					t.Fatal(err)
				}
				if got := come(q, leave, tc.come...); !slices.Equal(got, tc.want) {
					t.Errorf("order %v, want %v", got, tc.want)
				}
				if q.free != 1 || len(q.waiting) != 0 || len(q.turns) != 0 {
					t.Errorf("left behind: %d free, waiting %v, turns %v", q.free, q.waiting, q.turns)
				}
			})
		})
	}
}

// Whoever gives up leaves no gap: the next has the place.
func TestQueueGoesOnWithoutThoseThatGiveUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(1)
		leave, err := q.enter(context.Background(), "a")
		if err != nil {
			t.Fatal(err)
		}
		ctx, giveUp := context.WithCancel(context.Background())
		refused := make(chan error, 2)
		for _, address := range []string{"a", "b"} {
			go func() {
				_, err := q.enter(ctx, address)
				refused <- err
			}()
			synctest.Wait()
		}
		giveUp()
		for range 2 {
			if err := <-refused; !errors.Is(err, context.Canceled) {
				t.Errorf("the error is %v", err)
			}
		}
		if got := come(q, leave, "b", "a"); !slices.Equal(got, []string{"b0", "a1"}) {
			t.Errorf("order %v", got)
		}
		if q.free != 1 || len(q.waiting) != 0 || len(q.turns) != 0 {
			t.Errorf("left behind: %d free, waiting %v, turns %v", q.free, q.waiting, q.turns)
		}
	})
}

// However many come and give up at once, no place is lost and none is had twice.
func TestQueueKeepsItsPlaces(t *testing.T) {
	const places = 3
	q := newQueue(places)
	taken := make(chan struct{}, places)
	var clients sync.WaitGroup
	for i := range 400 {
		clients.Go(func() {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			if i%3 == 0 {
				go cancel()
			}
			leave, err := q.enter(ctx, fmt.Sprint(i%7))
			if err != nil {
				return
			}
			select {
			case taken <- struct{}{}:
				<-taken
			default:
				t.Error("more are in than there are places")
			}
			leave()
		})
	}
	clients.Wait()
	if q.free != places || len(q.waiting) != 0 || len(q.turns) != 0 {
		t.Errorf("left behind: %d free, waiting %v, turns %v", q.free, q.waiting, q.turns)
	}
}

func TestClientsByAddress(t *testing.T) {
	for remote, want := range map[string]string{
		"192.0.2.1:1234":            "192.0.2.1",
		"192.0.2.1:99":              "192.0.2.1",
		"[::ffff:192.0.2.1]:1234":   "192.0.2.1",
		"[2001:db8:1:2:3:4:5:6]:80": "2001:db8:1:2::/64",
		"[2001:db8:1:2::1]:80":      "2001:db8:1:2::/64",
		"[fe80::1%eth0]:80":         "fe80::/64",
		"@":                         "@", // a socket without an address
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = remote
		if got := Client(r); got != want {
			t.Errorf("%s: %s, want %s", remote, got, want)
		}
	}
}
