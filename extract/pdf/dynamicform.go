package pdf

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
)

// unmadePageText lists what stands on the only page of a form of XFA of which the pages are made up when it is
// opened (ISO 32000-1, 12.7.8), one wording a line: that the program that shows it can't.
//
//go:embed unmadepage.txt
var unmadePageText string

var unmadePage = wordings(unmadePageText)

// wordings returns the lines of a list, without white space; those that begin with # are remarks.
func wordings(list string) []string {
	var all []string
	for line := range strings.Lines(list) {
		if words := strings.Join(strings.Fields(line), ""); words != "" && !strings.HasPrefix(words, "#") {
			all = append(all, words)
		}
	}
	return all
}

// longestNotice is how many characters that page has at most: the notice in English has some 500.
const longestNotice = 1500

// refuseDynamic returns ErrDynamicForm for a form of XFA whose pages are not in the file: there is but one, which
// asks for another program, or the file says that pages have to be made. A static form of XFA has its pages like
// any other PDF.
func refuseDynamic(doc *document.Document, root pdf.Value) error {
	if root.Key("AcroForm").Key("XFA").IsNull() || len(doc.Pages) != 1 {
		return nil
	}
	text := strings.Join(strings.Fields(textOf(doc.Pages[0].Glyphs)), "")
	isNotice := slices.ContainsFunc(unmadePage, func(words string) bool { return strings.Contains(text, words) })
	if len([]rune(text)) > longestNotice || !isNotice && !root.Key("NeedsRendering").Bool() {
		return nil
	}
	return &document.Error{Path: doc.Path, Reason: document.ErrDynamicForm}
}
