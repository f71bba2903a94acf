// Package textview prints reports, comparisons and explanations for a terminal:
// tables in columns, aligned by the width that East Asian characters have there,
// and the same as Markdown.
//
// A View words it in Chinese or English: English formats stand where they are used, phrases.json has
// the Chinese of each.
//
// In come what the database has of reports and what was asked of it; out come lines of
// text. It knows nothing of flags and commands, and asks the database nothing.
package textview
