// Package sites knows where reports are published and what the links there are
// for.
//
// In come the sources file of the crawler's owner, pages and the texts of links;
// out come the sites with their rules, the links of a page with the purpose of
// each, and the year and the file name that they tell. It asks no server, and
// knows nothing of the archive and of the database.
package sites
