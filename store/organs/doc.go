// Package organs knows all names that reports give their organs. Words come in, and the names that have all of
// them go out. There are a hundred thousand names where the reports of departments are here, and SQLite takes a
// twentieth of a second to look through them, so that they are kept in memory until the database changes. It knows
// nothing of reports.
package organs
