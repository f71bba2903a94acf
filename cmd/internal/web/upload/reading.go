package upload

import (
	"errors"
	"io"
	"mime/multipart"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/report"
	"nianbao/normalize/chinese"
	"nianbao/normalize/gazetteer"
	"nianbao/store/invented"
)

// read reads one document in a worker process.
func (p *Pages) read(r *page.Request, part *multipart.Part) (document, error) {
	doc := document{Name: uploadName(part.FileName())}
	content, err := io.ReadAll(io.LimitReader(part, uploadBytes+1))
	if err != nil {
		return doc, uploadProblem(err)
	}
	var parser *workers.Single
	select {
	case parser = <-p.parsers:
		defer func() { p.parsers <- parser }()
	case <-r.Context().Done():
		return doc, r.Context().Err()
	}
	parsed, err := parser.Parse(r.Context(), doc.Name, content)
	var refused *workers.RefusedError
	if errors.As(err, &refused) {
		doc.Refused, doc.Message, doc.Chinese = refused.Kind, page.Shorten(refused.Message), page.Shorten(chinese.Of(refused.Message))
		return doc, nil
	}
	if err != nil {
		return doc, err
	}
	bilingual := parsed.Report.Bilingual()
	doc.Invented = invented.Says(&bilingual)
	doc.SHA256, doc.Pages, doc.Report, doc.Title = parsed.SHA256, parsed.Pages, &bilingual, report.Title(bilingual)
	if doc.Report.Region.Code != "" {
		doc.Place = gazetteer.FullName(doc.Report.Region, doc.Report.Year)
	}
	doc.Shown, err = report.Show(doc.Report, r.Language, nil)
	return doc, err
}

// uploadName is the name that a browser gives a file, made harmless.
func uploadName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	return page.Shorten(strings.Map(func(c rune) rune {
		if c == utf8.RuneError || unicode.IsControl(c) {
			return '_'
		}
		return c
	}, name))
}
