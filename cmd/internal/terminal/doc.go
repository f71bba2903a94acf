// Package terminal keeps what files say from what a terminal obeys.
//
// In goes what a command prints, out comes the same with control characters, and signs that turn
// the direction of text, spelled out as package character has it; data pass as they are. It knows
// nothing of what is printed.
package terminal
