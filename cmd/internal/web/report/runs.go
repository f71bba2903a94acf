package report

import "nianbao/cmd/internal/web/prose"

// A run is paragraphs in a row of which both reports have the same, or of which they do not.
type run struct {
	Same  bool
	Pairs []prose.ParagraphPair
}

// runsOf returns the paragraphs of a chapter in runs, so that what is the same can be folded.
func runsOf(pairs []prose.ParagraphPair) []run {
	var runs []run
	for _, p := range pairs {
		same, last := p.State == prose.Same, len(runs)-1
		if last < 0 || runs[last].Same != same {
			runs = append(runs, run{Same: same})
			last++
		}
		runs[last].Pairs = append(runs[last].Pairs, p)
	}
	return runs
}
