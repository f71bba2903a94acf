// Package narrative finds the key figures that a report states in its text: the
// sentences outside of the tables are split into clauses, what governs them is told
// (a part, a channel, another year, all years together, a narrower organ), and each
// clause that stands for the whole of the year is tried against the wordings in use,
// those that say "none" among them. What is worded like a figure and is none is left
// out, and what may be on a part only is flagged. Wordings and rules are data:
// wordings.json. Paragraphs come in and inferred observations go out; it knows nothing
// of tables, and does not compare.
package narrative
