// Package figure shows the figures of many reports. In come figures as the store
// compares them, values or rates; out go the same as texts with what is in doubt
// told, their ranks and summaries, and charts: on the page, as files, and for the frames of
// other sites. It knows neither what was asked nor the page that it was asked on.
package figure
