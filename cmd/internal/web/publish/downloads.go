package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/reports"
)

// A download is a file that can be taken whole.
type download struct {
	Name     string `json:"name"`
	Bytes    int64  `json:"bytes"`
	Modified string `json:"modified"` // day
	Address  string `json:"address"`
}

// A downloadsData lists what can be taken whole.
type downloadsData struct {
	aboutData
	Files   []download `json:"files"`
	Listed  int        `json:"reports_listed"` // rows of the list of reports
	Dataset *dataset   `json:"-"`
}

// FirstRows returns how many rows of the list of reports are in its table.
func (d *downloadsData) FirstRows() int { return page.FirstRows(d.Listed) }

// A dataset is what search engines of data read (schema.org/Dataset).
type dataset struct {
	Context      string         `json:"@context"`
	Type         string         `json:"@type"`
	Name         string         `json:"name"`
	Description  string         `json:"description"`
	URL          string         `json:"url"`
	Language     string         `json:"inLanguage"`
	Temporal     string         `json:"temporalCoverage,omitempty"`
	Spatial      string         `json:"spatialCoverage"`
	Distribution []distribution `json:"distribution"`
}

type distribution struct {
	Type   string `json:"@type"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

// downloads lists the files of the folder of exports, and what each page can be had as.
func (p *Pages) downloads(r *page.Request) (page.View, error) {
	totals, err := p.totals(r)
	if err != nil {
		return page.View{}, err
	}
	data := &downloadsData{aboutData: totals}
	if data.Files, err = p.files(); err != nil {
		return page.View{}, err
	}
	if data.Listed, err = reports.Length(r.Context(), p.db, reports.Query{}); err != nil {
		return page.View{}, err
	}
	for i, f := range data.Files {
		data.Files[i].Address = r.Absolute("/downloads/" + f.Name)
	}
	data.Dataset = p.dataset(r, data)
	return page.View{Name: "downloads", Title: r.Text("downloads"), Data: data, Rows: func() [][]string {
		return page.Table("name bytes modified address", data.Files, func(f download) []string {
			return []string{f.Name, fmt.Sprint(f.Bytes), f.Modified, f.Address}
		})
	}}, nil
}

// files lists the folder of exports by name: files alone, and none that is hidden or not
// finished.
func (p *Pages) files() ([]download, error) {
	list := []download{}
	if p.exports == "" {
		return list, nil
	}
	entries, err := os.ReadDir(p.exports)
	if err != nil {
		return nil, fmt.Errorf("folder of exports: %w", err)
	}
	for _, entry := range entries {
		if !isOffered(entry.Name()) {
			continue
		}
		info, err := entry.Info()
		switch {
		case errors.Is(err, fs.ErrNotExist): // it has just gone
		case err != nil:
			return nil, fmt.Errorf("folder of exports: %w", err)
		case info.Mode().IsRegular():
			list = append(list, download{Name: entry.Name(), Bytes: info.Size(), Modified: info.ModTime().UTC().Format(time.DateOnly)})
		}
	}
	return list, nil
}

func isOffered(name string) bool {
	return !strings.HasPrefix(name, ".") && !strings.HasSuffix(name, ".tmp") && filepath.Base(name) == name
}

// File answers with a file of the folder of exports.
func (p *Pages) File(w http.ResponseWriter, r *page.Request) error {
	name := r.PathValue("name")
	if p.exports == "" || !isOffered(name) {
		return page.NotFound(page.Shorten(r.URL.Path))
	}
	// A root keeps a link in the folder from leading out of it.
	root, err := os.OpenRoot(p.exports)
	if err != nil {
		return fmt.Errorf("folder of exports: %w", err)
	}
	defer root.Close()
	f, err := root.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return page.NotFound(page.Shorten(r.URL.Path))
	}
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	if !info.Mode().IsRegular() {
		return page.NotFound(page.Shorten(r.URL.Path))
	}
	w.Header().Set("Content-Disposition", `attachment; filename*=UTF-8''`+url.PathEscape(name))
	http.ServeContent(w, r.Request, name, info.ModTime(), f)
	return nil
}

// dataset describes what is here for search engines.
func (p *Pages) dataset(r *page.Request, data *downloadsData) *dataset {
	d := &dataset{Context: "https://schema.org", Type: "Dataset", Name: r.Text("site"), Description: r.Text("home-lead"), URL: data.Address,
		Language: string(r.Language), Spatial: r.Text("china"), Distribution: []distribution{
			{"DataDownload", "text/csv", r.Absolute("/reports.csv")},
			{"DataDownload", "application/json", r.Absolute("/codebook.json")},
		}}
	if data.FirstYear != 0 {
		d.Temporal = fmt.Sprintf("%d/%d", data.FirstYear, data.LastYear)
	}
	for _, f := range data.Files {
		d.Distribution = append(d.Distribution, distribution{"DataDownload", kindOf(f.Name), f.Address})
	}
	return d
}

// kindOf returns the media type of a file by the end of its name.
func kindOf(name string) string {
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		return kind
	}
	return "application/octet-stream"
}
