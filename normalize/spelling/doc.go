// Package spelling compares words that were printed in many ways. It folds a text
// to what its likeness is measured on (narrow forms for wide ones, no white space,
// no punctuation) and says how like a text is to a label and its other spellings,
// from 0 for nothing in common to 1 for the same. Texts come in; their folded forms, or how
// alike they are, go out. It knows nothing of what the words mean, nor of where they were printed.
package spelling
