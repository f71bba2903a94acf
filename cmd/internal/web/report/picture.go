package report

import (
	"errors"
	"net/http"
	"strconv"

	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/pageimage"
	"nianbao/extract/document"
	"nianbao/extract/render"
	"nianbao/store/reports"
)

// figure leads to where a figure is printed, or to the report where it has no
// page or the file is not here.
func (p *Pages) figure(w http.ResponseWriter, r *page.Request) error {
	at, err := p.figureAddress(r, r.URL.Query().Get("cell"))
	if err == nil {
		http.Redirect(w, r.Request, at, http.StatusFound)
	}
	return err
}

func (p *Pages) figureAddress(r *page.Request, cell string) (string, error) {
	id := r.ID("id")
	if err := r.Wrong(); err != nil {
		return "", err
	}
	ref, ok := naming.Ref(cell)
	if !ok {
		return "", page.BadParameter("cell", cell)
	}
	doc, place, err := reports.CellPlace(r.Context(), p.db, id, ref)
	if err != nil && !errors.Is(err, reports.ErrNotFound) {
		return "", err
	}
	if place.Page == 0 { // no such figure, or none with a place: the report tells
		return page.Address(r.Language, "/reports/%v", id) + "#" + cell, nil
	}
	q, err := page.Query("cell", cell)
	if err != nil {
		return "", err
	}
	away, err := p.absent(r, doc, place.Page)
	if away != nil { // its table is what there is to see
		return page.Address(r.Language, "/reports/%v", id) + string(q) + "#made-of", err
	}
	return page.Address(r.Language, "/reports/%v/pages/%v", id, place.Page) + string(q) + "#cell", err
}

// picture answers with the picture of a page, with a figure marked if "cell"
// names one. Without the document the mark stands on an empty page.
func (p *Pages) picture(w http.ResponseWriter, r *page.Request) error {
	body, err := p.drawPicture(r)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "image/png")
	answer.Send(w, r.Request, body)
	return nil
}

func (p *Pages) drawPicture(r *page.Request) ([]byte, error) {
	leave, err := p.desk.Enter(r)
	if err != nil {
		return nil, err
	}
	defer leave()
	id := r.ID("id")
	if err := r.Wrong(); err != nil {
		return nil, err
	}
	number, err := strconv.Atoi(r.PathValue("page"))
	if err != nil || number < 1 {
		return nil, page.NotFound("")
	}
	cell := r.URL.Query().Get("cell")
	ref, ok := naming.Ref(cell)
	if cell != "" && !ok {
		return nil, page.BadParameter("cell", cell)
	}
	doc, place, err := reports.CellPlace(r.Context(), p.db, id, ref)
	if err != nil {
		return nil, err
	}
	if number > doc.Pages || cell != "" && place.Page != number {
		return nil, page.NotFound(cell)
	}
	return p.drawPage(r, doc, number, place.Box)
}

func (p *Pages) drawPage(r *page.Request, doc reports.Document, number int, box document.Rect) ([]byte, error) {
	doc, shape, err := p.pageOf(r.Context(), doc, number)
	if err != nil {
		if _, known := pageState(err); known != nil || box.IsZero() {
			return nil, page.NotFound("")
		}
		return pageimage.Empty(pageimage.Page{Number: number, Width: a4Width, Height: a4Height}, box)
	}
	picture, err := p.pictures.Picture(r.Context(), shape, func() ([]byte, error) { return p.documents.drawable(r.Context(), doc) })
	var undrawn *render.Error
	switch {
	case errors.As(err, &undrawn):
		p.log.Warn("picture", "sha256", doc.SHA256, "error", err)
		return pageimage.Empty(shape, box)
	case err != nil:
		return nil, err
	case box.IsZero():
		return picture, nil
	}
	return pageimage.Marked(picture, shape, box)
}
