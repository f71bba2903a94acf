package export

import (
	"fmt"
	"sync"

	"nianbao/normalize/register"
)

// functions are the terms of the register's functions, with the years in which organs bore them.
var functions = sync.OnceValue(func() []CodebookTerm {
	var list []CodebookTerm
	for _, f := range register.All() {
		t := CodebookTerm{Code: f.ID, Zh: f.Zh, En: f.En}
		switch {
		case f.From != 0 && f.To != 0:
			t.Zh += fmt.Sprintf("（%d—%d年）", f.From, f.To)
			t.En += fmt.Sprintf(" (%d–%d)", f.From, f.To)
		case f.From != 0:
			t.Zh += fmt.Sprintf("（%d年起）", f.From)
			t.En += fmt.Sprintf(" (since %d)", f.From)
		case f.To != 0:
			t.Zh += fmt.Sprintf("（至%d年）", f.To)
			t.En += fmt.Sprintf(" (to %d)", f.To)
		}
		list = append(list, t)
	}
	return list
})
