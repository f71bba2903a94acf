package script

import (
	"regexp"
	"strconv"
	"strings"
)

var quotedText = regexp.MustCompile(`^(?:'([^']*)'|"([^"]*)")$`)

// Quoted returns the text that an expression is if it is one in quotation marks.
func Quoted(expression string) (string, bool) {
	m := quotedText.FindStringSubmatch(expression)
	if m == nil {
		return "", false
	}
	return m[1] + m[2], true
}

// IsName reports whether an expression is the name of a variable.
func IsName(expression string) bool { return name.MatchString(expression) }

// A Valuing finds what expressions of a script are, for what is given to it.
type Valuing struct {
	Own     string            // the function in which they stand, "" for none
	Page    string            // all scripts of the page
	Given   map[string]string // values of its parameters
	Chosen  string            // what stands for this.value, "" for nothing
	IsGiven bool              // set where something that is given was in an expression
}

// spelling is a call that gives a text as it is, or spelled for an address.
var spelling = regexp.MustCompile(`(?s)^(?:encodeURI(?:Component)?|escape|String|decodeURI(?:Component)?|\$\.trim)?\((.*)\)$`)

// inTemplate is an expression within a text in backquotes.
var inTemplate = regexp.MustCompile(`\$\{([^{}]+)\}`)

// Text returns the text that an expression is. It reports false where that does not stand on the page.
func (v *Valuing) Text(expression string) (string, bool) {
	if choice := Split(expression, '?'); len(choice) == 2 { // page == 1 ? "index.html" : "index_" + page + ".html"
		others := Split(choice[1], ':')
		expression = others[len(others)-1]
	}
	var b strings.Builder
	for _, term := range Split(expression, '+') {
		value, ok := v.term(strings.TrimSpace(term))
		if !ok {
			return "", false
		}
		b.WriteString(value)
	}
	return b.String(), true
}

func (v *Valuing) term(term string) (string, bool) {
	term = strings.TrimSuffix(term, ".toString()")
	if text, ok := Quoted(term); ok {
		return text, true
	}
	if value, ok := v.Given[term]; ok {
		v.IsGiven = true
		return value, true
	}
	for parameter, value := range v.Given {
		if n, err := strconv.Atoi(value); err == nil && isBefore(term, parameter) {
			v.IsGiven = true
			return strconv.Itoa(n - 1), true
		}
	}
	if v.Chosen != "" && (strings.HasPrefix(term, "this.") || strings.HasSuffix(term, ".value") || strings.HasSuffix(term, ".val()")) {
		v.IsGiven = true
		return v.Chosen, true
	}
	if m := spelling.FindStringSubmatch(term); m != nil {
		return v.Text(m[1])
	}
	if _, err := strconv.Atoi(term); err == nil {
		return term, true
	}
	if inner, ok := strings.CutPrefix(term, "`"); ok {
		return v.filled(strings.TrimSuffix(inner, "`"))
	}
	if own := assignment(term, v.Own); own != "" {
		if m := raisedBy.FindStringSubmatch(own); m != nil && m[1] == term { // cur = cur + 1
			before, ok := TextOfVariable(term, v.Page)
			n, err := strconv.Atoi(before)
			more, _ := strconv.Atoi(m[2]) // a digit
			v.IsGiven = v.IsGiven || ok && err == nil
			return strconv.Itoa(n + more), ok && err == nil
		}
		value, ok := (&Valuing{Page: v.Page, Given: v.Given, Chosen: v.Chosen}).Text(own)
		v.IsGiven = v.IsGiven || ok
		return value, ok
	}
	return TextOfVariable(term, v.Page)
}

// raisedBy is a number that is made more.
var raisedBy = regexp.MustCompile(`^(?:parseInt\()?\s*([A-Za-z_$][\w$]*)\s*\)?\s*\+\s*(\d)$`)

// filled returns a text in backquotes with the values of what stands in it.
func (v *Valuing) filled(template string) (string, bool) {
	whole := true
	text := inTemplate.ReplaceAllStringFunc(template, func(hole string) string {
		value, ok := v.Text(hole[2 : len(hole)-1])
		whole = whole && ok
		return value
	})
	return text, whole
}

// assignment returns the expression that a script gives a variable of its own, "" for none or for
// several: which one counts depends on what the script asks.
func assignment(variable, script string) string {
	if !name.MatchString(variable) {
		return ""
	}
	all := regexp.MustCompile(`(?:^|[\s;,{])`+regexp.QuoteMeta(variable)+`\s*=\s*([^=;\n][^;\n]*)`).FindAllStringSubmatch(script, 2)
	if len(all) != 1 {
		return ""
	}
	return all[0][1]
}

// isBefore reports whether an expression is the number before a parameter, which it is where the first
// part has another name: (page - 1).
func isBefore(expression, parameter string) bool {
	return strings.Join(strings.Fields(strings.Trim(expression, "() ")), "") == parameter+"-1"
}

// name is that of a variable.
var name = regexp.MustCompile(`^[A-Za-z_$][\w$]*$`)

// ownProperty is a property of the object whose function runs: this.pageNo.
var ownProperty = regexp.MustCompile(`^(?:this|self|that|_this|_self|vm)\.([A-Za-z_$][\w$]*)$`)

// TextOfVariable returns the text that scripts give a variable.
func TextOfVariable(variable, scripts string) (string, bool) {
	is := `=`
	if m := ownProperty.FindStringSubmatch(variable); m != nil {
		variable, is = m[1], `[=:]`
	}
	if !name.MatchString(variable) {
		return "", false
	}
	m := regexp.MustCompile(`(?:^|[\s;,{.])` + regexp.QuoteMeta(variable) + `\s*` + is + `\s*(?:'([^']*)'|"([^"]*)"|(\d+))`).FindStringSubmatch(scripts)
	if m == nil {
		return "", false
	}
	return m[1] + m[2] + m[3], true
}
