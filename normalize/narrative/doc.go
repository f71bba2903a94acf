// Package narrative finds the key figures that a report states in its text: the
// sentences outside of the tables are split into clauses, and each clause is tried
// against the wordings in use, those that say "none" among them. Clauses on a part of
// a figure or on another year count for nothing. Paragraphs come in and inferred
// observations go out; it knows nothing of tables, and does not compare.
package narrative
