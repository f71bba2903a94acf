package sent

import (
	"crypto/rand"
	"net/http"
	"sync"
	"time"
)

// Lasting is how long an answer is kept.
const Lasting = time.Hour

// room bounds what all answers together have in bytes: that of an upload is some hundred thousand.
const room = 48 << 20

// An Answer is what a form was answered with.
type Answer struct {
	Status int
	Header http.Header // that are its own
	Body   []byte
	// Files are what the page of the answer offers to be taken along, by the names by which it asks for them.
	Files map[string]File
}

// A File is one of them.
type File struct {
	Header http.Header
	Body   []byte
}

// size returns how many bytes an answer has with its files.
func (a Answer) size() int {
	n := len(a.Body)
	for _, f := range a.Files {
		n += len(f.Body)
	}
	return n
}

// A Store keeps answers in memory, the newest where there are too many, each under a token that nobody can guess.
type Store struct {
	mutex sync.Mutex
	kept  map[string]Answer
	order []entry // the oldest first
	bytes int
}

type entry struct {
	token string
	until time.Time
}

// New returns a store that has nothing.
func New() *Store { return &Store{kept: map[string]Answer{}} }

// Keep keeps an answer and returns its token.
func (s *Store) Keep(a Answer, now time.Time) (token string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	token = rand.Text()
	s.kept[token], s.bytes = a, s.bytes+a.size()
	s.order = append(s.order, entry{token, now.Add(Lasting)})
	s.drop(now)
	return token
}

// Of returns an answer that is still kept.
func (s *Store) Of(token string, now time.Time) (Answer, bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.drop(now)
	a, ok := s.kept[token]
	return a, ok
}

// drop forgets what is too old, and the oldest while there is too much.
func (s *Store) drop(now time.Time) {
	for len(s.order) > 0 && (s.bytes > room || !s.order[0].until.After(now)) {
		oldest := s.order[0].token
		s.bytes -= s.kept[oldest].size()
		delete(s.kept, oldest)
		s.order = s.order[1:]
	}
}
