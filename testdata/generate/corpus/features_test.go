package corpus

import "testing"

// Clashes name features, and no two features share an ID.
func TestFeatures(t *testing.T) {
	known := map[string]bool{}
	for _, f := range features {
		if known[f.id] {
			t.Errorf("%s twice", f.id)
		}
		known[f.id] = true
	}
	for _, pair := range clashes {
		for _, id := range pair {
			if !known[id] {
				t.Errorf("clash with %s, which is no feature", id)
			}
		}
	}
}
