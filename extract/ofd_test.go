package extract

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
)

// onPage writes down what a page of a sketch has: glyphs with the places of their left edges and
// baselines and their widths, in millimetres from the upper left corner, and rulings.
func onPage(p *document.Page) string {
	const mm = 25.4 / 72
	var parts []string
	round := func(v float64) float64 { return math.Round(v*mm*10) / 10 }
	for _, g := range p.Glyphs {
		parts = append(parts, fmt.Sprintf("%s@%v,%v/%v", g.Text, round(g.Box.X0), round(p.Height-g.Box.Y0-0.12*g.Size), round(g.Box.Width())))
		if g.Angle != 0 {
			parts[len(parts)-1] += fmt.Sprintf("^%d", g.Angle)
		}
		if g.Cut {
			parts[len(parts)-1] += " cut"
		}
	}
	for _, r := range p.Rulings {
		parts = append(parts, fmt.Sprintf("line %v,%v-%v,%v", round(r.Box.X0), round(p.Height-r.Box.Y1), round(r.Box.X1), round(p.Height-r.Box.Y0)))
	}
	for _, g := range p.Watermarks {
		parts = append(parts, "watermark "+g.Text)
	}
	if p.LeftOut != "" {
		parts = append(parts, "left out "+p.LeftOut)
	}
	for _, im := range p.Images {
		parts = append(parts, fmt.Sprintf("picture %v,%v-%v,%v", round(im.X0), round(p.Height-im.Y1), round(im.X1), round(p.Height-im.Y0)))
	}
	return strings.Join(parts, " ")
}

const (
	unit = `<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="7" Width="5" Height="5"><Content><TextObject Boundary="1 1 5 5" Font="1" Size="4"><TextCode X="0" Y="4">3</TextCode></TextObject>` +
		`<CompositeObject ResourceID="8" Boundary="0 0 5 5"/></Content></CompositeGraphicUnit><CompositeGraphicUnit ID="8"><Content><PathObject Boundary="0 0 5 5"><AbbreviatedData>M 0 0 L 5 0</AbbreviatedData></PathObject></Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>`
	params    = `<Res><DrawParams><DrawParam ID="5"><FillColor Value="255 255 255"/></DrawParam><DrawParam ID="6" Relative="5" LineWidth="1"/></DrawParams></Res>`
	document2 = `<Document><CommonData><PublicRes>D.xml</PublicRes><DocumentRes>R.xml</DocumentRes><TemplatePage ID="2" BaseLoc="T.xml"/></CommonData><Annotations>A.xml</Annotations><Attachments>F.xml</Attachments>` +
		`<Pages><Page ID="10" BaseLoc="P0.xml"/></Pages></Document>`
)

