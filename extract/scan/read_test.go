package scan

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/reading"
	"nianbao/extract/scan/tesseract"
)

// answering puts a program in the place of tesseract that answers by the mode and the name of the picture, as in "8 a", and
// returns what gives the modes in which it was run.
func answering(t *testing.T, answers map[string]string) (runs func() []string) {
	t.Helper()
	dir := t.TempDir()
	for asked, answer := range answers {
		if err := os.WriteFile(filepath.Join(dir, strings.ReplaceAll(asked, " ", "-")+".pgm"), []byte(answer), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	script := fmt.Sprintf(`#!/bin/sh
mode=$6
echo $mode >> %[1]s/runs
page=0
while read -r file; do
	page=$((page+1))
	answer=%[1]s/$mode-${file##*/}
	[ -f "$answer" ] && printf '5\t%%d\t1\t1\t1\t1\t0\t0\t9\t9\t96\t%%s\n' $page "$(cat "$answer")"
done < "$1"
exit 0
`, dir)
	if err := os.WriteFile(filepath.Join(dir, "tesseract"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	return func() []string {
		data, err := os.ReadFile(filepath.Join(dir, "runs"))
		if err != nil {
			t.Fatal(err)
		}
		return strings.Fields(string(data))
	}
}

// A figure is read as a word and in a block, as digits where the first sees nothing, and once more where the two differ: in as
// few runs of the program as what is asked allows.
func TestReadFigures(t *testing.T) {
	for _, c := range []struct {
		name    string
		answers map[string]string // of the pictures in black and white, in capitals, and in gray
		want    []string
		runs    []string
	}{
		{"alike", map[string]string{"8 A": "12", "6 a": "12", "8 B": "7", "6 b": "7"}, []string{"12 12 ", "7 7 "}, []string{"8", "6"}},
		{"one unseen and one otherwise", map[string]string{"6 a": "0", "7 A": "0", "8 B": "516", "6 b": "316", "7 B": "516"},
			[]string{"0 0 ", "516 316 516"}, []string{"8", "6", "7"}},
		{"unseen, and otherwise", map[string]string{"6 a": "0", "7 A": "9", "7 a": "0", "8 B": "7", "6 b": "7"},
			[]string{"9 0 0", "7 7 "}, []string{"8", "6", "7", "7"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			runs := answering(t, c.answers)
			folder, err := tesseract.NewFolder()
			if err != nil {
				t.Fatal(err)
			}
			defer folder.Remove()
			var none *reading.Cache
			page := none.Open("", nil)
			var figures []*cellJob
			for i, name := range []string{"a", "b"} {
				picture := func(name string, shade uint8) tesseract.Picture {
					r := raster.New(2, 1)
					r.Pix[0], r.Pix[1] = shade, uint8(i)
					return folder.Later(func() *raster.Raster { return r }, name, page)
				}
				job := &cellJob{sharp: picture(strings.ToUpper(name), 0), lines: make([]linePicture, 1)}
				job.lines[0].picture = picture(name, 90)
				figures = append(figures, job)
			}
			if err := readFigures(t.Context(), figures); err != nil {
				t.Fatal(err)
			}
			for i, f := range figures {
				got := strings.Join([]string{figureText(f.first), figureText(f.second), figureText(f.third)}, " ")
				if got != c.want[i] {
					t.Errorf("figure %d: %q, want %q", i, got, c.want[i])
				}
			}
			if got := runs(); !slices.Equal(got, c.runs) {
				t.Errorf("modes %v, want %v", got, c.runs)
			}
		})
	}
}
