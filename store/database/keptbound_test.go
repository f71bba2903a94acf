package database

import "testing"

// What is kept is bounded, and what was not asked for the longest goes first.
func TestKeptIsBounded(t *testing.T) {
	var k kept
	const third = keptBytes / 3
	for _, name := range []string{"a", "b", "c"} {
		k.put("state", name, name, third)
	}
	if _, ok := k.get("state", "a"); !ok {
		t.Fatal("a is gone")
	}
	k.put("state", "d", "d", third)
	k.put("state", "too large", "e", keptBytes+1)
	for name, want := range map[string]bool{"a": true, "b": false, "c": true, "d": true, "too large": false} {
		if _, ok := k.get("state", name); ok != want {
			t.Errorf("%s is kept: %v", name, ok)
		}
	}
	if _, ok := k.get("other state", "a"); ok {
		t.Error("an answer of another state of the database is given")
	}
}
