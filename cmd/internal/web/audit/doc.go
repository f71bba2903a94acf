// Package audit has the pages that hold reports against themselves and each other as tables: whose
// sums fail and whose figures contradict last year's, whose text is last year's or another organ's,
// and the passages that many have. It compares no figures of regions, and shows no report by itself.
package audit
