package prose

// A Run is paragraphs in a row of which both texts have the same, or of which they do not.
type Run struct {
	Same  bool
	Pairs []ParagraphPair
}

// Runs returns the paragraphs of a chapter in runs, so that what is the same can be folded.
func Runs(pairs []ParagraphPair) []Run {
	var runs []Run
	for _, p := range pairs {
		same, last := p.State == Same, len(runs)-1
		if last < 0 || runs[last].Same != same {
			runs = append(runs, Run{Same: same})
			last++
		}
		runs[last].Pairs = append(runs[last].Pairs, p)
	}
	return runs
}
