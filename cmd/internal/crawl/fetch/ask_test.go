package fetch

import (
	"context"
	"testing"

	"nianbao/cmd/internal/crawl/sites"
)

// A blank in a query would end the address of the request.
func TestQueryIsSpelled(t *testing.T) {
	request, err := newRequest(context.Background(), sites.Request{URL: "https://www.qingyuan.example/down.jsp?name=清 \"a\"&id=%E6+1"})
	if err != nil {
		t.Fatal(err)
	}
	if got := request.URL.RequestURI(); got != "/down.jsp?name=%E6%B8%85%20%22a%22&id=%E6+1" {
		t.Errorf("%s", got)
	}
}
