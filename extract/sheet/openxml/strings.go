package openxml

import (
	"encoding/xml"
	"errors"
	"io"
	"nianbao/extract/sheet/workbook"
	"regexp"
	"strconv"
	"strings"
)

// A sharedString is a text that cells name by its number.
type sharedString struct {
	text    string
	amended bool
}

// readStrings reads the table of the texts that cells share.
func (r *reader) readStrings(d *xml.Decoder) error {
	return elements(d, func(e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		s, err := richText(d)
		if err == nil {
			r.strings = append(r.strings, s)
			err = r.budget.Object()
		}
		return err
	})
}

// elements calls a function with the beginning of each element that it does not read itself.
func elements(d *xml.Decoder, do func(xml.StartElement) error) error {
	for {
		t, err := d.Token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := do(e); err != nil {
				return err
			}
		}
	}
}

// richText reads a text, plain or in runs of their own looks, up to the end of the element that
// holds it. How a text is pronounced is left out.
func richText(d *xml.Decoder) (sharedString, error) {
	var s sharedString
	var b strings.Builder
	amended, inText := false, false // the run, what is read
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return s, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "rPh", "phoneticPr":
				if err := d.Skip(); err != nil {
					return s, err
				}
				continue
			case "r":
				amended = false
			case "strike":
				amended = amended || workbook.Attribute(t, "val") == "" || isTrue(workbook.Attribute(t, "val"))
			case "vertAlign":
				amended = amended || workbook.Attribute(t, "val") != "baseline"
			case "t":
				inText = true
			}
			depth++
		case xml.EndElement:
			inText = false
			depth--
		case xml.CharData:
			if inText {
				b.Write(t)
				s.amended = s.amended || amended && strings.TrimSpace(string(t)) != ""
			}
		}
	}
	s.text = unescape(b.String())
	return s, nil
}

var escaped = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// unescape puts in the characters that XML can't have, which are written as _x000D_.
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return escaped.ReplaceAllStringFunc(text, func(e string) string {
		code, _ := strconv.ParseUint(e[2:6], 16, 16)
		return string(rune(code))
	})
}
