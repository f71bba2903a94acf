// Package report has the pages about single reports: one with its tables as printed
// and what the checks found, a page of its document with the figures read from it,
// the figures that are in doubt, two reports side by side, and passages that several
// have. In comes a reference to reports; out goes a view, or the picture of a page.
// It finds documents again where they were imported from, but writes nothing, and
// compares no figures over regions.
package report
