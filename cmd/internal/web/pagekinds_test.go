package web

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/naming"
	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/profile"
	"nianbao/store/reports"
)

// An inquirer knows what can be asked of a database.
type inquirer struct {
	totals                 reports.Totals
	regions                []gazetteer.Region // that are valid
	provinces, prefectures []string           // their codes
	codes, findings        []string           // of quantities, of kinds of findings
	organs                 []string           // keys of those of some reports
	reporting              []string           // provinces of some reports that have a region
	printed                []printedFigure    // empty if no document is at hand
}

func inquirerOf(ctx context.Context, s *Server) (*inquirer, error) {
	db, v := s.config.Store, &inquirer{}
	var err error
	if v.totals, err = reports.Total(ctx, db); err != nil {
		return nil, err
	}
	kinds, err := reports.FindingCounts(ctx, db)
	if err != nil {
		return nil, err
	}
	for _, kind := range kinds {
		v.findings = append(v.findings, kind.Code)
	}
	for _, r := range gazetteer.Regions() {
		if r.ValidTo != 0 {
			continue
		}
		v.regions = append(v.regions, r)
		switch catalogue.LevelOf(r.Code) {
		case catalogue.Provinces:
			v.provinces = append(v.provinces, r.Code)
		case catalogue.Prefectures:
			v.prefectures = append(v.prefectures, r.Code)
		}
	}
	for _, q := range catalogue.Quantities() {
		if q.Name() == q.Code {
			v.codes = append(v.codes, q.Code)
		}
	}
	some, err := reports.Browse(ctx, db, reports.Query{}, reports.Part{Limit: maxOrgans})
	if err != nil {
		return nil, err
	}
	for _, r := range some {
		if r.RegionCode != "" && !slices.Contains(v.reporting, r.RegionCode[:2]+"0000") {
			v.reporting = append(v.reporting, r.RegionCode[:2]+"0000")
		}
		if key := profile.KeyOf(r.OrganID, r.RegionCode, r.Body); key != "" {
			v.organs = append(v.organs, url.PathEscape(key))
		}
	}
	v.printed, err = printedOf(ctx, s, db, v.totals.Stored)
	return v, err
}

// A printedFigure is where a figure is printed in a document that is at hand.
type printedFigure struct {
	report int64
	page   int
	cell   string
}

// maxOrgans bounds the reports whose organs are asked for.
const maxOrgans = 20_000

// maxAsked bounds the reports whose documents are looked for.
const maxAsked = 200

// printedOf returns the figures of the first reports whose documents are at hand.
func printedOf(ctx context.Context, s *Server, db *database.DB, last int) ([]printedFigure, error) {
	var list []printedFigure
	for id := int64(1); id <= int64(min(last, maxAsked)); id++ {
		stored, err := reports.Load(ctx, db, id)
		if errors.Is(err, reports.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		first := httptest.NewRecorder()
		s.ServeHTTP(first, httptest.NewRequest(http.MethodGet, fmt.Sprintf("/reports/%d/pages/1.json", id), nil))
		if !strings.Contains(first.Body.String(), `"state": "shown"`) {
			continue
		}
		for _, o := range stored.Report.Observations {
			if o.Place.Page > 0 {
				list = append(list, printedFigure{id, o.Place.Page, naming.Anchor(annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant})})
			}
		}
	}
	return list, nil
}

// A pageKind is a kind of page with how one is asked for.
type pageKind struct {
	name   string
	target func(*inquirer, *rand.Rand) string // path and parameters
	drawn  bool                               // it needs documents at hand
}

