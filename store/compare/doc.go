// Package compare sets regions and years beside each other. A Comparison comes in,
// a quantity over a Scope of regions and years; figures go out (Figures), their order
// (Rank), changes between two years (Changes), sums over levels (Sum), the parts of a
// whole (SharesOf, ShareSums), the spread of a year (Summaries) or those most like a
// region (Peers). Which year is shown where none is asked for, and which years are of the
// same regions, is weighed by yearly, what makes two reports comparable by basis. Two reports are compared cell by cell by Difference. One report
// counts for a region and a year; store settles which. Where a region's
// code or name changed, its years are joined if that is asked for, and PlaceNotes tells
// what was joined and what was not. A figure always says
// what it is of: an unknown value is nil with its status, one in doubt is left out or
// marked, a rate has its denominator and a sum the number of regions beside it. It knows
// nothing of pages and files.
package compare
