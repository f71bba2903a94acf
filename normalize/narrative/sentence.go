package narrative

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/spelling"
)

// A sentence of the text, with the clauses of it that can state a figure.
type sentence struct {
	text    string
	place   document.Place
	clauses []string
}

// sentences splits the text outside of the tables.
func sentences(doc *document.Document, year int) []sentence {
	var list []sentence
	for _, section := range doc.Sections {
		for _, b := range section.Blocks {
			if b.Table != nil {
				continue
			}
			for _, text := range strings.FieldsFunc(spelling.Squeeze(b.Paragraph), isSentenceEnd) {
				whole := slices.DeleteFunc(clauses(text), func(c string) bool { return isPart(c, year) })
				list = append(list, sentence{text, b.Place, whole})
			}
		}
	}
	return list
}

var clauseComma = regexp.MustCompile(`,(?:$|[^0-9])|(?:^|[^0-9]),`)

// clauses splits a sentence at its commas, but for those inside of numbers.
func clauses(sentence string) []string {
	marked := clauseComma.ReplaceAllStringFunc(sentence, func(m string) string { return strings.Replace(m, ",", "\n", 1) })
	return strings.Split(marked, "\n")
}

func isSentenceEnd(c rune) bool { return strings.ContainsRune("。；;！!", c) }

// partOf begins a clause that states a part of a figure, or that of other years.
var partOf = []string{"其中", "同比", "环比", "上年", "去年", "往年", "以来", "结转"}

var anyYear = regexp.MustCompile(`20[0-2]\d`)

// isPart reports whether a clause states a part of a figure, or that of another
// year than the report's.
func isPart(clause string, year int) bool {
	if slices.ContainsFunc(partOf, func(word string) bool { return strings.Contains(clause, word) }) {
		return true
	}
	if !strings.Contains(clause, "年") {
		return false
	}
	for _, y := range anyYear.FindAllString(clause, -1) {
		if y != fmt.Sprint(year) && strings.Contains(clause, y+"年") {
			return true
		}
	}
	return false
}