// pageKinds are all kinds of pages, those of an indicator by the regions that are
// looked at.
var pageKinds = []pageKind{
	{name: "home", target: func(v *inquirer, rng *rand.Rand) string { return v.path(rng, "/") }},
	{name: "region", target: func(v *inquirer, rng *rand.Rand) string { return v.path(rng, "/regions/"+pick(rng, v.regions).Code) }},
	{name: "organ", target: func(v *inquirer, rng *rand.Rand) string { return v.path(rng, "/organs/"+pick(rng, v.organs)) }},
	{name: "reports", target: func(v *inquirer, rng *rand.Rand) string {
		q := url.Values{"page": {strconv.Itoa(1 + rng.IntN(20))}}
		switch rng.IntN(4) {
		case 0:
			q.Set("region", pick(rng, v.provinces))
		case 1:
			q.Set("region", pick(rng, v.prefectures))
			q.Set("page", "1")
		case 2:
			q.Set("from", strconv.Itoa(v.year(rng)))
		}
		return v.path(rng, "/reports") + "?" + q.Encode()
	}},
	{name: "reports-organ", target: func(v *inquirer, rng *rand.Rand) string {
		return v.path(rng, "/reports") + "?" + url.Values{"organ": {pick(rng, v.regions).Name}}.Encode()
	}},
	{name: "report", target: func(v *inquirer, rng *rand.Rand) string { return v.path(rng, "/reports/"+v.report(rng)) }},
	{name: "report-page", target: func(v *inquirer, rng *rand.Rand) string {
		return v.html(rng, fmt.Sprintf("/reports/%s/pages/%d", v.report(rng), 1+rng.IntN(2)))
	}},
	{name: "report-doubts", target: func(v *inquirer, rng *rand.Rand) string { return v.path(rng, "/reports/"+v.report(rng)+"/doubts") }},
	{name: "report-renditions", target: func(v *inquirer, rng *rand.Rand) string {
		return v.path(rng, "/reports/"+v.report(rng)+"/renditions")
	}},
	{name: "report-tables", target: func(v *inquirer, rng *rand.Rand) string { return v.path(rng, "/reports/"+v.report(rng)+"/tables") }},
	{name: "picture", drawn: true, target: func(v *inquirer, rng *rand.Rand) string {
		at := pick(rng, v.printed)
		return fmt.Sprintf("/reports/%d/pages/%d/picture.png", at.report, at.page)
	}},
	{name: "picture-marked", drawn: true, target: func(v *inquirer, rng *rand.Rand) string {
		at := pick(rng, v.printed)
		return fmt.Sprintf("/reports/%d/pages/%d/picture.png?", at.report, at.page) + url.Values{"cell": {at.cell}}.Encode()
	}},
	{name: "indicators", target: func(v *inquirer, rng *rand.Rand) string { return v.path(rng, "/indicators") }},
	{name: "indicator-city", target: func(v *inquirer, rng *rand.Rand) string { return v.indicator(rng, pick(rng, v.prefectures), false) }},
	{name: "indicator-province", target: func(v *inquirer, rng *rand.Rand) string { return v.indicator(rng, pick(rng, v.provinces), false) }},
	{name: "indicator-china", target: func(v *inquirer, rng *rand.Rand) string { return v.indicator(rng, "", false) }},
	{name: "rate-province", target: func(v *inquirer, rng *rand.Rand) string { return v.indicator(rng, pick(rng, v.provinces), true) }},
	{name: "rate-china", target: func(v *inquirer, rng *rand.Rand) string { return v.indicator(rng, "", true) }},
	{name: "compare-sheet", target: func(v *inquirer, rng *rand.Rand) string {
		_, query, _ := strings.Cut(v.compare(rng, false), "?")
		return "/compare.xlsx?" + query
	}},
	{name: "compare", target: func(v *inquirer, rng *rand.Rand) string { return v.compare(rng, false) }},
	{name: "compare-children", target: func(v *inquirer, rng *rand.Rand) string { return v.compare(rng, true) }},
	{name: "changes-china", target: func(v *inquirer, rng *rand.Rand) string { return v.question(rng, "/compare/changes", "") }},
	{name: "sums-china", target: func(v *inquirer, rng *rand.Rand) string { return v.question(rng, "/compare/sums", "") }},
	{name: "shares-province", target: func(v *inquirer, rng *rand.Rand) string { return v.shares(rng, pick(rng, v.provinces)) }},
	{name: "shares-china", target: func(v *inquirer, rng *rand.Rand) string { return v.shares(rng, "") }},
	{name: "peers", target: func(v *inquirer, rng *rand.Rand) string {
		return v.question(rng, "/compare/peers", pick(rng, v.regions).Code) + "&kind=" + pick(rng, []string{"parent", "volume"})
	}},
	{name: "chart-svg", target: func(v *inquirer, rng *rand.Rand) string { return v.chart(rng, "svg") }},
	{name: "chart-png", target: func(v *inquirer, rng *rand.Rand) string { return v.chart(rng, "png") }},
	{name: "chart-pdf", target: func(v *inquirer, rng *rand.Rand) string { return v.chart(rng, "pdf") }},
	{name: "embed", target: func(v *inquirer, rng *rand.Rand) string { return v.chart(rng, "") }},
	{name: "search", target: func(v *inquirer, rng *rand.Rand) string { return v.search(rng, pick(rng, searched)) }},
	{name: "search-place", target: func(v *inquirer, rng *rand.Rand) string {
		return v.search(rng, pick(rng, v.regions).Name+strconv.Itoa(v.year(rng)))
	}},
	{name: "search-narrowed", target: func(v *inquirer, rng *rand.Rand) string {
		return v.search(rng, pick(rng, searched)) + "&" + url.Values{"region": {pick(rng, v.provinces)}, "from": {strconv.Itoa(v.year(rng))},
			"level": {pick(rng, []string{"county", "prefecture"})}}.Encode()
	}},
	{name: "tables", target: func(v *inquirer, rng *rand.Rand) string {
		return v.path(rng, "/tables") + "?" + url.Values{"q": {pick(rng, tableWords)}, "year": {strconv.Itoa(v.year(rng))}}.Encode()
	}},
	{name: "suggest", target: func(v *inquirer, rng *rand.Rand) string {
		kind := pick(rng, []string{"region", "organ", "function", "indicator"})
		return "/suggest.json?" + url.Values{"kind": {kind}, "q": {pick(rng, typed)}}.Encode()
	}},
	{name: "prose-copied", target: func(v *inquirer, rng *rand.Rand) string {
		return v.path(rng, "/prose") + "?" + url.Values{"a": {v.report(rng)}, "b": {v.report(rng)}, "copied": {"1"}}.Encode()
	}},
	{name: "reuse-others", target: func(v *inquirer, rng *rand.Rand) string {
		return v.path(rng, "/prose/reuse") + "?" + url.Values{"region": {pick(rng, v.prefectures)}, "by": {"others"}}.Encode()
	}},
	{name: "prose", target: func(v *inquirer, rng *rand.Rand) string {
		return v.path(rng, "/prose") + "?" + url.Values{"a": {v.report(rng)}, "b": {v.report(rng)}}.Encode()
	}},
	{name: "copies-city", target: func(v *inquirer, rng *rand.Rand) string {
		return v.path(rng, "/prose/copies") + "?" + url.Values{"region": {pick(rng, v.prefectures)}}.Encode()
	}},
	{name: "copies-province", target: func(v *inquirer, rng *rand.Rand) string {
		return v.path(rng, "/prose/copies") + "?" + url.Values{"region": {pick(rng, v.provinces)}, "from": {strconv.Itoa(v.year(rng))}}.Encode()
	}},
	{name: "reuse", target: func(v *inquirer, rng *rand.Rand) string {
		return v.path(rng, "/prose/reuse") + "?" + url.Values{"region": {pick(rng, v.prefectures)}}.Encode()
	}},
	{name: "copies-china", target: func(v *inquirer, rng *rand.Rand) string {
		return v.path(rng, "/prose/copies") + "?" + v.narrowed(rng).Encode()
	}},
	{name: "reuse-china", target: func(v *inquirer, rng *rand.Rand) string {
		return v.shown(rng, "/prose/reuse") + "?" + v.narrowed(rng).Encode()
	}},
	{name: "faulty", target: func(v *inquirer, rng *rand.Rand) string {
		return v.path(rng, "/quality/reports") + "?" + url.Values{"region": {pick(rng, v.provinces)}, "page": {strconv.Itoa(1 + rng.IntN(3))}}.Encode()
	}},
	{name: "years-apart", target: func(v *inquirer, rng *rand.Rand) string {
		return v.path(rng, "/quality/reports") + "?" + url.Values{"of": {"years"}, "region": {pick(rng, v.prefectures)}}.Encode()
	}},
	{name: "faulty-china", target: func(v *inquirer, rng *rand.Rand) string {
		q := v.narrowed(rng)
		q.Set("of", pick(rng, []string{"sums", "years"}))
		return v.shown(rng, "/quality/reports") + "?" + q.Encode()
	}},
	{name: "fees-china", target: func(v *inquirer, rng *rand.Rand) string { return v.shown(rng, "/fees") }},
	{name: "files-china", target: func(v *inquirer, rng *rand.Rand) string {
		return v.html(rng, pick(rng, []string{"/fees.csv", "/prose/reuse.csv", "/quality/reports.csv", "/compare/shares.csv"}))
	}},
	{name: "fees", target: func(v *inquirer, rng *rand.Rand) string {
		return v.path(rng, "/fees") + "?" + url.Values{"region": {pick(rng, v.provinces)}}.Encode()
	}},
	{name: "corrections", target: func(v *inquirer, rng *rand.Rand) string { return v.path(rng, "/corrections") }},
	{name: "quality", target: func(v *inquirer, rng *rand.Rand) string { return v.path(rng, "/quality") }},
	{name: "findings", target: func(v *inquirer, rng *rand.Rand) string {
		q := url.Values{}
		switch rng.IntN(3) {
		case 0:
			q.Set("region", pick(rng, v.provinces))
		case 1:
			q.Set("year", strconv.Itoa(v.year(rng)))
		default:
			q.Set("page", strconv.Itoa(1+rng.IntN(5)))
		}
		return v.path(rng, "/quality/"+pick(rng, v.findings)) + "?" + q.Encode()
	}},
	{name: "identity-changes", target: func(v *inquirer, rng *rand.Rand) string { return v.path(rng, "/identity-changes") }},
	{name: "coverage", target: func(v *inquirer, rng *rand.Rand) string { return v.path(rng, "/coverage") }},
	{name: "site", target: func(v *inquirer, rng *rand.Rand) string {
		return v.html(rng, pick(rng, []string{"/about", "/method", "/downloads"}))
	}},
	{name: "feed", target: func(v *inquirer, rng *rand.Rand) string {
		return v.html(rng, "/feed.atom") + "?" + url.Values{"region": {pick(rng, v.provinces)}}.Encode()
	}},
	{name: "sitemaps", target: func(v *inquirer, rng *rand.Rand) string {
		return pick(rng, []string{"/sitemap.xml", "/sitemaps/pages.xml", "/sitemaps/reports/0.xml"})
	}},
	{name: "codebook", target: func(v *inquirer, rng *rand.Rand) string { return v.path(rng, "/codebook") }},
}

