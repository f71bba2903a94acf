package render

import (
	"io/fs"
	"os"
	"strings"
)

// fontFolders are all that PDFium sees of the file system: it looks there for
// the fonts that a document names and does not embed.
var fontFolders = []string{"usr/share/fonts", "usr/local/share/fonts"}

// fontFiles is the root of a file system that holds the font folders alone.
type fontFiles struct{ root fs.FS }

func systemFonts() fs.FS { return fontFiles{os.DirFS("/")} }

// Open opens a font, a folder of fonts, or a folder on the way to one.
func (f fontFiles) Open(name string) (fs.File, error) {
	for _, folder := range fontFolders {
		within := name == folder || strings.HasPrefix(name, folder+"/")
		onTheWay := name == "." || strings.HasPrefix(folder, name+"/")
		if fs.ValidPath(name) && (within || onTheWay) {
			return f.root.Open(name)
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
