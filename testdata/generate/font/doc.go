// Package font has the fonts of a paper: predefined ones of Adobe-GB1, subsets that
// are embedded, simple ones for figures, and drawings.
//
// In come characters; out come their codes and advances, and the objects of the
// font in the file, in as many ways as files say what a code stands for. It knows
// nothing of pages and of reports.
package font
