package web

import (
	"context"
	"testing"

	"nianbao/store/storetest"
)

// What is read in advance can be: every page that is named for it answers, with reports and without any.
func TestPrepare(t *testing.T) {
	for name, s := range map[string]*Server{"the example": example(t, false), "no report": serving(t, storetest.OpenNew(t), ".", false)} {
		if err := s.Prepare(context.Background()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		ended, end := context.WithCancel(context.Background())
		end()
		if err := s.Prepare(ended); err == nil {
			t.Errorf("%s: it goes on when nobody waits any more", name)
		}
		s.stayPrepared(ended) // returns
	}
}
