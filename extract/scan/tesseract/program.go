package tesseract

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

// program is the name of the program that reads pictures, and install how it is
// installed with its model of simplified Chinese.
const (
	program = "tesseract"
	install = "apt-get install tesseract-ocr tesseract-ocr-chi-sim"
)

// ErrMissing says that tesseract, or one of its models, is not installed.
var ErrMissing = errors.New("the program tesseract with its models chi_sim and eng is not installed: " + install)

// Available reports whether tesseract and the models that are needed are
// installed. It is looked up once.
var Available = sync.OnceValue(func() bool {
	out, err := exec.Command(program, "--list-langs").Output()
	langs := strings.Fields(string(out))
	has := map[string]bool{}
	for _, l := range langs {
		has[l] = true
	}
	return err == nil && has["chi_sim"] && has["eng"]
})

var modelFolder = regexp.MustCompile(`"(.+)"`)

// Version names tesseract's version with the sizes and dates of its models,
// "" if they can't be told.
var Version = sync.OnceValue(func() string {
	version, err := exec.Command(program, "--version").CombinedOutput()
	if err != nil {
		return ""
	}
	langs, err := exec.Command(program, "--list-langs").CombinedOutput()
	folder := modelFolder.FindStringSubmatch(firstLine(string(langs)))
	if err != nil || folder == nil {
		return ""
	}
	list := []string{firstLine(string(version))}
	for _, model := range []string{"chi_sim", "eng"} {
		info, err := os.Stat(filepath.Join(folder[1], model+".traineddata"))
		if err != nil {
			return ""
		}
		list = append(list, fmt.Sprintf("%s %d %d", model, info.Size(), info.ModTime().UnixNano()))
	}
	return strings.Join(list, "; ")
})

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}
