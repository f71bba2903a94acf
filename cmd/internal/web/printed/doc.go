// Package printed lays the statistical tables of a report out as the form prints
// them: blocks with headings, heads of several levels, and labels that span the
// rows of their group. It knows neither HTML nor SQL.
package printed