// searched are words that people look for in the texts of reports: frequent and
// rare ones, one that is nowhere, and several at once.
var searched = []string{"保密审查", "公开", "依申请公开", "复议 费用", "政务新媒体", "培训 考核", "基层政务公开标准化", "行政诉讼", "不予公开",
	"费", "网站 集约化", "月球", "负面清单", "解读", "人员 不足", "信息公开 平台 建设"}

// tableWords are names of rows and columns that people look for in tables, and typed what they begin
// to type.
var (
	tableWords = []string{"网站专栏", "申请", "规章", "行政许可", "自然人", "月球", "收费 金额"}
	typed      = []string{"淮", "江苏", "朝阳区", "市场监管", "人民政府", "申请", "不予公开", "复议", "费", "hz"}
)

func pick[T any](rng *rand.Rand, list []T) T { return list[rng.IntN(len(list))] }

// path returns the path of a page in one of the languages and formats; most ask
// for a page and not for its data.
func (v *inquirer) path(rng *rand.Rand, page string) string {
	format := pick(rng, []string{"", "", "", "", "", "", "", "", ".json", ".csv"})
	if format != "" && page == "/" {
		page = "/index"
	}
	return v.html(rng, page+format)
}

// shown is path for a list of which the file has the rows of all pages: as many as there are reports.
func (v *inquirer) shown(rng *rand.Rand, page string) string {
	return v.html(rng, page+pick(rng, []string{"", "", "", "", "", "", "", "", ".json"}))
}

