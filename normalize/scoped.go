package normalize

import (
	"fmt"

	"nianbao/normalize/annual"
	"nianbao/normalize/scope"
)

// addScope records what the figures of a report cover, and where it contradicts itself.
func addScope(r *annual.Report) {
	reading := scope.Read(r)
	r.Scope, r.ScopeSentence = reading.Scope, reading.Sentence
	c := reading.Conflict
	if c == nil {
		return
	}
	message := fmt.Sprintf("one sentence says that the report is on the organ alone (%s), another that it is on all its area (%s)", c.Left, c.Right)
	if c.Table {
		message = fmt.Sprintf("the text says that %s applications were received, the table has %s: they may cover different organs (%s)", c.Left, c.Right, c.Sentence)
	}
	r.Add(annual.Finding{Code: "scope-conflict", Severity: annual.Warning, Left: c.Left, Right: c.Right, Message: message})
}
