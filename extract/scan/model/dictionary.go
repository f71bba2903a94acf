package model

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxDictionary bounds the file of the characters in bytes.
const maxDictionary = 1 << 20

// An alphabet says what the outputs of the model stand for.
type alphabet struct {
	characters []string
	figures    []int // the outputs that can be, nil for all
}

// only returns the alphabet in which nothing but some characters can be.
func (a alphabet) only(characters string) alphabet {
	a.figures = []int{0}
	for i, c := range a.characters {
		if c != "" && strings.Contains(characters, c) {
			a.figures = append(a.figures, i)
		}
	}
	return a
}

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
