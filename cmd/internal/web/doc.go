// Package web serves a database as pages for people, and each page as JSON and CSV
// for programs. In comes a database and an address to listen at; out go answers. It
// puts the rooms of the site together, gives each page its path, counts requests and
// guards the server against visitors; what a page shows it leaves to the rooms. It
// only reads: the database is open for reading alone, and nothing that a visitor
// sends is stored, unless editors are named: then what visitors propose is kept, and what an
// editor accepts is corrected, by the one room that has the database open for writing.
package web
