package still

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"github.com/temoto/robotstxt"

	"nianbao/cmd/internal/wholefile"
)

// A Config says what to copy, and where to.
type Config struct {
	Site http.Handler
	// State tells apart the states of the site: a copy of the same state goes on where it was broken
	// off, one of another makes each page anew.
	State string
	Dir   string // of the copy: new, empty, or that of an earlier one
	// Address is that under which the copy will be known, and Live that of the site itself, to which
	// links lead that have no page in the copy; nil for none.
	Address, Live *url.URL
	// Workers is how many pages are made at the same time.
	Workers int
	// Progress is told after each page how many are done, and how many are known of; nil for none.
	Progress func(done, known int)
}

// A Result tells what a copy did.
type Result struct {
	Files     int // of the copy
	Written   int // of these, those that are new or have other bytes
	Unchanged int
	Earlier   int // that were done before the copy was broken off
	Removed   int // of an earlier copy, of pages that are gone
	Failed    []Failure
}

// A Failure is an address that has no good answer. What an earlier copy has of it stays.
type Failure struct {
	Address string
	Status  int // of HTTP
}

// mapsOf is where a copy begins.
var mapsOf = []address{"/sitemap.xml", "/robots.txt", "/"}

// agent is the name by which the copy looks itself up in robots.txt.
const agent = "nianbao"

// Copy makes the copy, or brings one to the present state. Errors are ErrNotACopy, those of the
// context, and of the file system; what is done by then stays, and the next copy goes on there.
func Copy(ctx context.Context, c Config) (Result, error) {
	j, err := openJournal(c.Dir, fmt.Sprintf("%s %v %v", c.State, c.Address, c.Live))
	if err != nil {
		return Result{}, err
	}
	defer j.close()
	robots := c.ask(ctx, "/robots.txt")
	rules, err := robotstxt.FromBytes(robots.Body.Bytes())
	if err != nil {
		return Result{}, fmt.Errorf("robots.txt: %w", err)
	}
	m := &maker{Config: c, journal: j, rules: rules.FindGroup(agent), known: map[address]bool{}}
	m.changed = sync.NewCond(&m.mutex)
	m.result.Earlier = len(j.done)
	for _, a := range j.found {
		m.known[a] = true
		if _, done := j.done[a]; !done {
			m.queue = append(m.queue, a)
		}
	}
	if err := m.add(mapsOf); err != nil {
		return m.result, err
	}
	var working sync.WaitGroup
	for range max(1, c.Workers) {
		working.Go(func() { m.work(ctx) })
	}
	stop := context.AfterFunc(ctx, func() { m.fail(ctx.Err()) })
	working.Wait()
	stop()
	m.result.Files = len(j.done)
	if m.err != nil {
		return m.result, m.err
	}
	return m.result, m.removeGone()
}

// A maker makes the pages of one copy.
type maker struct {
	Config
	journal *journal
	rules   *robotstxt.Group

	mutex   sync.Mutex
	changed *sync.Cond
	known   map[address]bool
	queue   []address
	busy    int // pages in the making
	result  Result
	err     error
}

// add takes up addresses that are new.
func (m *maker) add(list []address) error {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	var lines []string
	for _, a := range list {
		if !m.known[a] {
			m.known[a] = true
			m.queue = append(m.queue, a)
			lines = append(lines, "found "+string(a))
		}
	}
	m.changed.Broadcast()
	if len(lines) == 0 {
		return nil
	}
	return m.journal.write(lines...)
}

// fail ends the work with an error, the first that is told.
func (m *maker) fail(err error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.err == nil {
		m.err = err
	}
	m.changed.Broadcast()
}

// work makes pages until none is left.
func (m *maker) work(ctx context.Context) {
	for {
		m.mutex.Lock()
		for len(m.queue) == 0 && m.busy > 0 && m.err == nil {
			m.changed.Wait()
		}
		if m.err != nil || len(m.queue) == 0 {
			m.mutex.Unlock()
			return
		}
		a := m.queue[0]
		m.queue = m.queue[1:]
		m.busy++
		m.mutex.Unlock()

		err := m.make(ctx, a)
		m.mutex.Lock()
		m.busy--
		if m.Progress != nil && err == nil {
			m.Progress(len(m.known)-len(m.queue)-m.busy, len(m.known))
		}
		m.changed.Broadcast()
		m.mutex.Unlock()
		if err != nil {
			m.fail(err)
		}
	}
}

