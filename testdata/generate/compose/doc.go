// Package compose sets reports on paper in all the ways that reports of the corpus
// have been seen in.
//
// In come a report, a look (faces, sizes, rulings, where pages end) and an ink (how
// what is on a page becomes operators); out come the PDF and the page of each figure.
// It draws nothing at random but what the look and the ink ask for, and knows nothing
// of why they are as they are.
package compose
