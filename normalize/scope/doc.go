// Package scope tells what the figures of a report cover: the organ alone, 本机关, or all
// the organs of its area, 汇总各部门. A report comes in, with its chapters, its organ and
// its figures; a Reading goes out, with the sentence that tells so. Sentences that say what
// was done in the area, 全区公开信息, do not tell what the report covers, and those that
// only cite a rule tell nothing. The wordings are data (wordings.json), each with
// sentences that it fits and does not fit, which are tests. Where nothing tells, the scope
// is unknown: nothing is guessed. The package knows nothing of documents and SQL.
package scope
