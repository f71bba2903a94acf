// Package testsites has web sites on loopback in the style of those on which Chinese organs publish
// their annual reports, for tests alone: what such sites send, with the noise that stands beside it.
//
// In goes nothing; out come sites with the truth about them (which reports they publish, whose,
// of which year, and where) and a log of what they were asked for. It knows nothing of the crawler,
// so that what it measures is not what it was built after.
package testsites
