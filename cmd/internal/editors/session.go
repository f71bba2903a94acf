package editors

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"sync"
	"time"
)

// How long a session lasts, and how many there are at most.
const (
	Lasting     = 12 * time.Hour // from signing in
	Idle        = time.Hour      // without a request
	maxSessions = 1000
	maxTrials   = 2 // of passwords at the same time: each takes a processor
	maxWaiting  = 8 // for that
)

// The reasons why nobody is signed in. Test with errors.Is.
var (
	ErrWrong = errors.New("no editor has this name and this password")
	ErrBusy  = errors.New("too many passwords are being tried")
)

// A Session is of an editor who has signed in.
type Session struct {
	Editor string
	// Form is what the forms of its pages send along, so that no other page can have them sent.
	Form string

	hash  string // of the editor when signing in
	began time.Time
	used  time.Time
}

// Holds reports whether a form was sent from a page of the session.
func (s Session) Holds(form string) bool {
	return subtle.ConstantTimeCompare([]byte(s.Form), []byte(form)) == 1
}

// Sessions are those of the editors of a register, in memory.
type Sessions struct {
	register *Register
	now      func() time.Time
	trials   chan struct{}
	waiting  chan struct{}

	mu   sync.Mutex
	held map[[sha256.Size]byte]*Session // by the hash of the secret that the browser has
}

// NewSessions returns sessions by a clock.
func NewSessions(r *Register, now func() time.Time) *Sessions {
	return &Sessions{register: r, now: now, trials: make(chan struct{}, maxTrials), waiting: make(chan struct{}, maxWaiting),
		held: map[[sha256.Size]byte]*Session{}}
}

// SignIn begins a session and returns the secret by which it is known. The error is ErrWrong, ErrBusy, or the
// context's.
func (s *Sessions) SignIn(ctx context.Context, name, password string) (secret string, err error) {
	select {
	case s.waiting <- struct{}{}:
		defer func() { <-s.waiting }()
	default:
		return "", ErrBusy
	}
	select {
	case s.trials <- struct{}{}:
		defer func() { <-s.trials }()
	case <-ctx.Done():
		return "", ctx.Err()
	}
	hash, known := s.register.hashOf(name)
	if !matches(hash, password) || !known {
		return "", ErrWrong
	}
	now := s.now()
	secret = rand.Text()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sweep(now)
	s.held[sha256.Sum256([]byte(secret))] = &Session{Editor: name, Form: rand.Text(), hash: hash, began: now, used: now}
	return secret, nil
}

// Of returns the session of a secret; false if it has ended, or its editor is none any more.
func (s *Sessions) Of(secret string) (Session, bool) {
	if secret == "" {
		return Session{}, false
	}
	now := s.now()
	s.mu.Lock()
	defer s.mu.Unlock()
	held := s.held[sha256.Sum256([]byte(secret))]
	if held == nil || held.isOver(now) {
		return Session{}, false
	}
	if hash, known := s.register.hashOf(held.Editor); !known || hash != held.hash {
		return Session{}, false
	}
	held.used = now
	return *held, true
}

// SignOut ends the session of a secret.
func (s *Sessions) SignOut(secret string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.held, sha256.Sum256([]byte(secret)))
}

func (s *Session) isOver(now time.Time) bool {
	return now.Sub(s.began) > Lasting || now.Sub(s.used) > Idle
}

// sweep makes room for one more session: those that are over go, and the one that was used the longest ago if
// there are too many.
func (s *Sessions) sweep(now time.Time) {
	var oldest [sha256.Size]byte
	for key, held := range s.held {
		if held.isOver(now) {
			delete(s.held, key)
		} else if first := s.held[oldest]; first == nil || held.used.Before(first.used) {
			oldest = key
		}
	}
	if len(s.held) >= maxSessions {
		delete(s.held, oldest)
	}
}
