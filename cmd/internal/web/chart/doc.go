// Package chart lays charts out. In comes what a chart says: a headline, what is counted,
// its values with what is missing or in doubt, and where each is printed; out goes a scene
// that shows it in a shape, without texts that overlap. It knows no report, no page and no
// language: all words come with the chart.
package chart
