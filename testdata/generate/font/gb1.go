package font

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
)

// gb1File maps UTF-16 to the glyphs of Adobe-GB1; it comes with poppler-data.
const gb1File = "/usr/share/poppler/cMap/Adobe-GB1/UniGB-UTF16-H"

// gb1 returns the CIDs of Adobe-GB1 by character.
var gb1 = sync.OnceValues(func() (map[rune]int, error) {
	f, err := os.Open(gb1File)
	if err != nil {
		return nil, fmt.Errorf("poppler-data is needed: %w", err)
	}
	defer f.Close()
	cids := map[rune]int{}
	in := ""
	for lines := bufio.NewScanner(f); lines.Scan(); {
		words := strings.Fields(lines.Text())
		switch {
		case len(words) == 2 && strings.HasPrefix(words[1], "begincid"):
			in = words[1]
		case len(words) == 1 && strings.HasPrefix(words[0], "endcid"):
			in = ""
		case in == "begincidchar" && len(words) == 2:
			err = gb1Range(cids, words[0], words[0], words[1])
		case in == "begincidrange" && len(words) == 3:
			err = gb1Range(cids, words[0], words[1], words[2])
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %q: %w", gb1File, lines.Text(), err)
		}
	}
	return cids, nil
})

// gb1Range adds a line of a CMap.
func gb1Range(cids map[rune]int, from, to, cid string) error {
	first, err := gb1Rune(from)
	if err != nil {
		return err
	}
	last, err := gb1Rune(to)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(cid)
	for r := first; r <= last; r++ {
		cids[r] = n + int(r-first)
	}
	return err
}

// gb1Rune returns the character of a code such as <4e00> or <d840dc0b>.
func gb1Rune(code string) (rune, error) {
	b, err := hex.DecodeString(strings.Trim(code, "<>"))
	if err != nil {
		return 0, err
	}
	if len(b) == 4 {
		return utf16.DecodeRune(rune(b[0])<<8|rune(b[1]), rune(b[2])<<8|rune(b[3])), nil
	}
	return rune(b[0])<<8 | rune(b[1]), nil
}
