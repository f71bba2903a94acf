// Package likeness tells what the name of an organ was before a scan was read wrongly: a
// name that no table has is taken for one that is drawn alike, if one alone is, and if
// the same text reads it so elsewhere or a region beside it says so. Names as they were
// read and the other lines of the text come in; names that are known go out, with what
// was read in their place. It knows nothing of pictures, and nothing of how sure it is
// whose report a report is.
package likeness
