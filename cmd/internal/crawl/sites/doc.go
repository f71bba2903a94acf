// Package sites knows where reports are published and what the links there are
// for.
//
// In come the sources file of the crawler's owner (YAML, or a table of CSV), links with what stands beside them, and
// addresses; out come the sites with their rules, the purpose of each link, and the year and the
// file name that they tell. It asks no server, and knows nothing of pages, of the archive and of the
// database.
package sites
