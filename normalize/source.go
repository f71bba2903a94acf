package normalize

import (
	_ "embed"
	"fmt"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/datafile"
)

//go:embed domains.json
var domainsJSON []byte

// domains are the ends of the names of sites.
type domains struct {
	// Official are those under which organs publish: governments (gov.cn, which is given to
	// them alone), schools, academies.
	Official []string `json:"official"`
	// OfOrgans are those that organs of some names may have beside: companies.
	OfOrgans []struct {
		Organs   *regexp.Regexp `json:"organs"`
		Suffixes []string       `json:"suffixes"`
	} `json:"of_organs"`
	Nobodys []string `json:"nobodys"` // are names on no public network (RFC 6761)
}

var loadDomains = datafile.Once[*domains]("domains.json", domainsJSON)

// official reports whether a site can be that of the organ. One without a name, as
// 192.0.2.7, is taken to be: governments publish under such too.
func (d *domains) official(host, organ string) bool {
	if _, err := netip.ParseAddr(host); err == nil || !strings.Contains(host, ".") {
		return true
	}
	if under(host, d.Official) || under(host, d.Nobodys) {
		return true
	}
	for _, of := range d.OfOrgans {
		if of.Organs.MatchString(organ) && under(host, of.Suffixes) {
			return true
		}
	}
	return false
}

func under(host string, suffixes []string) bool {
	return slices.ContainsFunc(suffixes, func(s string) bool { return host == s || strings.HasSuffix(host, "."+s) })
}

// ApplySource compares whose report it is with where it was published, an address of the
// web or "". A report that names an organ and comes from a site that can't be the organ's,
// as of a mirror, gets the finding source-unofficial, a Warning, once: such pages put other
// names in and are not kept up. What is read stays as it is.
func ApplySource(r *annual.Report, address string) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || r.Organ == "" {
		return
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if loadDomains().official(host, r.Organ) {
		return
	}
	if slices.ContainsFunc(r.Findings, func(f annual.Finding) bool { return f.Code == "source-unofficial" && f.Right == host }) {
		return
	}
	r.Add(annual.Finding{Code: "source-unofficial", Severity: annual.Warning, Left: r.Organ, Right: host,
		Message: fmt.Sprintf("the page is on %s, which is no site of a government or of %s: names and figures may not be as published", host, r.Organ)})
}