// html returns the path of a page in one of the languages.
func (v *inquirer) html(rng *rand.Rand, page string) string {
	return pick(rng, []string{"", "", "", "/en"}) + page
}

func (v *inquirer) year(rng *rand.Rand) int {
	return v.totals.FirstYear + rng.IntN(v.totals.LastYear-v.totals.FirstYear+1)
}

// report returns the number of a report: they are numbered from 1.
func (v *inquirer) report(rng *rand.Rand) string { return strconv.Itoa(1 + rng.IntN(v.totals.Stored)) }

// bases are what people divide by.
var bases = []string{"applications.handled", "applications.received", "reconsideration.total", "disclosure.permits.decisions"}

// indicator asks for an indicator in a region, of one year and kind of applicant
// or of those that the page begins with.
func (v *inquirer) indicator(rng *rand.Rand, region string, rate bool) string {
	q := url.Values{}
	if region != "" {
		q.Set("region", region)
	}
	if rate {
		q.Set("per", pick(rng, bases))
	}
	for _, optional := range []struct {
		name   string
		values []string
	}{{"year", []string{strconv.Itoa(v.year(rng))}}, {"level", []string{"county", "prefecture", "below"}}, {"applicant", []string{"natural_person", "business"}},
		{"flagged", []string{"exclude"}}, {"order", []string{"asc"}}, {"page", []string{"2"}}} {
		if rng.IntN(3) == 0 {
			q.Set(optional.name, pick(rng, optional.values))
		}
	}
	return v.path(rng, "/indicators/"+pick(rng, v.codes)) + "?" + q.Encode()
}

