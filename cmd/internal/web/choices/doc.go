// Package choices has the long lists of forms, of all indicators and of all rates, as HTML: a page
// may have four of them of some five hundred options each, which are all the same but for the one
// that is chosen. They are written once a language.
//
// It takes a language and the code that is chosen, and returns options. It knows no page and no
// database.
package choices
