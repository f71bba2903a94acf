package scope

import "testing"

// TestWordings checks each wording by the sentences that stand beside it.
func TestWordings(t *testing.T) {
	w := loadWordings()
	for _, wording := range w.Wordings {
		for _, s := range wording.Fits {
			if got := w.said(s); got != wording.Scope {
				t.Errorf("%s: %q says %q, want %q", wording.What, s, got, wording.Scope)
			}
		}
		for _, s := range wording.Not {
			if wording.re.MatchString(w.uncited(s)) {
				t.Errorf("%s: fits %q", wording.What, s)
			}
		}
	}
	for _, wording := range w.Counts {
		for _, s := range wording.Fits {
			if got, _ := w.counted(s); got != "" && got == wording.Scope {
				continue
			}
			t.Errorf("%q is no count of %s", s, wording.Scope)
		}
		for _, s := range wording.Not {
			if got, n := w.counted(s); got != "" {
				t.Errorf("%q counts %s of %s", s, n, got)
			}
		}
	}
}
