package bulk

import (
	"archive/zip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/extract/document"
)

// memberMark stands between the path of an archive and the name of a member.
const memberMark = "!/"

// splitMember takes "a.zip!/dir/b.pdf" apart.
func splitMember(path string) (archive, member string, ok bool) {
	at := strings.Index(strings.ToLower(path), ".zip"+memberMark)
	if at < 0 {
		return "", "", false
	}
	at += len(".zip")
	return path[:at], path[at+len(memberMark):], true
}

// An openArchive is a zip file that stays open until all its sources are done.
type openArchive struct {
	*zip.ReadCloser
	users sync.WaitGroup
}

// openZip opens an archive. Nothing of it is ever written to the file system: a
// member's name is a label, whatever path it spells.
func (d *discoverer) openZip(path string) (*openArchive, error) {
	r, err := zip.OpenReader(path)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, &faultError{kindArchive, fmt.Errorf("%s: %w", path, err)}
	}
	if len(r.File) > d.limits.Members {
		r.Close()
		return nil, &document.Error{Path: path, Reason: document.ErrLimit,
			Detail: (&document.LimitError{Limit: "members", Max: int64(d.limits.Members)}).Error()}
	}
	return &openArchive{ReadCloser: r}, nil
}

// archive yields the documents of a zip archive, in the order in which it
// lists them.
func (d *discoverer) archive(ctx context.Context, path string) error {
	a, err := d.openZip(path)
	if err != nil {
		return d.yield(faulty(path, err))
	}
	defer a.closeWhenDone()
	for _, f := range a.File {
		if err := ctx.Err(); err != nil {
			return err
		}
		name := memberName(f)
		if f.FileInfo().IsDir() || !hasExtension(name, readable...) && !hasExtension(name, ".zip", ".7z", ".rar", ".tar", ".gz") {
			continue
		}
		if err := d.yield(a.source(f, Source{Path: path + memberMark + name}, d.limits)); err != nil {
			return err
		}
	}
	return nil
}

// member yields the member of that name.
func (d *discoverer) member(path, name string, s Source) error {
	a, err := d.openZip(path)
	if err != nil {
		s.Fault = faultOf(err)
		return d.yield(s)
	}
	defer a.closeWhenDone()
	for _, f := range a.File {
		if memberName(f) == name {
			return d.yield(a.source(f, s, d.limits))
		}
	}
	s.Fault = faultOf(&faultError{kindArchive, fmt.Errorf("%s: the archive has no such member", s.Path)})
	return d.yield(s)
}

func (a *openArchive) closeWhenDone() {
	go func() {
		a.users.Wait()
		a.Close()
	}()
}

// source completes a source with a member, or with the reason not to open it.
func (a *openArchive) source(f *zip.File, s Source, limits Limits) Source {
	if err := checkMember(f, s.Path, limits); err != nil {
		s.Fault = faultOf(err)
		return s
	}
	a.users.Add(1)
	s.release = sync.OnceFunc(a.users.Done)
	s.stream = func() (io.ReadCloser, error) {
		r, err := f.Open()
		if err != nil {
			return nil, &faultError{kindArchive, fmt.Errorf("%s: %w", s.Path, err)}
		}
		return r, nil
	}
	return s
}

const flagEncrypted, flagUTF8 = 0x1, 0x800

// smallMember is the size below which a high ratio is harmless: an empty form
// compresses well.
const smallMember = 1 << 20

// checkMember judges a member by what the archive says of it. What it says too
// little of, the reading stops at the same limits.
func checkMember(f *zip.File, path string, limits Limits) error {
	exceeded := func(limit string, max int64) error {
		return &document.Error{Path: path, Reason: document.ErrLimit, Detail: (&document.LimitError{Limit: limit, Max: max}).Error()}
	}
	switch {
	case hasExtension(path, ".zip", ".7z", ".rar", ".tar", ".gz"):
		return &faultError{kindNested, fmt.Errorf("%s: an archive inside of an archive is not opened", path)}
	case f.Flags&flagEncrypted != 0:
		return &document.Error{Path: path, Reason: document.ErrPassword, Detail: "the member of the archive is encrypted"}
	case f.UncompressedSize64 > uint64(limits.MaxBytes):
		return exceeded("bytes", limits.MaxBytes)
	case f.UncompressedSize64 > smallMember && f.UncompressedSize64/uint64(limits.Ratio) > f.CompressedSize64:
		return exceeded("times the compressed size (ratio)", int64(limits.Ratio))
	}
	return nil
}

// memberName returns the member's name as text. By the standard, names without
// the UTF-8 flag are in code page 437; Chinese programs write GBK there and
// some others UTF-8. Where the bytes could be both, Chinese characters decide:
// "һ" for "一" is one Cyrillic letter in UTF-8.
func memberName(f *zip.File) string {
	name := f.Name
	if f.Flags&flagUTF8 == 0 {
		if unicodeName, ok := unicodePath(f); ok {
			name = unicodeName
		} else if !utf8.ValidString(name) || !isASCII(name) && !strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			if decoded, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil && !strings.ContainsRune(decoded, utf8.RuneError) {
				name = decoded
			}
		}
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\\': // Windows programs
			return '/'
		case unicode.IsControl(r):
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(name, "\uFFFD"))
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

// unicodePath returns the name in the Info-ZIP Unicode Path field (0x7075),
// which holds for the name of which it has the checksum.
func unicodePath(f *zip.File) (string, bool) {
	for extra := f.Extra; len(extra) >= 4; {
		id, size := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if len(extra) < 4+size {
			return "", false
		}
		field := extra[4 : 4+size]
		if id == 0x7075 && size > 5 && field[0] == 1 && binary.LittleEndian.Uint32(field[1:]) == crc32.ChecksumIEEE([]byte(f.Name)) {
			return string(field[5:]), utf8.Valid(field[5:])
		}
		extra = extra[4+size:]
	}
	return "", false
}
