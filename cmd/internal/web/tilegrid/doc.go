// Package tilegrid says where the square of a province, or of a city within its province, lies
// on a map that is made of squares alone: without borders, and with the small ones as large as
// the great. In comes nothing; out go the places. It knows no values.
package tilegrid
