// Package page says what a page of the web site is, before anything of it is
// sent. In comes a request with its language, its format and its parameters; out
// goes a view: data for a template and for JSON, and rows for spreadsheets; or a
// problem that tells the visitor what is wrong with the request. It knows no page
// in particular, neither how an answer is written nor on which paths pages are.
package page
