// Package family says what a page lists, whatever system of a government's site made it.
package family
