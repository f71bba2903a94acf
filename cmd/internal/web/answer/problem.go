package answer

import (
	"encoding/json"
	"errors"
	"html/template"
	"math"
	"net/http"
	"net/url"
	"strconv"

	"nianbao/cmd/internal/web/page"
)

// Fail answers with a problem: as a page, or by RFC 9457 where JSON was asked
// for.
func (d *Desk) Fail(w http.ResponseWriter, r *page.Request, err error) {
	var elsewhere *page.Elsewhere
	if errors.As(err, &elsewhere) {
		http.Redirect(w, r.Request, elsewhere.Address, http.StatusFound)
		return
	}
	p := page.ProblemOf(err)
	if p.Status >= http.StatusInternalServerError && r.Context().Err() == nil { // else it was broken off, since nobody waits for it
		d.log.Error("answer", "path", page.Shorten(r.URL.Path), "error", err)
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Del("ETag")
	if p.Status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "10") // seconds
	}
	if p.After > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(p.After.Seconds()))))
	}
	title, err := r.Language.Text(p.Key)
	if err != nil {
		title = http.StatusText(p.Status)
	}
	if r.Format == page.JSON {
		w.Header().Set("Content-Type", "application/problem+json; charset=utf-8")
		w.WriteHeader(p.Status)
		_ = json.NewEncoder(w).Encode(problemData{Title: title, Status: p.Status, Detail: p.Detail, Regions: p.Regions})
		return
	}
	if r.IsTable() || r.IsDrawing() {
		http.Error(w, title+" "+p.Detail, p.Status)
		return
	}
	body, err := d.templates.page(r, page.View{Name: "problem", Title: title, Data: &problemData{Title: title, Status: p.Status, Detail: p.Detail, Regions: p.Regions, asked: r.URL.Query()}})
	if err != nil {
		http.Error(w, title, p.Status)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(p.Status)
	_, _ = w.Write(body)
}

// A problemData is what an answer says of a problem.
type problemData struct {
	Title   string            `json:"title"`
	Status  int               `json:"status"`
	Detail  string            `json:"detail"`
	Regions []page.RegionLink `json:"regions,omitempty"` // that may be meant

	asked url.Values
}

// Told reports whether the title says by itself what is wrong.
func (d *problemData) Told() bool {
	switch d.Status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusConflict, http.StatusTooManyRequests:
		return true
	}
	return len(d.Regions) > 0
}

// Instead returns the parameters of the page with another region.
func (d *problemData) Instead(region string) template.URL {
	q := url.Values{}
	for name, values := range d.asked {
		q[name] = values
	}
	q.Set("region", region)
	return template.URL("?" + q.Encode())
}
