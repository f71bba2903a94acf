// Package web serves a database as pages for people, and each page as JSON and
// CSV for programs. It only reads: the database is open for reading alone, and
// nothing that a visitor sends is stored.
package web
