package model

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// maxDictionary bounds the file of the characters in bytes.
const maxDictionary = 1 << 20

// parseDictionary returns what each output of the model stands for, by the characters of its
// file, one a line: "" for none, which is the first, and a space for the last, which has no line.
func parseDictionary(data []byte) ([]string, error) {
	data = bytes.TrimSuffix(data, []byte("\n"))
	if len(data) > maxDictionary || !utf8.Valid(data) {
		return nil, fmt.Errorf("no list of characters")
	}
	list := []string{""}
	for line := range bytes.SplitSeq(data, []byte("\n")) {
		list = append(list, string(bytes.TrimSuffix(line, []byte("\r"))))
	}
	return append(list, " "), nil
}
