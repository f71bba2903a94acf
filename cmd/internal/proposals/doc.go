// Package proposals has the commands for corrections that visitors of the web pages propose: which there are,
// accepting and refusing them, and making the line of an editor; and what other commands need to correct by the same rule. In come arguments and the database; out go
// lists and what became of a figure. It is for those who run a site and have no browser at hand; what a decision
// does is the business of store/proposals.
package proposals
