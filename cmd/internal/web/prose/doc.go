// Package prose compares the text of reports: two of them paragraph by
// paragraph, with every figure that changed, and many of them for passages that
// one took from another. Paragraphs come in; pairs, changes and shared passages go out. It
// knows nothing of tables and of the web.
package prose
