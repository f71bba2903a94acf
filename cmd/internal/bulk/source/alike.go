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

	"nianbao/cmd/internal/bulk/source/partname"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
	"nianbao/extract/filekind"
)

// mostAlike bounds how many files may be those of one report.
const mostAlike = 30

// A Sibling is a file that lies beside another, in its folder, in the same folder of its archive, or in the same folder of
// the site that a manifest lists.
type Sibling struct {
	Source  Source // without the way to its bytes; see Beside.Open
	Name    partname.Name
	Address string // by which it is found again beside the others
	file    string // its name
	// recorded is the part of a report as which the database has it, zero for one that was found beside another.
	recorded document.Part
}

// Alike returns the files that may be those of one report, by their names alone, in their order and with the source
// among them; nil where there are no others. The first may go without a mark. Names that are nothing but
// appendices (附件1.xlsx) go with the one document that is beside them.
func (b *Beside) Alike(s Source) []Sibling {
	if s.Once {
		return nil
	}
	all := b.siblings(s)
	at := slices.IndexFunc(all, func(o Sibling) bool { return o.Source.Path == s.Path })
	if at < 0 {
		return nil
	}
	own := all[at]
	same := those(all, func(o Sibling) bool {
		if own.Name.Stem == "" && !strings.EqualFold(path.Ext(o.file), path.Ext(own.file)) {
			return false // 1.jpg and 1.pdf have nothing in common
		}
		return o.Name.Stem == own.Name.Stem
	})
	if ordered, ok := inOrder(same); ok {
		return ordered
	}
	lone := those(all, func(o Sibling) bool { return !o.Name.IsMarked() || o.Name.IsAppendix && o.Name.IsImpersonal })
	if ordered, ok := inOrder(lone); ok && len(lone) == len(all) {
		return ordered
	}
	return nil
}

func those(list []Sibling, are func(Sibling) bool) []Sibling {
	var some []Sibling
	for _, s := range list {
		if are(s) {
			some = append(some, s)
		}
	}
	return some
}

// inOrder brings the files of one report into their order: the one without a mark, the parts by their numbers, the appendices.
// It reports false where they can't be those of one: two go without a mark, numbers are missing or there twice.
func inOrder(list []Sibling) ([]Sibling, bool) {
	if len(list) < 2 || len(list) > mostAlike {
		return nil, false
	}
	list = slices.Clone(list)
	kind := func(n partname.Name) int {
		switch {
		case n.IsAppendix:
			return 2
		case n.Number > 0:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(list, func(a, b Sibling) int {
		return cmp.Or(kind(a.Name)-kind(b.Name), a.Name.Number-b.Name.Number)
	})
	if list[0].Name.IsAppendix {
		return nil, false // to nothing
	}
	for i, s := range list[1:] {
		before, n := list[i].Name, s.Name
		isNext := n.Number == before.Number+1
		switch {
		case kind(n) == 0, kind(n) == kind(before) && n.IsAppendix && n.Number == before.Number:
			return nil, false
		case kind(n) == 1 && kind(before) == 0 && n.Number > 2, kind(n) == 1 && kind(before) == 1 && !isNext:
			return nil, false
		}
	}
	return list, list[0].Name.Number <= 1
}

// Open completes a sibling with the way to its bytes. It reports false where it is gone.
func (b *Beside) Open(s Sibling) (Source, bool) {
	if s.recorded.SHA256 != "" {
		return b.Part(s.recorded)
	}
	return b.open(s.Source)
}

// SiblingsAt returns the files that the database has as the parts of a report, to be had from where they were found.
func SiblingsAt(parts []document.Part) []Sibling {
	var list []Sibling
	for _, p := range parts {
		s := siblingOf(Source{Path: p.Path}, path.Base(p.Path), p.Address)
		s.recorded = p
		list = append(list, s)
	}
	return list
}

// siblings lists the files beside a source, with itself, in the order of their names.
func (b *Beside) siblings(s Source) []Sibling {
	folder := folderOf(s.Path)
	within, list := folder, b.ofFolder // where is looked at once
	switch archive, _, isMember := splitMember(s.Path); {
	case s.Manifest != "" && s.Published() != "":
		folder, within, list = folderOf(plainAddress(s.Published())), s.Manifest, b.ofManifest
	case isMember:
		within, list = ingest.FileName(archive), b.ofArchive
	}
	b.mu.Lock()
	known, ok := b.folders[within]
	b.mu.Unlock()
	if ok {
		return known[folder]
	}
	found := list(within)
	for _, files := range found {
		slices.SortFunc(files, func(a, b Sibling) int { return cmp.Compare(a.file, b.file) })
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.folders == nil {
		b.folders = map[string]map[string][]Sibling{}
	}
	b.folders[within] = found
	return found[folder]
}

func siblingOf(s Source, file, address string) Sibling {
	return Sibling{Source: s, Name: partname.Of(file), Address: address, file: file}
}

// ofFolder lists the documents of a folder that are called like some, under the folder.
func (b *Beside) ofFolder(folder string) map[string][]Sibling {
	entries, _ := os.ReadDir(filepath.Clean(ingest.FileName(folder))) // where it can't be read, nothing is beside the source
	found := map[string][]Sibling{}
	for _, e := range entries {
		file := ingest.PathOf(e.Name())
		if _, known := filekind.Named(file); known && e.Type().IsRegular() && !isSmallFile(ingest.FileName(folder+file)) {
			found[folder] = append(found[folder], siblingOf(Source{Path: folder + file}, file, file))
		}
	}
	return found
}

// ofArchive lists those of an archive by their folders.
func (b *Beside) ofArchive(archive string) map[string][]Sibling {
	found := map[string][]Sibling{}
	d := &Discoverer{Limits: b.Limits, isSearch: true, Yield: func(m Source) error {
		if m.Drop(); m.Fault == nil {
			folder := folderOf(m.Path)
			file := strings.TrimPrefix(m.Path, folder)
			found[folder] = append(found[folder], siblingOf(Source{Path: m.Path}, file, file))
		}
		return nil
	}}
	_ = d.file(context.Background(), archive) // what can't be had of it is none of these
	return found
}

// ofManifest lists those of a manifest by the folders of their addresses.
func (b *Beside) ofManifest(manifest string) map[string][]Sibling {
	found := map[string][]Sibling{}
	for address, s := range b.list(manifest) {
		plain := plainAddress(address)
		found[folderOf(plain)] = append(found[folderOf(plain)], siblingOf(s, unescaped(path.Base(plain)), address))
	}
	return found
}

// plainAddress returns an address less what is asked of it, "/" where it is none.
func plainAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "/"
	}
	u.RawQuery, u.Fragment = "", ""
	return u.String()
}
