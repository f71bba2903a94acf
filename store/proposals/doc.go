// Package proposals keeps corrections that visitors propose until an editor decides. A cell of a
// report, a value and a reason come in; out go proposals with the cell as it stands now, and lists
// of the corrections that were made. It makes corrections too, and asks before one breaks a sum. A proposal changes nothing; accepting one is store.Correct, in
// the same transaction. Like a correction it belongs to the bytes of a document, whatever is read
// in them later. It knows neither pages nor who may decide.
package proposals
