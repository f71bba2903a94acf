package source

import (
	"cmp"
	"context"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
	"nianbao/store/reports"
)

// Beside finds the files that lie beside a source: in its folder, in the same folder of its archive,
// or, by their addresses, in its manifest or among what an archive of the web has.
type Beside struct {
	Limits ingest.Limits
	// Folders are where else the relative paths of documents begin that a database has.
	Folders []string

	mu    sync.Mutex
	lists map[string]map[string]Source // of each manifest the sources by their addresses
	// captures are the pages of each archive of the web by their addresses, and pages is how many all of them have.
	captures map[string]map[string][]capture
	pages    int
	// folders are the files that lie beside each other, by where was looked and by their folders there; see siblings.
	folders map[string]map[string][]Sibling
}

// Find returns the file that a source calls by an address: of the web, complete or not, or a
// file's name. It reports false where there is none.
func (b *Beside) Find(s Source, address string) (Source, bool) {
	if address == "" {
		return Source{}, false
	}
	if s.Manifest != "" && s.Published() != "" {
		if found, ok := b.list(s.Manifest)[resolved(s.Published(), address)]; ok {
			return b.open(found)
		}
	}
	if archive, _, ok := splitMember(s.Path); ok && s.Manifest == "" && s.Entry != nil && s.Entry.URL != "" {
		if found, ok := b.captured(archive, resolved(s.Entry.URL, address), s.Entry.FetchedAt); ok {
			return b.open(found)
		}
	}
	for _, name := range fileNames(address) {
		if found, ok := b.open(Source{Path: folderOf(s.Path) + name}); ok {
			return found, true
		}
	}
	return Source{}, false
}

// Part returns a file that a document of the database was put together of, from where it still
// has the same bytes.
func (b *Beside) Part(p document.Part) (Source, bool) {
	var found Source
	d := &Discoverer{Limits: b.Limits, Yield: func(s Source) error { found = s; return nil }}
	kept := reports.Kept{SHA256: p.SHA256, Size: p.Size, Path: p.Path, Places: []string{p.Path}}
	if err := d.Kept(context.Background(), []reports.Kept{kept}, b.Folders); err != nil || found.Fault != nil || !found.Has(p.SHA256, b.Limits.MaxBytes) {
		found.Drop()
		return Source{}, false
	}
	return found, true
}

// open completes a source, of which the path is known, with the way to its bytes.
func (b *Beside) open(s Source) (found Source, ok bool) {
	if archive, member, isMember := splitMember(s.Path); isMember {
		d := &Discoverer{Limits: b.Limits, Yield: func(m Source) error { found = m; return nil }}
		err := d.member(context.Background(), ingest.FileName(archive), member, s)
		return found, err == nil && found.Fault == nil
	}
	info, err := os.Stat(ingest.FileName(s.Path))
	return s, err == nil && info.Mode().IsRegular()
}

// list returns the sources of a manifest by their addresses.
func (b *Beside) list(manifest string) map[string]Source {
	b.mu.Lock()
	defer b.mu.Unlock()
	if list, ok := b.lists[manifest]; ok {
		return list
	}
	list := map[string]Source{}
	d := &Discoverer{Limits: b.Limits, Yield: func(s Source) error {
		if s.Fault == nil && s.Published() != "" {
			list[s.Published()] = s
		}
		return nil
	}, rowsOnly: true}
	_ = d.manifest(context.Background(), manifest) // it could be read when the source came from it
	if b.lists == nil {
		b.lists = map[string]map[string]Source{}
	}
	b.lists[manifest] = list
	return list
}

// A capture is what an archive of the web has of an address at one time.
type capture struct {
	path string
	at   time.Time
}

// mostCaptures is how many pages are held by their addresses. Beyond it no further archive is looked through, and what is
// missing of a report is told of it.
const mostCaptures = 300_000

// captured returns what an archive of the web, or another in its folder, has of an address: crawlers write several files
// at a time. Of several captures it is the one that was had next to a time.
func (b *Beside) captured(archive, address string, at time.Time) (Source, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	files := []string{archive}
	others, _ := filepath.Glob(filepath.Join(filepath.Dir(ingest.FileName(archive)), "*.warc*")) // a folder that is called like a pattern has none
	for _, other := range others {
		if other = ingest.PathOf(other); other != archive {
			files = append(files, other)
		}
	}
	for _, file := range files {
		list := b.capturesOf(file)[address]
		if len(list) == 0 {
			continue
		}
		next := slices.MinFunc(list, func(a, b capture) int { return cmp.Compare(a.at.Sub(at).Abs(), b.at.Sub(at).Abs()) })
		return Source{Path: next.path, Entry: &Entry{URL: address, FetchedAt: next.at}}, true
	}
	return Source{}, false
}

// capturesOf returns the pages that an archive of the web has, by their addresses.
func (b *Beside) capturesOf(archive string) map[string][]capture {
	if list, ok := b.captures[archive]; ok || b.pages >= mostCaptures {
		return list
	}
	list := map[string][]capture{}
	d := &Discoverer{Limits: b.Limits, isSearch: true, Yield: func(s Source) error {
		if s.Fault == nil && s.Accompanies && s.Entry != nil {
			list[s.Entry.URL] = append(list[s.Entry.URL], capture{s.Path, s.Entry.FetchedAt})
			b.pages++
		}
		s.Drop()
		return nil
	}}
	_ = d.file(context.Background(), ingest.FileName(archive)) // what can't be read of it was told when the source came from it
	if b.captures == nil {
		b.captures = map[string]map[string][]capture{}
	}
	b.captures[archive] = list
	return list
}

// resolved returns the complete address of a link on a page, "" where it is none.
func resolved(page, link string) string {
	from, err := url.Parse(page)
	if err != nil {
		return ""
	}
	to, err := from.Parse(strings.TrimSpace(link))
	if err != nil {
		return ""
	}
	to.Fragment = ""
	return to.String()
}

// folderOf returns a path less its last name.
func folderOf(path string) string { return path[:strings.LastIndexAny(path, `/`)+1] }

// fileNames returns the names under which the page of an address may be kept.
func fileNames(address string) []string {
	address, _, _ = strings.Cut(strings.TrimSpace(address), "#")
	plain, query, asked := strings.Cut(address, "?")
	name := path.Base(plain)
	if name == "." || name == "/" || name == ".." {
		return nil
	}
	var names []string
	for _, n := range []string{name, unescaped(name)} {
		if asked {
			names = append(names, n+"?"+query, n+"@"+query) // as wget calls it, on Windows too
			continue
		}
		names = append(names, n)
	}
	return slices.Compact(names)
}

func unescaped(name string) string {
	if plain, err := url.PathUnescape(name); err == nil && !strings.ContainsAny(plain, `/\`) {
		return plain
	}
	return name
}
