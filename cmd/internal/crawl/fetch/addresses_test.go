package fetch

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl/sites"
)

func TestIsPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"202.96.128.86": true, "1.1.1.1": true, "2001:da8::1": true, "240e::1": true,
		"127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "172.32.0.1": true, "192.168.1.1": false, "169.254.169.254": false,
		"100.64.0.1": false, "0.0.0.0": false, "0.1.2.3": false, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false,
		"192.0.2.1": false, "::1": false, "::": false, "fe80::1": false, "fd00::1": false, "ff02::1": false, "2001:db8::1": false,
		"::ffff:127.0.0.1": false, "::ffff:202.96.128.86": true, // IPv4 in IPv6
		"64:ff9b::7f00:1": false, "64:ff9b::ca60:8056": true, "2002:7f00:1::": false, "2002:ca60:8056::": true, "::10.0.0.1": false,
		"fe80::1%eth0": false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v, want %v", address, got, want)
		}
	}
}

// Private addresses are refused when the connection is made, whatever name or
// redirect leads to them, and schemes other than http(s) always.
func TestPrivateAddressesAreRefused(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the server was asked") }))
	defer s.Close()
	client := &http.Client{Transport: newHTTPTransport(false, time.Second)}
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"} {
		_, err := client.Get("http://" + host + s.URL[len("http://127.0.0.1"):])
		if fault := FaultOf(err); !errors.Is(err, errAddress) || fault.Kind != kindAddress || fault.passes() {
			t.Errorf("%s: %v", host, err)
		}
	}
	for _, address := range []string{"file:///etc/passwd", "ftp://example.org/", "http://me:secret@example.org/", "http:///nb"} {
		if _, err := new(Transport).Get(context.Background(), sites.Request{URL: address}, Ask{}); !errors.Is(err, errAddress) {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// A certificate that is not in order is no passing fault.
func TestCertificatesAreVerified(t *testing.T) {
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // the server complains too
	s.StartTLS()
	defer s.Close()
	_, err := (&http.Client{Transport: newHTTPTransport(true, time.Second)}).Get(s.URL)
	if err == nil {
		t.Fatal("a certificate that nobody vouches for is taken")
	}
	if fault := FaultOf(err); fault.Kind != kindTLS || fault.passes() {
		t.Errorf("kind %s: %v", fault.Kind, err)
	}
}
