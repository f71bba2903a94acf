package scan

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// Program is the name of the program that reads pictures, and Install how it is
// installed with its model of simplified Chinese.
const (
	Program = "tesseract"
	Install = "apt-get install tesseract-ocr tesseract-ocr-chi-sim"
)

// ErrMissing says that tesseract, or one of its models, is not installed.
var ErrMissing = errors.New("the program tesseract with its models chi_sim and eng is not installed: " + Install)

// Available reports whether tesseract and the models that are needed are
// installed. It is looked up once.
var Available = sync.OnceValue(func() bool {
	out, err := exec.Command(Program, "--list-langs").Output()
	langs := strings.Fields(string(out))
	has := map[string]bool{}
	for _, l := range langs {
		has[l] = true
	}
	return err == nil && has["chi_sim"] && has["eng"]
})

// A mode is a way in which tesseract is called.
type mode struct {
	language string
	// segmentation is tesseract's page segmentation mode: 3 finds columns and
	// paragraphs, 6 takes one block of lines, 7 one line, 8 one word.
	segmentation int
	whitelist    string // the characters that can occur, "" for all
}

// The modes, as measured on the fixtures at 300 dpi; see testdata/README.md.
var (
	asPage   = mode{"chi_sim", 3, ""}
	asLine   = mode{"chi_sim", 7, ""}
	asFigure = mode{"eng", 8, "0123456789.,+-/"}
	asDigits = mode{"eng", 7, "0123456789.,+-/"} // where asFigure sees nothing, as in a lone 0
	asBlock  = mode{"eng", 6, "0123456789.,+-/"}
)

// maxOutput bounds what is taken from the program, in bytes for each picture.
const maxOutput = 4 << 20

// A word is what tesseract reads in one piece, in pixels of its picture.
type word struct {
	text       string
	box, line  image.Rectangle // its own, and that of its line
	confidence float64         // 0 to 1
}

// recognize reads pictures, all in one run of the program, and returns the words
// of each.
func recognize(ctx context.Context, m mode, files []string) ([][]word, error) {
	if len(files) == 0 {
		return nil, nil
	}
	list := filepath.Join(filepath.Dir(files[0]), fmt.Sprintf("%s-%d.list", m.language, m.segmentation))
	if err := os.WriteFile(list, []byte(strings.Join(files, "\n")+"\n"), 0o600); err != nil {
		return nil, err
	}
	args := []string{list, "stdout", "-l", m.language, "--psm", strconv.Itoa(m.segmentation), "--dpi", strconv.Itoa(Resolution)}
	if m.whitelist != "" {
		args = append(args, "-c", "tessedit_char_whitelist="+m.whitelist)
	}
	cmd := exec.CommandContext(ctx, Program, append(args, "tsv")...)
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1") // documents are read side by side already
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return nil, ErrMissing
		}
		return nil, err
	}
	words, err := parseTSV(io.LimitReader(out, int64(len(files))*maxOutput), len(files))
	if werr := cmd.Wait(); werr != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("%s: %w: %s", Program, werr, firstLine(stderr.String()))
	}
	return words, err
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}

// parseTSV reads tesseract's table of words. Its columns are level, page, block,
// paragraph, line, word, left, top, width, height, confidence and text; a line
// (level 4) comes before its words (level 5).
func parseTSV(in io.Reader, pictures int) ([][]word, error) {
	words := make([][]word, pictures)
	rows := bufio.NewScanner(in)
	rows.Buffer(nil, 1<<20)
	var line image.Rectangle
	for rows.Scan() {
		f := strings.SplitN(rows.Text(), "\t", 12)
		if len(f) < 12 || f[0] != "4" && f[0] != "5" {
			continue
		}
		var n [10]int
		for i := range n {
			v, err := strconv.Atoi(f[i])
			if err != nil {
				return nil, fmt.Errorf("%s: a table with %q in place of a number", Program, f[i])
			}
			n[i] = v
		}
		if n[1] < 1 || n[1] > pictures {
			return nil, fmt.Errorf("%s: a word of picture %d of %d", Program, n[1], pictures)
		}
		box := image.Rect(n[6], n[7], n[6]+n[8], n[7]+n[9])
		if f[0] == "4" {
			line = box
			continue
		}
		confidence, err := strconv.ParseFloat(f[10], 64)
		if err != nil {
			return nil, fmt.Errorf("%s: a confidence of %q", Program, f[10])
		}
		if text := strings.TrimSpace(f[11]); text != "" {
			words[n[1]-1] = append(words[n[1]-1], word{text, box, line, max(0, confidence/100)})
		}
	}
	return words, rows.Err()
}
