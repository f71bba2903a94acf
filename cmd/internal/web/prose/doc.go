// Package prose compares the text of reports: two of them paragraph by
// paragraph, with every figure that changed, and many of them for passages that
// one took from another.
package prose
