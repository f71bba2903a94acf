package tesseract

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/reading"
)

// A Folder holds the files of pictures that are to be read.
type Folder struct{ dir string }

// NewFolder makes a folder of its own below the system's for temporary files, which
// Remove removes.
func NewFolder() (*Folder, error) {
	dir, err := os.MkdirTemp("", "nianbao-scan-")
	if err != nil {
		return nil, err
	}
	return &Folder{dir}, nil
}

// Remove removes the pictures and the folder.
func (f *Folder) Remove() error { return os.RemoveAll(f.dir) }

// A Picture is one that tesseract reads, in a file, and what is kept of its page.
type Picture struct {
	file string
	draw func() *raster.Raster // nil for one that is in its file
	hash [sha256.Size]byte     // of that
	page *reading.Readings
}

// Add writes a picture of a page to a file of the given name, which no other picture
// of the folder has. An error is that of the file.
func (f *Folder) Add(r *raster.Raster, name string, page *reading.Readings) (Picture, error) {
	p := Picture{file: f.file(name), hash: hashOf(r), page: page}
	return p, r.Save(p.file)
}

// Later returns a picture that is drawn, and written to its file, if it is to be read: of most pictures of a page nothing is
// asked where there is another program that reads them.
func (f *Folder) Later(draw func() *raster.Raster, name string, page *reading.Readings) Picture {
	return Picture{file: f.file(name), draw: draw, page: page}
}

func (f *Folder) file(name string) string { return filepath.Join(f.dir, name+".pgm") }

func hashOf(r *raster.Raster) [sha256.Size]byte {
	return sha256.Sum256(fmt.Appendf(nil, "%d %s", r.W, r.Pix))
}

// A Task is a picture that is to be read, and where its words go.
type Task struct {
	Picture Picture
	Words   *[]reading.Word
}

// Read reads pictures in a mode, as far as they are not known from before. Errors are
// ErrMissing, that of the context, and those of the program and of files.
func Read(ctx context.Context, m Mode, tasks []Task) error {
	var files []string
	var unknown []Task
	for _, t := range tasks {
		var drawn *raster.Raster
		if t.Picture.draw != nil {
			drawn = t.Picture.draw()
			t.Picture.hash = hashOf(drawn)
		}
		words, known := t.Picture.page.Find(key(m, t.Picture.hash))
		if !known {
			if drawn != nil {
				if err := drawn.Save(t.Picture.file); err != nil {
					return err
				}
			}
			files, unknown = append(files, t.Picture.file), append(unknown, t)
			continue
		}
		*t.Words = words
	}
	read, err := recognize(ctx, m, files)
	if err != nil {
		return err
	}
	for i, t := range unknown {
		*t.Words = read[i]
		t.Picture.page.Add(key(m, t.Picture.hash), read[i])
	}
	return nil
}

// key names a picture, given by its hash, read in a mode.
func key(m Mode, picture [sha256.Size]byte) string { return fmt.Sprintf("%x %v", picture, m) }
