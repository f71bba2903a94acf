// Package basis tells on what the figures of reports rest, as far as it matters to setting two
// years beside each other: what each report covers, which form it follows, whether it is sure
// whose it is, and whether it contradicts itself on what it covers. Ids of reports come in; a
// Basis of each goes out, and by Between the reasons why a change from one to the other is none,
// or may be none, of the same thing. It also says of how little a rate
// or a growth is told apart (Small), for rankings, headlines and commands alike. It knows nothing of
// indicators, regions and pages.
package basis