// maxIndicators is how many can be compared at once.
const maxIndicators = 4

// compare asks for one to four indicators of up to ten regions, or of the parts
// of a prefecture.
func (v *inquirer) compare(rng *rand.Rand, children bool) string {
	q := url.Values{}
	for range 1 + rng.IntN(maxIndicators) {
		q.Add("indicator", pick(rng, v.codes))
	}
	if children {
		q.Set("children", "1")
		q.Set("regions", pick(rng, v.prefectures))
	} else {
		var names []string
		for range 2 + rng.IntN(9) {
			names = append(names, pick(rng, v.regions).Code)
		}
		q.Set("regions", strings.Join(names, ","))
	}
	if rng.IntN(4) == 0 {
		q.Set("per", pick(rng, bases))
	}
	return v.path(rng, "/compare") + "?" + q.Encode()
}

// question asks one of the pages on an indicator over regions.
func (v *inquirer) question(rng *rand.Rand, page, region string) string {
	q := url.Values{"indicator": {pick(rng, v.codes)}}
	if region != "" {
		q.Set("region", region)
	}
	if rng.IntN(3) == 0 {
		q.Set("per", pick(rng, bases))
	}
	return v.path(rng, page) + "?" + q.Encode()
}

// narrowed chooses among the reports of the whole country.
func (v *inquirer) narrowed(rng *rand.Rand) url.Values {
	return pick(rng, []url.Values{{}, {"from": {strconv.Itoa(v.year(rng))}}, {"level": {"prefecture"}}, {"organ_kind": {"department"}}, {"organ_kind": {"zone"}}})
}

// chart asks for a chart as a file, or to stand in a frame of another site.
func (v *inquirer) chart(rng *rand.Rand, format string) string {
	page, q := pick(rng, []string{"/compare/sums", "/compare/shares", "/indicators/" + pick(rng, bases)}), url.Values{}
	if page == "/compare/sums" {
		q.Set("indicator", pick(rng, bases))
	}
	if page == "/compare/sums" && rng.IntN(3) > 0 {
		q.Set("region", pick(rng, v.reporting))
	}
	if shape := pick(rng, []string{"", "wide", "square", "phone"}); shape != "" {
		q.Set("shape", shape)
	}
	if format == "" {
		return v.html(rng, "/embed"+page) + "?" + q.Encode()
	}
	return v.html(rng, page+"."+format) + "?" + q.Encode()
}

// shares asks how the figures of regions are divided.
func (v *inquirer) shares(rng *rand.Rand, region string) string {
	q := url.Values{"of": {pick(rng, catalogue.Breakdowns()).Code}, "year": {strconv.Itoa(v.year(rng))}}
	if region == "" {
		return v.shown(rng, "/compare/shares") + "?" + q.Encode()
	}
	q.Set("region", region)
	return v.path(rng, "/compare/shares") + "?" + q.Encode()
}

func (v *inquirer) search(rng *rand.Rand, words string) string {
	return v.path(rng, "/search") + "?" + url.Values{"q": {words}, "page": {strconv.Itoa(1 + rng.IntN(3))}}.Encode()
}

// Each page that has a path is asked for by one of the kinds, but for the form of uploads and single
// tables.
func TestKindsHaveAllPages(t *testing.T) {
	s := example(t, false)
	v, err := inquirerOf(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{"/upload": true, "/reports/{id}/tables/{table}": true}
	mux := http.NewServeMux()
	for path := range s.pages() {
		answer.Mount(mux, path, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked[path] = true }))
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for _, kind := range pageKinds {
		if kind.drawn && len(v.printed) == 0 {
			continue
		}
		for range 20 {
			mux.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, kind.target(v, rng), nil))
		}
	}
	for path := range s.pages() {
		if !asked[path] {
			t.Errorf("no kind of page asks for %s", path)
		}
	}
}
