// Package browse has the pages about what the database has: how much of which regions
// and years, the reports in lists, what words are found in, what the checks doubt,
// and the codebook. In come words or codes; out go views that lead on to reports and
// to comparisons. It knows no report from the inside, and compares nothing itself.
package browse
