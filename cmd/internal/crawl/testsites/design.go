package testsites

// A Design is a site that can be started.
type Design struct {
	Name  string // the site's
	Style string // ID of its family
	build func(*Site)
	place string // code of its region
}

// Designs are all sites on which reports are published, without faults.
func Designs() []Design {
	return []Design{
		{"jpage-page", "jpage", jpageByPage, "320813"},
		{"jpage-record", "jpage", jpageByRecord, "320831"},
		{"xxgk", "xxgk", xxgk, "320724"},
		{"trs-index", "trs", trsIndex, "110118"},
		{"trs-named", "trs", trsNamed, "320583"},
		{"gkmlpt", "gkmlpt", gkmlpt, "440303"},
		{"jpaas", "jpaas", jpaas, "330108"},
		{"eportal", "eportal", eportal, "610113"},
		{"truecms", "truecms", truecms, "320614"},
		{"ewb", "ewb", ewb, "320311"},
		{"aspnet", "aspnet", aspnet, "530102"},
		{"beijing", "beijing", beijing, "110118"},
		{"plain-next", "plain", plainNext, "510182"},
		{"plain-numbers", "plain", plainNumbers, "420111"},
		{"plain-image", "plain", plainImage, "430121"},
		{"plain-select", "plain", plainSelect, "350206"},
		{"plain-last", "plain", plainLast, "370203"},
		{"plain-count", "plain", plainCount, "410122"},
		{"plain-topage", "plain", plainToPage, "450103"},
		{"plain-more", "plain", plainMore, "520103"},
		{"framed", "plain", framed, "320402"},
		{"sessions", "plain", sessions, "220102"},
		{"portal", "plain", portal, "320813"},
		{"by-year", "plain", byYear, "130102"},
		{"by-organ", "plain", byOrgan, "140105"},
		{"collected", "plain", collected, "340104"},
		{"epoint", "plain", epoint, "360102"},
		{"scripted", "plain", scripted, "620102"},
		{"moved", "plain", moved, "210102"},
	}
}

// Start starts the site, the number-th of those that a test has, on which the numbers in its reports
// depend. It is to be closed.
func (d Design) Start(number int) *Site {
	s := newSite(number, d.Name, d.Style, d.place)
	d.build(s)
	return s
}
