package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

// notPublic are addresses that no public site has (IANA's registries of
// special-purpose addresses), beyond those that netip knows: a link to one of
// them asks the crawler to read what only its own network can.
var notPublic = prefixes("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15",
	"198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "64:ff9b:1::/48", "100::/64", "2001:db8::/32", "5f00::/16", "fec0::/10")

// carriers are prefixes of IPv6 that carry an IPv4 address, with the bit at
// which it begins.
var carriers = map[netip.Prefix]int{
	netip.MustParsePrefix("64:ff9b::/96"): 96, netip.MustParsePrefix("2002::/16"): 16, netip.MustParsePrefix("::/96"): 96,
}

func prefixes(list ...string) []netip.Prefix {
	var all []netip.Prefix
	for _, p := range list {
		all = append(all, netip.MustParsePrefix(p))
	}
	return all
}

// isPublic reports whether an address is one that a public site can have.
func isPublic(a netip.Addr) bool {
	a = a.Unmap()
	if a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() || a.IsMulticast() || a.IsUnspecified() || a.Zone() != "" {
		return false
	}
	for _, p := range notPublic {
		if p.Contains(a) {
			return false
		}
	}
	for p, at := range carriers {
		if p.Contains(a) {
			b := a.As16()
			return isPublic(netip.AddrFrom4([4]byte(b[at/8 : at/8+4])))
		}
	}
	return true
}

// newHTTPTransport returns a transport that connects to public addresses only,
// unless private ones are allowed. The address is looked at when the connection
// is made, after the name was resolved, so that no name and no redirect leads
// around it. A proxy would: none is used.
//
// Connections are not kept: the library repeats a request by itself when a kept
// connection turns out to be closed, and no rate would hold for that.
func newHTTPTransport(allowPrivate bool, answer time.Duration) *http.Transport {
	dialer := &net.Dialer{Timeout: 20 * time.Second, ControlContext: func(_ context.Context, _, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return fmt.Errorf("%w: %s", errAddress, address)
		}
		if !allowPrivate && !isPublic(at.Addr()) {
			return fmt.Errorf("%w: %s", errAddress, at.Addr())
		}
		return nil
	}}
	return &http.Transport{
		DialContext: dialer.DialContext, DisableKeepAlives: true, TLSHandshakeTimeout: 20 * time.Second,
		ResponseHeaderTimeout: answer, MaxResponseHeaderBytes: 256 << 10, ForceAttemptHTTP2: true,
	}
}
