package warc

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"time"
)

// A Page is where somebody begins who looks through an archive.
type Page struct {
	URL   string
	At    time.Time
	Title string
}

// A Package is an archive in one file that players in a browser open (WACZ 1.1.1).
type Package struct {
	Title    string
	Software string
	Created  time.Time
	Files    []string // paths of WARC files, of which no two have one name
	Pages    []Page
}

// A resource is a file of a package, with what lets one see whether it is whole.
type resource struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Hash  string `json:"hash"`
	Bytes int64  `json:"bytes"`
}

// Write writes the package: the files, their index, the pages, and a description. What can't be read of a file is in the
// package as it is, and left out of the index.
func (p Package) Write(out io.Writer) error {
	w := &packer{zip: zip.NewWriter(out), at: p.Created}
	var lines []string
	for _, file := range p.Files {
		name := filepath.Base(file)
		if err := w.file(path.Join("archive", name), file); err != nil {
			return err
		}
		more, err := indexOf(file)
		if err != nil {
			return err
		}
		lines = append(lines, more...)
	}
	var index, pages bytes.Buffer
	if err := WriteIndex(&index, lines); err != nil {
		return err
	}
	if err := p.writePages(&pages); err != nil {
		return err
	}
	if err := w.bytes("indexes/index.cdxj", index.Bytes()); err != nil {
		return err
	}
	if err := w.bytes("pages/pages.jsonl", pages.Bytes()); err != nil {
		return err
	}
	about, err := json.MarshalIndent(map[string]any{"profile": "data-package", "wacz_version": "1.1.1", "title": p.Title, "software": p.Software,
		"created": p.Created.UTC().Format(time.RFC3339), "resources": w.resources}, "", "  ")
	if err != nil {
		return err
	}
	if err := w.bytes("datapackage.json", about); err != nil {
		return err
	}
	sum := sha256.Sum256(about)
	digest, err := json.Marshal(map[string]string{"path": "datapackage.json", "hash": "sha256:" + hex.EncodeToString(sum[:])})
	if err != nil {
		return err
	}
	if err := w.bytes("datapackage-digest.json", digest); err != nil {
		return err
	}
	return w.zip.Close()
}

// writePages writes the list of the pages: a line that says what it is, and one for each.
func (p Package) writePages(out io.Writer) error {
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	if err := lines.Encode(map[string]string{"format": "json-pages-1.0", "id": "pages", "title": p.Title}); err != nil {
		return err
	}
	for i, page := range p.Pages {
		line := map[string]string{"id": fmt.Sprint(i + 1), "url": page.URL, "ts": page.At.UTC().Format(time.RFC3339), "title": page.Title}
		if err := lines.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

// indexOf returns the lines of the index of a file.
func indexOf(file string) ([]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	lines, _ := File{In: f, Size: info.Size()}.Index(filepath.Base(file)) // what can't be read is not in the index
	return lines, nil
}

// A packer writes the files of a package.
type packer struct {
	zip       *zip.Writer
	at        time.Time
	resources []resource
}

// file puts a file in as it is: players read in the middle of it.
func (w *packer) file(name, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return w.put(name, zip.Store, f)
}

func (w *packer) bytes(name string, data []byte) error {
	return w.put(name, zip.Deflate, bytes.NewReader(data))
}

func (w *packer) put(name string, method uint16, in io.Reader) error {
	out, err := w.zip.CreateHeader(&zip.FileHeader{Name: name, Method: method, Modified: w.at})
	if err != nil {
		return err
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(out, sum), in)
	w.resources = append(w.resources, resource{Name: path.Base(name), Path: name, Hash: "sha256:" + hex.EncodeToString(sum.Sum(nil)), Bytes: n})
	return err
}
