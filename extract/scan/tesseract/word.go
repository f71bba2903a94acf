package tesseract

import (
	"bufio"
	"fmt"
	"image"
	"io"
	"strconv"
	"strings"

	"nianbao/extract/scan/reading"
)

// parseTSV reads tesseract's table of words. Its columns are level, page, block,
// paragraph, line, word, left, top, width, height, confidence and text; a line
// (level 4) comes before its words (level 5).
func parseTSV(in io.Reader, pictures int) ([][]reading.Word, error) {
	words := make([][]reading.Word, pictures)
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
				return nil, fmt.Errorf("%s: a table with %q in place of a number", program, f[i])
			}
			n[i] = v
		}
		if n[1] < 1 || n[1] > pictures {
			return nil, fmt.Errorf("%s: a word of picture %d of %d", program, n[1], pictures)
		}
		box := image.Rect(n[6], n[7], n[6]+n[8], n[7]+n[9])
		if f[0] == "4" {
			line = box
			continue
		}
		confidence, err := strconv.ParseFloat(f[10], 64)
		if err != nil {
			return nil, fmt.Errorf("%s: a confidence of %q", program, f[10])
		}
		if text := strings.TrimSpace(f[11]); text != "" {
			words[n[1]-1] = append(words[n[1]-1], reading.Word{Text: text, Box: box, Line: line, Confidence: max(0, confidence/100)})
		}
	}
	return words, rows.Err()
}
