package naming

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/form"
	"nianbao/store/reports"
)

// unequal stands between the sides of a sum that fails.
const unequal = " ≠ "

// Equation returns the figures of a message about a failing sum, as it is stored: behind its name, before what is said of
// terms that are not there. It is "" of any other message.
func Equation(message string) string {
	if !strings.Contains(message, unequal) {
		return ""
	}
	equation, _, _ := strings.Cut(message[strings.LastIndex(message, ": ")+len(": "):], ", ")
	return equation
}

// MessageOfSum returns what a finding says, as Message does, with each term of a failing sum by its name.
func MessageOfSum(language wording.Language, code, zh, en string, terms []reports.Term) string {
	text, equation := Message(language, zh, en), Equation(en)
	if equation == "" {
		return text
	}
	return strings.Replace(text, equation, EquationNamed(language, code, equation, terms), 1)
}

// EquationNamed writes the equation of a failing sum of a check with the name of each term beside its value. Where the terms are not
// those of the equation, as after a correction, it stays as it is.
func EquationNamed(language wording.Language, code, equation string, terms []reports.Term) string {
	left, right, ok := strings.Cut(equation, unequal)
	if !ok {
		return equation
	}
	of := 0 // terms of the left side
	for missing := len(valuesOf(left)); missing > 0 && of < len(terms); of++ {
		if terms[of].Value != "0" {
			missing--
		}
	}
	if of == 0 && len(terms) > 0 && isOneTerm(code) {
		of = 1
	}
	labels := labelsOf(language, terms)
	return side(left, terms[:of], labels[:of]) + unequal + side(right, terms[of:], labels[of:])
}

// SidesNamed does so with both sides of a sum, whether it fails or not.
func SidesNamed(language wording.Language, left, right string, ofLeft, ofRight []reports.Term) (string, string) {
	labels := labelsOf(language, slices.Concat(ofLeft, ofRight))
	return side(left, ofLeft, labels[:len(ofLeft)]), side(right, ofRight, labels[len(ofLeft):])
}

// valuesOf returns the values of one side that are not zero: "10 + 1 = 11" and "11" have them, "0" has none.
func valuesOf(side string) []string {
	sum, _, _ := strings.Cut(side, " = ")
	if sum == "0" || sum == "" {
		return nil
	}
	return strings.Split(sum, " + ")
}

// isOneTerm reports whether the left side of a check is one figure.
func isOneTerm(code string) bool {
	for _, f := range form.All() {
		for _, t := range f.Tables {
			for _, c := range t.Checks {
				if c.Code == code {
					return c.Across || len(c.Left) == 1
				}
			}
		}
	}
	return false
}

// side writes one side of a sum with the names of its terms.
func side(text string, terms []reports.Term, labels []string) string {
	values := valuesOf(text)
	if len(terms) == 1 && terms[0].Value == text {
		return labels[0] + " " + text
	}
	var named []string
	for i, t := range terms {
		if t.Value == "0" {
			continue
		}
		if len(named) == len(values) || values[len(named)] != t.Value {
			return text
		}
		named = append(named, labels[i]+" "+t.Value)
	}
	if len(named) == 0 || len(named) != len(values) {
		return text
	}
	_, total, summed := strings.Cut(text, " = ")
	if summed {
		total = " = " + total
	}
	return strings.Join(named, " + ") + total
}

// longestLabel is how many characters of the name of a term are written: some rows of forms are called by whole sentences.
const longestLabel = 16

// labelsOf returns short names of figures that are told apart by them: of one row the kinds of applicants, else those of
// the rows, in full where two would be called the same.
func labelsOf(language wording.Language, terms []reports.Term) []string {
	book := Names(language)
	labels := make([]string, len(terms))
	oneRow := len(terms) > 1 && !slices.ContainsFunc(terms, func(t reports.Term) bool { return t.Indicator != terms[0].Indicator })
	for i, t := range terms {
		if oneRow && t.Applicant != "" {
			labels[i] = book.Applicant(t.Applicant)
			continue
		}
		parts := strings.Split(Plain(book.Indicator(t.Indicator), " / "), " / ")
		labels[i] = parts[len(parts)-1]
		if last := len(parts) - 1; last > 0 && strings.Contains(parts[last-1], labels[i]) { // 其他 of 其他处理 is another one than 其他处理
			labels[i] = parts[last-1] + "·" + labels[i]
		}
		if q, ok := Quantity(t.Indicator, ""); ok && Counted(language, q) {
			labels[i] = Short(language, q)
		}
	}
	for i := range labels {
		if at := slices.Index(labels, labels[i]); at != i {
			for _, k := range []int{at, i} {
				labels[k] = Plain(book.Cell(terms[k].CellRef), language.Pick("", ", "))
			}
		}
	}
	for i, label := range labels {
		if letters := []rune(label); language == wording.Chinese && len(letters) > longestLabel {
			labels[i] = string(letters[:longestLabel]) + "…"
		}
		if first, size := utf8.DecodeRuneInString(label); size < len(label) && unicode.IsUpper(first) {
			labels[i] = string(unicode.ToLower(first)) + label[size:]
		}
	}
	return labels
}