// What the objects of a page are is seen where a viewer shows it.
func TestOFDObjects(t *testing.T) {
	text := func(attrs, code string) string {
		return fmt.Sprintf(`<TextObject Boundary="10 20 50 10" Font="1" Size="4" %s>%s</TextObject>`, attrs, code)
	}
	for _, c := range []struct{ name, objects, want string }{
		{"distances", text("", `<TextCode X="0" Y="5" DeltaX="5 g 2 2">项123</TextCode>`), "项@10,25/4 1@15,25/2 2@17,25/2 3@19,25/2"},
		{"narrow characters reach no further than the next", text("", `<TextCode X="0" Y="5" DeltaX="1">11</TextCode>`), "1@10,25/1 1@11,25/2"},
		{"the last distance holds for the rest", text("", `<TextCode X="0" Y="5" DeltaX="3">123</TextCode>`), "1@10,25/2 2@13,25/2 3@16,25/2"},
		{"none, but widths", text("", `<TextCode X="0" Y="5">项1</TextCode>`), "项@10,25/4 1@14,25/2"},
		{"two codes", text("", `<TextCode X="0" Y="5">1</TextCode><TextCode X="6">2</TextCode>`), "1@10,25/2 2@16,25/2"},
		{"a transformation", text(`CTM="2 0 0 2 1 0"`, `<TextCode X="0" Y="2" DeltaX="2">12</TextCode>`), "1@11,24/4 2@15,24/4"},
		{"stretched", text(`HScale="0.5"`, `<TextCode X="0" Y="5" DeltaX="2">项目</TextCode>`), "项@10,25/2 目@12,25/2"},
		{"downwards", text(`ReadDirection="90"`, `<TextCode X="0" Y="5" DeltaY="4">项目</TextCode>`), "项@10,25/4^270 目@10,29/4^270"},
		{"glyphs of a font that the file does not hold", text("", `<CGTransform CodePosition="0" CodeCount="2" GlyphCount="1"><Glyphs>7</Glyphs></CGTransform><TextCode X="0" Y="5" DeltaX="2 2">fi1</TextCode>`), "f@10,25/2 i@12,25/2 1@14,25/2"},
		{"radicals are folded", text("", `<TextCode X="0" Y="5">⻚</TextCode>`), "页@10,25/4"},
		{"in blocks", `<PageBlock><PageBlock>` + text("", `<TextCode X="0" Y="5">1</TextCode>`) + `</PageBlock></PageBlock>`, "1@10,25/2"},
		{"not visible", text(`Visible="false"`, `<TextCode X="0" Y="5">1</TextCode>`), "left out 1"},
		{"transparent", text(`Alpha="0"`, `<TextCode X="0" Y="5">1</TextCode>`), "left out 1"},
		{"neither filled nor stroked", text(`Fill="false"`, `<TextCode X="0" Y="5">1</TextCode>`), "left out 1"},
		{"white, by parameters of parameters", text(`DrawParam="6"`, `<TextCode X="0" Y="5">1</TextCode>`), "left out 1"},
		{"cut by a region", text("", `<Clips><Clip><Area><Path Boundary="0 0 4 10"><AbbreviatedData>M 0 0 L 4 0 L 4 10 L 0 10 C</AbbreviatedData></Path></Area></Clip></Clips><TextCode X="0" Y="5" DeltaX="g 2 2.2">123</TextCode>`), "1@10,25/2 2@12.2,25/2 3@14.4,25/2 cut"},
		{"clipped away", text("", `<Clips><Clip><Area><Path Boundary="0 20 4 10"><AbbreviatedData>M 0 0 L 4 0 L 4 10 L 0 10 C</AbbreviatedData></Path></Area></Clip></Clips><TextCode X="0" Y="5">1</TextCode>`), "left out 1"},
		{"a composite object in another", `<CompositeObject ResourceID="7" Boundary="20 30 5 5" CTM="2 0 0 2 0 0"/>`, "3@22,40/4 line 20,30-30,30"},
		{"a line", `<PathObject Boundary="10 20 30 0.3" LineWidth="0.3"><AbbreviatedData>M 0 0.1 L 30 0.1</AbbreviatedData></PathObject>`, "line 10,20.1-40,20.1"},
		{"a thin box", `<PathObject Boundary="10 20 30 0.4" Stroke="false" Fill="true"><FillColor Value="0 0 0"/><AbbreviatedData>M 0 0 L 30 0 L 30 0.4 L 0 0.4 C</AbbreviatedData></PathObject>`, "line 10,20.2-40,20.2"},
		{"a bar", `<PathObject Boundary="10 20 30 10" LineWidth="10"><AbbreviatedData>M 0 5 L 30 5</AbbreviatedData></PathObject>`, ""},
		{"an arc", `<PathObject Boundary="10 20 30 10"><AbbreviatedData>M 0 0 A 5 5 0 0 1 10 0 Q 1 1 2 2 B 1 1 2 2 3 3</AbbreviatedData></PathObject>`, ""},
		{"filled with nothing that is said", text("", `<TextCode X="0" Y="5">1</TextCode>`) + `<PathObject Boundary="0 0 90 90" Stroke="false" Fill="true"><AbbreviatedData>M 0 0 L 90 0 L 90 90 L 0 90 C</AbbreviatedData></PathObject>`, "1@10,25/2"},
		{"painted over", text("", `<TextCode X="0" Y="5">1</TextCode>`) + `<PathObject Boundary="0 0 90 90" Stroke="false" Fill="true"><FillColor Value="255 0 0"/><AbbreviatedData>M 0 0 L 90 0 L 90 90 L 0 90 C</AbbreviatedData></PathObject>`, "left out 1"},
		{"no numbers", `<TextObject Boundary="NaN 1 2 3" CTM="1 0 0 Inf 0 0" Font="1" Size="4"><TextCode X="1e300" Y="5" DeltaX="g 999999999 5">12</TextCode></TextObject>`, "1@0,5/2 2@2,5/2"},
		{"a picture that is not there", `<ImageObject ResourceID="99" Boundary="0 0 10 10"/>`, ""},
		{"a picture that can't be read", `<ImageObject ResourceID="9" Boundary="10 10 20 20" CTM="20 0 0 20 0 0"/>`, "picture 10,10-30,30"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := sketch.OFD(c.objects, map[string]string{"Doc_0/Document.xml": document2, "Doc_0/R.xml": `<Res BaseLoc="res"><MultiMedias><MultiMedia ID="9"><MediaFile>a.png</MediaFile></MultiMedia></MultiMedias></Res>`,
				"Doc_0/res/a.png": "no picture", "Doc_0/D.xml": strings.Replace(unit, "<Res>", strings.TrimSuffix(params, "</Res>")+`<Fonts><Font ID="1" FontName="SimSun"/></Fonts>`, 1)})
			doc, err := Read(context.Background(), "a.ofd", data, Options{Textless: true})
			if err != nil {
				t.Fatal(err)
			}
			if got := onPage(doc.Pages[0]); got != c.want {
				t.Errorf("%s\nwant %s\n%v", got, c.want, doc.Warnings)
			}
			if doc.MediaType != "application/ofd" || doc.Title != "T" || doc.Producer != "C" || doc.Pages[0].Width < 283 || doc.Pages[0].Width > 284 {
				t.Errorf("%s, title %q by %q, %v wide", doc.MediaType, doc.Title, doc.Producer, doc.Pages[0].Width)
			}
		})
	}
}

