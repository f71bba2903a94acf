// Package charges has what reports state of the fees for information that their organs charged, in the text or in a
// table, of the whole country at once: how much, of whom, and why it is not to be relied on. What is unlikely is told here
// and nowhere else, so that lists of fees and comparisons hold the same ones in doubt. It knows nothing of sums over
// regions and of how a page shows them.
package charges
