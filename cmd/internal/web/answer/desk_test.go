package answer

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"nianbao/cmd/internal/web/page"
)

// A visitor's answer has an end; one that nobody waits for takes as long as it takes. Both give their places back.
func TestAnswersEnd(t *testing.T) {
	d := &Desk{busy: newQueue(1)}
	for _, c := range []struct {
		ctx  context.Context
		ends bool
	}{{context.Background(), true}, {Unhurried(context.Background()), false}, {context.Background(), true}} {
		r := page.NewRequest(httptest.NewRequestWithContext(c.ctx, http.MethodGet, "/", nil))
		leave, err := d.Enter(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, ends := r.Context().Deadline(); ends != c.ends {
			t.Errorf("the time of the answer is bounded: %v, not %v", ends, c.ends)
		}
		leave()
	}
}
