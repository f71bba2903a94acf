package editors

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/bcrypt"
)

// cheap returns the line of an editor with a hash that is quick to try.
func cheap(t *testing.T, name, password string) string {
	t.Helper()
	hash, err := bcrypt.GenerateFromPassword([]byte(password), leastCost)
	if err != nil {
		t.Fatal(err)
	}
	return name + ":" + string(hash) + "\n"
}

func write(t *testing.T, path, text string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

// A clock that stands still until it is told.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func signedIn(t *testing.T) (s *Sessions, c *clock, path, secret string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "editors")
	write(t, path, "# editors\n\n"+cheap(t, "李编辑", "correct horse battery"), 0o600)
	r, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	c = &clock{time.Date(2024, 3, 1, 8, 0, 0, 0, time.UTC)}
	s = NewSessions(r, c.now)
	if secret, err = s.SignIn(context.Background(), "李编辑", "correct horse battery"); err != nil {
		t.Fatal(err)
	}
	return s, c, path, secret
}

func TestSignIn(t *testing.T) {
	s, _, _, secret := signedIn(t)
	session, ok := s.Of(secret)
	if !ok || session.Editor != "李编辑" || !session.Holds(session.Form) || session.Holds("") || session.Holds(session.Form+"x") {
		t.Errorf("the session is %+v, %v", session, ok)
	}
	for _, c := range []struct{ name, password string }{
		{"李编辑", "wrong"}, {"李编辑", ""}, {"李编辑", strings.Repeat("x", 100)}, {"王", "correct horse battery"}, {"", ""}, {"王", "nobody's"},
	} {
		if _, err := s.SignIn(context.Background(), c.name, c.password); !errors.Is(err, ErrWrong) {
			t.Errorf("%s with %q: %v", c.name, c.password, err)
		}
	}
	for _, other := range []string{"", "x", secret + "x", strings.ToLower(secret)} {
		if _, ok := s.Of(other); ok {
			t.Errorf("%q has a session", other)
		}
	}
	s.SignOut(secret)
	if _, ok := s.Of(secret); ok {
		t.Error("signed out, the session goes on")
	}
}

// Whoever does nothing for an hour, or has been signed in for half a day, signs in again.
func TestSessionsExpire(t *testing.T) {
	s, c, _, secret := signedIn(t)
	for _, step := range []struct {
		later time.Duration
		want  bool
	}{{59 * time.Minute, true}, {59 * time.Minute, true}, {61 * time.Minute, false}} {
		c.at = c.at.Add(step.later)
		if _, ok := s.Of(secret); ok != step.want {
			t.Errorf("%v later: %v", step.later, ok)
		}
	}
	s, c, _, secret = signedIn(t)
	for range 12 {
		c.at = c.at.Add(59 * time.Minute)
		s.Of(secret)
	}
	c.at = c.at.Add(30 * time.Minute)
	if _, ok := s.Of(secret); ok {
		t.Error("the session lasts longer than half a day")
	}
}

// Who is struck out of the file, or has another password, is signed in no more; a file that is broken has
// nobody.
func TestFileChanges(t *testing.T) {
	for name, text := range map[string]string{
		"another password": cheap(t, "李编辑", "another password"),
		"struck out":       cheap(t, "王", "another password!"),
		"broken":           "李编辑",
	} {
		s, _, path, secret := signedIn(t)
		write(t, path, text, 0o600)
		if _, ok := s.Of(secret); ok {
			t.Errorf("%s: still signed in", name)
		}
	}
	s, _, path, secret := signedIn(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Of(secret); ok {
		t.Error("without the file: still signed in")
	}
	if _, err := s.SignIn(context.Background(), "李编辑", "correct horse battery"); !errors.Is(err, ErrWrong) || s.register.Err() == nil {
		t.Errorf("without the file: %v", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	good := cheap(t, "李编辑", "correct horse battery")
	for _, c := range []struct {
		name, text string
		mode       os.FileMode
		want       string // "" if it can be used
	}{
		{"as it should be", good, 0o600, ""},
		{"for the group too", good, 0o640, ""},
		{"written by htpasswd", strings.Replace(good, "$2a$", "$2y$", 1), 0o600, ""},
		{"for everybody", good, 0o644, "chmod 600"},
		{"written by the group", good, 0o660, "chmod 600"},
		{"empty", "# nobody\n", 0o600, "names no editor"},
		{"without a hash", "李编辑\n", 0o600, "line 1: what follows the name is no hash"},
		{"a plain password", "# x\n李编辑:secret\n", 0o600, "line 2: what follows the name is no hash"},
		{"a cheap hash", "李编辑:$2a$04$" + strings.Repeat("a", 53), 0o600, "the cost of the hash is 4"},
		{"twice", good + good, 0o600, "line 2: 李编辑 has a line already"},
		{"a name with markup", "<b>" + good, 0o600, "line 1: it does not begin with the name"},
	} {
		path := filepath.Join(t.TempDir(), "editors")
		write(t, path, c.text, c.mode)
		_, err := Open(path)
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		var fault *FileError
		if !errors.As(err, &fault) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	if _, err := Open(t.TempDir()); err == nil {
		t.Error("a folder is taken for a file of editors")
	}
}

// The line that is made for a name lets it sign in.
func TestLine(t *testing.T) {
	line, err := Line("李编辑", "十二个字的口令应该够长了")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "editors")
	write(t, path, line+"\n", 0o600)
	r, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := NewSessions(r, time.Now).SignIn(context.Background(), "李编辑", "十二个字的口令应该够长了"); err != nil {
		t.Error(err)
	}
	for _, bad := range []struct{ name, password string }{{"李", "short"}, {"李", strings.Repeat("x", 73)}, {"", "correct horse battery"}, {"a:b", "correct horse battery"}, {"a\nb", "correct horse battery"}} {
		if _, err := Line(bad.name, bad.password); err == nil {
			t.Errorf("%q with %q has a line", bad.name, bad.password)
		}
	}
}

func TestPace(t *testing.T) {
	c := &clock{time.Date(2024, 3, 1, 8, 0, 0, 0, time.UTC)}
	p := NewPace(3, time.Minute, c.now)
	for i, want := range []bool{true, true, true, false, false} {
		if wait, ok := p.Take("a"); ok != want || !ok && wait != time.Minute {
			t.Errorf("time %d: %v, %v", i, wait, ok)
		}
	}
	if _, ok := p.Take("b"); !ok {
		t.Error("one client keeps another from its times")
	}
	c.at = c.at.Add(time.Minute)
	for i, want := range []bool{true, false} {
		if _, ok := p.Take("a"); ok != want {
			t.Errorf("after a minute, time %d: %v", i, ok)
		}
	}
	p.GiveBack("a")
	if _, ok := p.Take("a"); !ok {
		t.Error("what was given back is not there")
	}
	for i := range 2 * maxClients {
		p.Take(fmt.Sprint(i))
	}
	if len(p.clients) > maxClients {
		t.Errorf("%d clients are remembered", len(p.clients))
	}
}
