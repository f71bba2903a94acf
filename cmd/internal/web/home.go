package web

// A homeData says what is here.
type homeData struct {
	Reports   int      `json:"reports"`
	Regions   int      `json:"regions"`
	FirstYear int      `json:"first_year"`
	LastYear  int      `json:"last_year"`
	Failures  int      `json:"failures"`
	Coverage  coverage `json:"coverage"`
	Key       []string `json:"-"` // indicators to begin with
}

// keyIndicators are those that readers ask for first.
var keyIndicators = []string{"applications.received", "applications.granted", "applications.handled", "reconsideration.total", "disclosure.penalties.decisions"}

func (s *Server) home(r *request) (view, error) {
	totals, err := s.config.Store.Totals(r.Context())
	if err != nil {
		return view{}, err
	}
	counts, err := s.config.Store.ReportCounts(r.Context(), "")
	if err != nil {
		return view{}, err
	}
	data := &homeData{Reports: totals.Reports, Regions: totals.Regions, FirstYear: totals.FirstYear, LastYear: totals.LastYear,
		Failures: totals.Failures, Coverage: coverageOf(counts), Key: keyIndicators}
	title, err := r.language.Text("home")
	return view{name: "home", title: title, data: data, rows: data.Coverage.rows}, err
}
