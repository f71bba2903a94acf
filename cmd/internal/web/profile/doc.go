// Package profile is the data page of one organ, and what the page of a region has in common
// with it: six key figures with their course, change, rank and proof, what the checks found,
// how much of the text is last year's, the reports by year and what is missing. Reports and
// figures of store/profile come in; pages and parts of pages go out. The page of a region is
// browse's, which knows what else there is of one.
package profile
