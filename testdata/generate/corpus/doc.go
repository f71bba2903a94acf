// Package corpus makes many reports that combine at random what real reports do.
//
// In come a seed, a number, and the features and producers to draw from; out come
// reports in a folder, each with its truth and the features it has. A report is
// planned first, with everything that is random about it, then printed by its
// producer, rewritten, and its figures located. How a feature is carried out, on
// paper or by a program, is for the rooms below.
package corpus
