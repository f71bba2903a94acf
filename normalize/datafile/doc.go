// Package datafile reads the data files that are part of the program: forms, wordings,
// kinds, registers. The bytes of an embedded file come in, the value of its reader goes out;
// what the file is about, it does not know.
package datafile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sync"
)

// Read decodes the embedded JSON file of a name into a value. A fault in the file is a fault
// of the build, and so is a key that the value has no field for, since a misspelt key would
// be a rule that never holds: Read panics with the name and the fault. Patterns are fields of
// type *regexp.Regexp, which decode themselves; one that the file leaves out is nil.
func Read(name string, file []byte, into any) {
	d := json.NewDecoder(bytes.NewReader(file))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		panic(fmt.Sprintf("embedded %s: %v", name, err))
	}
}

// Once returns a function that reads the embedded JSON file of a name, as Read does, when it is
// first called, and has the same value for each call.
func Once[T any](name string, file []byte) func() T {
	return sync.OnceValue(func() T {
		var value T
		Read(name, file, &value)
		return value
	})
}
