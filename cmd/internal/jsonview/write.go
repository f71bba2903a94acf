package jsonview

import (
	"encoding/json"
	"io"
)

// Write writes a value as JSON, set in by two spaces. A list that is nil is written as an empty one.
func Write(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(value)
}

// List makes of each value of a list what is written of it. The list is never nil.
func List[From, To any](list []From, of func(From) To) []To {
	out := make([]To, 0, len(list))
	for _, each := range list {
		out = append(out, of(each))
	}
	return out
}