// What is on a page beside its objects is drawn in its order, or told.
func TestOFDParts(t *testing.T) {
	one := func(x int, s string) string {
		return fmt.Sprintf(`<TextObject Boundary="%d 20 50 10" Font="1" Size="4"><TextCode X="0" Y="5">%s</TextCode></TextObject>`, x, s)
	}
	white := `<PathObject Boundary="0 0 90 90" Stroke="false" Fill="true"><FillColor Value="255 255 255"/><AbbreviatedData>M 0 0 L 90 0 L 90 90 L 0 90 C</AbbreviatedData></PathObject>`
	page := func(template, layers string) string {
		return `<Page><Area><PhysicalBox>0 0 100 100</PhysicalBox></Area>` + template + `<Content>` + layers + `</Content></Page>`
	}
	template := page("", `<Layer>`+one(30, "9")+`</Layer>`)
	for _, c := range []struct {
		name  string
		parts map[string]string
		want  string // with the warnings
	}{
		{"a template behind", map[string]string{"Doc_0/T.xml": template, "Doc_0/P0.xml": page(`<Template TemplateID="2" ZOrder="Background"/>`, `<Layer>`+white+one(10, "1")+`</Layer>`)}, "1@10,25/2 left out 9|unseen-text"},
		{"a template before", map[string]string{"Doc_0/T.xml": template, "Doc_0/P0.xml": page(`<Template TemplateID="2" ZOrder="Foreground"/>`, `<Layer>`+white+one(10, "1")+`</Layer>`)}, "1@10,25/2 9@30,25/2"},
		{"a template that is not there", map[string]string{"Doc_0/P0.xml": page(`<Template TemplateID="2"/>`, `<Layer>`+one(10, "1")+`</Layer>`)}, "1@10,25/2|unread-part"},
		{"layers in their order", map[string]string{"Doc_0/P0.xml": page("", `<Layer Type="Foreground">`+one(10, "1")+`</Layer><Layer Type="Background">`+one(30, "3")+`</Layer><Layer>`+white+one(20, "2")+`</Layer>`)}, "2@20,25/2 1@10,25/2 left out 3|unseen-text"},
		{"an annotation", map[string]string{"Doc_0/A.xml": `<Annotations><Page PageID="10"><FileLoc>a/b.xml</FileLoc></Page></Annotations>`,
			"Doc_0/a/b.xml": `<PageAnnot><Annot Type="Stamp"><Appearance Boundary="5 5 50 50">` + one(10, "1") + `</Appearance></Annot><Annot Visible="false"><Appearance Boundary="0 0 1 1">` + one(10, "2") + `</Appearance></Annot></PageAnnot>`}, "1@15,30/2"},
		{"a watermark", map[string]string{"Doc_0/P0.xml": page("", `<Layer>`+one(10, "1")+`</Layer>`), "Doc_0/A.xml": `<Annotations><Page PageID="10"><FileLoc>a/b.xml</FileLoc></Page></Annotations>`,
			"Doc_0/a/b.xml": `<PageAnnot><Annot Type="Watermark"><Appearance Boundary="1 0 50 50">` + one(10, "2") + `</Appearance></Annot></PageAnnot>`}, "1@10,25/2 watermark 2"},
		{"a file that is attached", map[string]string{"Doc_0/F.xml": `<Attachments><Attachment Name="表格.xls"/></Attachments>`}, "|attachments"},
		{"a seal", map[string]string{"OFD.xml": `<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot><Signatures>/S.xml</Signatures></DocBody></OFD>`,
			"S.xml": `<Signatures><Signature BaseLoc="s/S.xml"/></Signatures>`, "s/S.xml": `<Signature><SignedInfo><StampAnnot PageRef="10" Boundary="1 1 2 2"/></SignedInfo></Signature>`}, "|seal"},
		{"a page that is damaged", map[string]string{"Doc_0/P0.xml": "<Page><Content><Layer>"}, "|unread-page"},
		{"a page that is not there", map[string]string{"Doc_0/Document.xml": strings.Replace(document2, "P0.xml", "P9.xml", 1)}, "|unread-page"},
		{"a version that is current", map[string]string{"OFD.xml": `<OFD><DocBody><Versions><Version Current="true" BaseLoc="V.xml"/></Versions><DocRoot>none.xml</DocRoot></DocBody></OFD>`,
			"V.xml": `<DocVersion><DocRoot>/Doc_0/Document.xml</DocRoot></DocVersion>`, "Doc_0/P0.xml": page("", `<Layer>`+one(10, "1")+`</Layer>`)}, "1@10,25/2"},
		{"names in other letters, and from the root", map[string]string{"Doc_0/Document.xml": strings.Replace(document2, "P0.xml", `DOC_0\p0.XML`, 1), "Doc_0/P0.xml": page("", `<Layer>`+one(10, "1")+`</Layer>`)}, "1@10,25/2"},
		{"GB 18030", map[string]string{"Doc_0/P0.xml": `<?xml version="1.0" encoding="GBK"?>` + page("", `<Layer>`+one(10, "\xd6\xd0")+`</Layer>`)}, "中@10,25/4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			parts := map[string]string{"Doc_0/Document.xml": document2, "Doc_0/R.xml": "<Res/>"}
			for name, text := range c.parts {
				parts[name] = text
			}
			doc, err := Read(context.Background(), "a.ofd", sketch.OFD("", parts), Options{Textless: true})
			if err != nil {
				t.Fatal(err)
			}
			got := onPage(doc.Pages[0])
			for _, w := range doc.Warnings {
				got += "|" + w.Code
			}
			if got != c.want {
				t.Errorf("%s\nwant %s\n%v", got, c.want, doc.Warnings)
			}
		})
	}
}

