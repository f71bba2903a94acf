// Package compare has the pages of figures: one indicator over all regions, regions
// beside each other or beside their peers, changes between years, sums over regions,
// and how figures are divided. In comes a choice of indicators, regions and years;
// out goes a view with a table, charts and sheets. All of them are questions, which
// question.go carries through in one way. It knows no single report and none of the
// store's tables, and not how a view is sent.
package compare
