package likeness

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// words.txt has what stands behind a region in the names of organs that most of them
// have: governments, their offices, departments.
//
//go:embed words.txt
var wordsText string

var words = sync.OnceValue(func() []string { return strings.Fields(wordsText) })

// titleWords are those of a report's title behind its organ.
var titleWords = []string{"政府信息公开工作年度报告", "政府信息公开年度报告", "政府信息公开工作报告", "政府信息公开", "信息公开", "年度报告", "人民政府", "国家税务总局"}

// longestTitle is the most characters of a line that can be a title.
const longestTitle = 60

// TitleLine returns a short line as it was printed, as far as that can be told: the words
// of a title that are misread by a character drawn alike, or that are six or more and
// misread by any, are put right. A longer line is returned as it is.
func TitleLine(line string) string {
	if n := utf8.RuneCountInString(line); n > longestTitle || n < 4 {
		return line
	}
	read := []rune(line)
	for _, word := range titleWords {
		printed := []rune(word)
		for at := 0; at+len(printed) <= len(read); at++ {
			if off := differing(read[at:at+len(printed)], printed); len(off) == 1 && (len(printed) >= 6 || Alike(read[at+off[0]], printed[off[0]])) {
				copy(read[at:], printed)
			}
		}
	}
	return string(read)
}

// differing lists the places at which two runs of the same length are not the same.
func differing(a, b []rune) []int {
	var off []int
	for i := range a {
		if a[i] != b[i] {
			off = append(off, i)
		}
	}
	return off
}

// most returns how many characters of a name of the length may be misread.
func most(length int) int {
	switch {
	case length < 3:
		return 0
	case length < 6:
		return 1
	}
	return 2
}
