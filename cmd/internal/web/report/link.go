package report

import (
	"fmt"

	"nianbao/normalize/annual"
	"nianbao/store/reports"
)

// A Link names a report.
type Link struct {
	ID     int64  `json:"id"`
	Title  string `json:"title"`
	Organ  string `json:"organ"`
	Region string `json:"region"`
	Year   int    `json:"year"`
}

// linkOf returns the link to a report.
func linkOf(i reports.Info) Link {
	return Link{ID: i.ID, Title: i.Title, Organ: i.Organ, Region: i.Region, Year: i.Year}
}

// Title names a report as people do.
func Title(r annual.Report) string {
	name := r.Organ
	if name == "" {
		name = r.Region.Name
	}
	if name == "" {
		return r.Title
	}
	if r.Year == 0 {
		return name
	}
	return fmt.Sprintf("%s %d", name, r.Year)
}
