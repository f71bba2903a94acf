package font

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A UnicodeForm is one of the ways a ToUnicode CMap can be written in.
type UnicodeForm string

const (
	AsChars  UnicodeForm = "bfchar"
	AsRanges UnicodeForm = "bfrange"
	AsArrays UnicodeForm = "array"
)

// toUnicode returns a ToUnicode CMap for codes of some bytes.
func toUnicode(form UnicodeForm, bytes int, means map[int]rune) string {
	codes := slices.Sorted(maps.Keys(means))
	code := func(c int) string { return fmt.Sprintf("<%0*X>", 2*bytes, c) }
	text := func(r rune) string { return fmt.Sprintf("<%X>", UTF16(r)) }
	var entries []string
	for i := 0; i < len(codes); {
		k := i + 1
		for form != AsChars && k < len(codes) && codes[k] == codes[k-1]+1 && codes[k]>>8 == codes[i]>>8 &&
			(form == AsArrays || means[codes[k]] == means[codes[k-1]]+1) {
			k++
		}
		switch form {
		case AsChars:
			entries = append(entries, code(codes[i])+" "+text(means[codes[i]]))
		case AsRanges:
			entries = append(entries, code(codes[i])+" "+code(codes[k-1])+" "+text(means[codes[i]]))
		case AsArrays:
			var list []string
			for _, c := range codes[i:k] {
				list = append(list, text(means[c]))
			}
			entries = append(entries, code(codes[i])+code(codes[k-1])+"["+strings.Join(list, "")+"]")
		}
		i = k
	}
	operator := "bfrange"
	if form == AsChars {
		operator = "bfchar"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n%s %s\nendcodespacerange\n", code(0), code(1<<(8*bytes)-1))
	for part := range slices.Chunk(entries, 100) {
		fmt.Fprintf(&b, "%d begin%s\n%s\nend%s\n", len(part), operator, strings.Join(part, "\n"), operator)
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}
