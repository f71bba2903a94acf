// Package publish is what a site tells those who don't browse it: a feed of new
// reports, a map of its pages, what crawlers may ask for, and the pages that say
// what the site is, how it works and what can be taken from it whole. In come the
// database and a folder of exports; out go Atom, sitemaps and pages. It knows
// nothing of figures and how they are compared.
package publish
