// Package naming names what reports state: indicators, the tables and forms they
// stand in, kinds of applicants, functions of departments, and single figures in the
// address of a page. In comes a language or a code; out go the names of that language
// and the quantity that a code means. It knows no page and no report.
package naming
