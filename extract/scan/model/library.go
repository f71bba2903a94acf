package model

import (
	"debug/elf"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"sync"

	onnx "github.com/yalue/onnxruntime_go"
)

// LeastLibrary is the first version of onnxruntime that has the interface by which this
// program speaks to it; later ones have it too.
const LeastLibrary = "1.20"

// machines are those of libraries, by the architecture of this program.
var machines = map[string]elf.Machine{"amd64": elf.EM_X86_64, "arm64": elf.EM_AARCH64}

// checkLibrary looks at a library before it is loaded, since one that is cut short takes
// the process down as soon as what is missing of it is touched.
func checkLibrary(file string) error {
	broken := func(why any) error { return fmt.Errorf("%s is no library that can be loaded: %v", file, why) }
	f, err := elf.Open(file)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return broken("it is cut short")
	}
	if err != nil {
		return broken(err)
	}
	defer f.Close()
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	if machine, known := machines[runtime.GOARCH]; f.Type != elf.ET_DYN || known && f.Machine != machine {
		return broken(fmt.Sprintf("%v for %v", f.Type, f.Machine))
	}
	for _, p := range f.Progs {
		if end := p.Off + p.Filesz; end < p.Off || end > uint64(info.Size()) {
			return broken("it is cut short")
		}
	}
	symbols, err := f.DynamicSymbols()
	if err != nil {
		return broken(err)
	}
	if !slices.ContainsFunc(symbols, func(s elf.Symbol) bool { return s.Name == "OrtGetApiBase" && s.Section != elf.SHN_UNDEF }) {
		return broken("it is not onnxruntime")
	}
	return nil
}

// The library is loaded once in a process, since it can't be had twice.
var loading struct {
	sync.Mutex
	file string // that was loaded
}

// load loads the library and returns its version.
func load(file string) (string, error) {
	loading.Lock()
	defer loading.Unlock()
	if loading.file != "" {
		if loading.file != file {
			return "", fmt.Errorf("%s can't be loaded beside %s", file, loading.file)
		}
		return onnx.GetVersion(), nil
	}
	if err := checkLibrary(file); err != nil {
		return "", err
	}
	onnx.SetSharedLibraryPath(file)
	if err := onnx.InitializeEnvironment(); err != nil {
		return "", fmt.Errorf("%s does not fit this program, which needs onnxruntime %s or later: %w", file, LeastLibrary, err)
	}
	loading.file = file
	return onnx.GetVersion(), nil
}