// ask asks the site.
func (c Config) ask(ctx context.Context, a address) *httptest.ResponseRecorder {
	host := "http://localhost"
	if c.Address != nil {
		host = c.Address.Scheme + "://" + c.Address.Host
	}
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, host+string(a), nil)
	answer := httptest.NewRecorder()
	c.Site.ServeHTTP(answer, r)
	return answer
}

// make asks for one address and puts the answer into its file.
func (m *maker) make(ctx context.Context, a address) error {
	answer := m.ask(ctx, a)
	if err := ctx.Err(); err != nil {
		return err
	}
	body := answer.Body.Bytes()
	var found []address
	switch {
	case answer.Code >= 300 && answer.Code < 400:
		to, fragment, ok := addressOf(a, answer.Header().Get("Location"))
		if !ok || !m.has(to) {
			return m.record(a, answer.Code)
		}
		found = append(found, to)
		link := template.HTMLEscapeString(between(a.file(), to.file()) + fragment)
		body = fmt.Appendf(nil, "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0; url=%s\"><a href=\"%s\">→</a>\n", link, link)
	case answer.Code != http.StatusOK:
		return m.record(a, answer.Code)
	default:
		var err error
		if body, found, err = m.withLinks(a, answer.Header().Get("Content-Type"), body); err != nil {
			return fmt.Errorf("%s: %w", a, err)
		}
	}
	if err := m.add(found); err != nil {
		return err
	}
	written, err := m.put(a.file(), body)
	if err != nil {
		return err
	}
	if err := m.journal.write("done " + a.file() + "\t" + string(a)); err != nil {
		return err
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.journal.done[a] = a.file()
	if written {
		m.result.Written++
	} else {
		m.result.Unchanged++
	}
	return nil
}

// has reports whether the copy has an address, as robots.txt of the site allows.
func (m *maker) has(a address) bool { return m.rules.Test(string(a)) }

var mapEntry = regexp.MustCompile(`<loc>([^<]+)</loc>`)

// withLinks returns an answer as the copy has it, and the addresses that it leads to.
func (m *maker) withLinks(a address, contentType string, body []byte) (_ []byte, found []address, err error) {
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return body, nil, nil
	}
	switch kind {
	case "application/xml":
		for _, entry := range mapEntry.FindAllSubmatch(body, -1) {
			if u, err := url.Parse(string(entry[1])); err == nil {
				u.Scheme, u.Host = "", ""
				found = append(found, address(u.String()))
			}
		}
		return body, found, nil
	case "text/html":
		body, err = relink(body, func(link string, use linkKind) (string, bool) {
			to, fragment, ok := addressOf(a, link)
			switch {
			case strings.HasPrefix(link, "#") || !ok:
				return link, true
			case use != toAnswer && (use == toNeed || m.has(to)):
				found = append(found, to)
				return between(a.file(), to.file()) + fragment, true
			case m.Live != nil:
				return m.Live.Scheme + "://" + m.Live.Host + string(to) + fragment, true
			default:
				return "", false
			}
		})
		return body, found, err
	default:
		return body, nil, nil
	}
}

// record notes an address that has no good answer.
func (m *maker) record(a address, status int) error {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.result.Failed = append(m.result.Failed, Failure{string(a), status})
	m.journal.had[a.file()] = false // what an earlier copy has of it stays
	return nil
}

// put gives a file its bytes, unless it has them.
func (m *maker) put(file string, body []byte) (written bool, err error) {
	path := filepath.Join(m.Dir, filepath.FromSlash(file))
	if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, body) {
		return false, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return false, err
	}
	return true, wholefile.Write(path, body)
}

// removeGone removes the files of earlier copies that this one has not.
func (m *maker) removeGone() error {
	has := map[string]bool{}
	for _, file := range m.journal.done {
		has[file] = true
	}
	for file, gone := range m.journal.had {
		if !gone || has[file] {
			continue
		}
		switch err := os.Remove(filepath.Join(m.Dir, filepath.FromSlash(file))); {
		case err == nil:
			m.result.Removed++
		case !errors.Is(err, fs.ErrNotExist):
			return err
		}
	}
	return nil
}