// The pages of several documents in one file follow each other.
func TestOFDSeveralDocuments(t *testing.T) {
	data := sketch.OFD("", map[string]string{
		"OFD.xml":            `<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody><DocBody><DocRoot>Doc_1/Document.xml</DocRoot></DocBody><DocBody><DocRoot>Doc_2/Document.xml</DocRoot></DocBody></OFD>`,
		"Doc_1/Document.xml": `<Document><CommonData><PageArea><PhysicalBox>10 10 50 60</PhysicalBox></PageArea></CommonData><Pages><Page ID="10" BaseLoc="P.xml"/></Pages></Document>`,
		"Doc_1/P.xml":        `<Page><Content><Layer><TextObject Boundary="20 20 9 9" Size="4"><TextCode X="0" Y="5">2</TextCode></TextObject></Layer></Content></Page>`,
	})
	doc, err := Read(context.Background(), "a.ofd", data, Options{Textless: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) != 2 || onPage(doc.Pages[1]) != "2@10,15/2" || len(doc.Warnings) != 1 || doc.Warnings[0].Code != "unread-part" {
		t.Errorf("%d pages, %s, %v", len(doc.Pages), onPage(doc.Pages[1]), doc.Warnings)
	}
}

// What can't be read is refused with a reason, before it takes all memory or time.
func TestOFDRefused(t *testing.T) {
	loop := `<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="7"><Content>` + strings.Repeat(`<CompositeObject ResourceID="7"/>`, 10) + `</Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>`
	wide := `<Res><CompositeGraphicUnits>`
	for i := range 9 {
		wide += fmt.Sprintf(`<CompositeGraphicUnit ID="%d"><Content>%s</Content></CompositeGraphicUnit>`, i, strings.Repeat(fmt.Sprintf(`<CompositeObject ResourceID="%d"/>`, i+1), 10))
	}
	wide += `</CompositeGraphicUnits></Res>`
	for _, c := range []struct {
		name    string
		objects string
		parts   map[string]string
		limits  document.Limits
		want    error
		words   string
	}{
		{"encrypted", "", map[string]string{"Encryptions.xml": "<Encryptions/>"}, document.Limits{}, document.ErrPassword, ""},
		{"without pages", "", map[string]string{"Doc_0/Document.xml": "<Document/>"}, document.Limits{}, document.ErrDamagedOFD, "it has no pages"},
		{"without a document", "", map[string]string{"OFD.xml": "<OFD/>"}, document.Limits{}, document.ErrDamagedOFD, "it has no pages"},
		{"not well formed", "", map[string]string{"OFD.xml": "<OFD><DocBody></OFD>"}, document.Limits{}, document.ErrDamagedOFD, "its markup is damaged"},
		{"too many pages", "", map[string]string{"Doc_0/Document.xml": `<Document><Pages>` + strings.Repeat(`<Page BaseLoc="P0.xml"/>`, 5) + `</Pages></Document>`}, document.Limits{MaxPages: 4}, document.ErrLimit, "more than 4 pages"},
		{"markup that unpacks to much", strings.Repeat(" ", 2<<20), nil, document.Limits{MaxStreamBytes: 1 << 20}, document.ErrLimit, "stream bytes"},
		{"too deep", strings.Repeat("<PageBlock>", 100) + strings.Repeat("</PageBlock>", 100), nil, document.Limits{}, document.ErrLimit, "more than 64 nesting"},
		{"too many elements", strings.Repeat("<a/>", 700_000), nil, document.Limits{}, document.ErrLimit, "elements"},
		{"entities that grow", "", map[string]string{"OFD.xml": `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><OFD>&b;</OFD>`}, document.Limits{}, document.ErrDamagedOFD, ""},
		{"a composite object in itself", `<CompositeObject ResourceID="7"/>`, map[string]string{"Doc_0/D.xml": loop}, document.Limits{}, document.ErrLimit, "nesting"},
		{"composite objects that grow", `<CompositeObject ResourceID="0"/>`, map[string]string{"Doc_0/D.xml": wide}, document.Limits{}, document.ErrLimit, "composite objects drawn"},
		{"too many characters", `<TextObject Size="4"><TextCode>` + strings.Repeat("1", 200) + `</TextCode></TextObject>`, nil, document.Limits{MaxGlyphs: 100}, document.ErrLimit, "glyphs"},
		{"a path without end", `<PathObject><AbbreviatedData>` + strings.Repeat("L 1 1 ", 2000) + `</AbbreviatedData></PathObject>`, nil, document.Limits{MaxOperators: 1000}, document.ErrLimit, "operators"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(context.Background(), "a.ofd", sketch.OFD(c.objects, c.parts), Options{Limits: c.limits, Textless: true})
			var typed *document.Error
			if !errors.Is(err, c.want) || !errors.As(err, &typed) || !strings.Contains(err.Error(), c.words) {
				t.Errorf("%v, want %v with %q", err, c.want, c.words)
			}
		})
	}
}
