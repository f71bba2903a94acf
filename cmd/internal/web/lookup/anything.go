package lookup

import (
	"fmt"

	"nianbao/cmd/internal/web/meaning"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/find"
	"nianbao/store/profile"
	"nianbao/store/reports"
)

// shownOfKind bounds the suggestions of one kind among those of all, shownReports those of single reports.
const (
	shownOfKind  = 5
	shownReports = 3
)

// anythingLike returns the pages that may be meant, each with its address: first those that answer
// words which name a region and what is counted there, then reports of a year that is among the words, regions, rates and indicators, organs.
func (p *Pages) anythingLike(r *page.Request, words string) ([]suggestion, error) {
	answers, err := meaning.Of(words).Answers(r.Language)
	if err != nil {
		return nil, err
	}
	list := []suggestion{}
	for _, a := range answers {
		list = append(list, suggestion{Value: a.Name, Name: a.Name, Note: a.Note, Address: a.Address})
	}
	ofYear, err := p.reportPages(r, words)
	if err != nil {
		return nil, err
	}
	list = append(list, ofYear...)
	list = append(list, regionPages(r, words)...)
	list = append(list, countedPages(r, words)...)
	organs, _, err := find.Organs(r.Context(), p.db, find.Query{Words: words, Limit: shownOfKind})
	for _, o := range organs {
		s := organNamed(r, o)
		if key := profile.KeyOf(o.OrganID, o.RegionCode, o.Body); o.One && key != "" {
			s.Address = page.Address(r.Language, "/organs/%v", key)
		} else if q, err := page.Query("organ", o.Name); err == nil {
			s.Address = page.Address(r.Language, "/reports") + string(q)
		}
		list = append(list, s)
	}
	return list[:min(len(list), maxSuggested)], err
}

// reportPages returns a few of the reports that words with a year mean: 洪泽区 2023. Without a year they mean no
// single report.
func (p *Pages) reportPages(r *page.Request, words string) ([]suggestion, error) {
	if _, year := reports.SplitYear(words); year == 0 {
		return nil, nil
	}
	found, err := find.Reports(r.Context(), p.db, find.Query{Words: words, Limit: shownReports})
	var list []suggestion
	for _, f := range found.Reports {
		if f.Latest && f.Organ != "" {
			name := fmt.Sprintf("%s %d", f.Organ, f.Year)
			list = append(list, suggestion{Value: name, Name: name, Note: r.Text("report-of-year", f.Year), Address: page.Address(r.Language, "/reports/%v", f.ID)})
		}
	}
	return list, err
}

// regionPages returns a few of the regions that may be meant, and where all of them are.
func regionPages(r *page.Request, words string) []suggestion {
	all := regionsLike(r, words)
	list := all[:min(len(all), shownOfKind)]
	for i, s := range list {
		if region, ok := gazetteer.LookupRegion(s.Code, 0); ok {
			list[i].Address = page.Address(r.Language, "/regions/%v", region.Code)
		}
	}
	if q, err := page.Query("q", words, "what", "region"); err == nil && len(all) > len(list) {
		return append(list[:len(list):len(list)], suggestion{Value: words, Name: r.Text("suggest-all-regions", len(all)), Address: page.Address(r.Language, "/search") + string(q)})
	}
	return list
}

func countedPages(r *page.Request, words string) []suggestion {
	list := indicatorsLike(r, words)
	list = list[:min(len(list), shownOfKind)]
	for i, s := range list {
		of, per := s.Value, ""
		if rate, ok := catalogue.FindRate(s.Value); ok {
			of, per = rate.Of, rate.Per
		} else if _, ok := naming.Quantity(of, ""); !ok {
			continue
		}
		if q, err := page.Query("per", per); err == nil {
			list[i].Address = page.Address(r.Language, "/indicators/%v", of) + string(q)
		}
	}
	return list
}
