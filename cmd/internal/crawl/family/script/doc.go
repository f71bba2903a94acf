// Package script reads what the simplest functions and expressions of JavaScript do and are, without
// running them: texts, numbers, variables that are one of these, what is given for a parameter, and
// their sums.
//
// In goes the text of scripts; out come bodies of functions, expressions within brackets, and the texts
// that expressions are. It knows nothing of pages, addresses and lists.
package script
