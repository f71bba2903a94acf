package document

// What stands behind figures, as parts of patterns. Organs write one counter for the other, as 件 for 项: which it is says
// nothing of the figure.
const (
	Counter = `件次|件|条|项|个|人次|次|人|部|份|篇|场|期|家|宗|起|例`
	Money   = `亿元|万元|元`
)
