// Package profile finds what the page of one region or one organ is made of. The code of a
// region or the key of an organ comes in; out go its reports with those that count
// (Organ, Region), the key figures of these and of its peers (Read, Peers), and what the
// checks found in one (Findings). An organ is that of its id, or of its name in its region where
// it has none. It knows nothing of pages.
//
// The key figures, keyfigures.json, are what a newsroom asks of an organ first: how many
// applied, how many were given what they asked for and how many were refused, what was left
// over, and how often the organ was put right afterwards. Disclosure on the organ's own
// initiative is none of them: forms count different things as such, texts count as they
// like, and a sum of posts says nothing about an organ beside another.
package profile
