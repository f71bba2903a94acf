package openxml_test

import (
	"reflect"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
	"nianbao/extract/sheet/openxml"
	"nianbao/extract/sheet/workbook"
)

const (
	spreadsheet = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relations   = `<Relationships><Relationship Id="r1" Type="a/worksheet" Target="worksheets/a.xml"/><Relationship Id="r2" Type="a/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`
)

// Texts that cells share are read as they are seen: without how they are pronounced, with what is
// raised in them told. What is drawn over the cells is taken down with its place.
func TestSharedTextsAndDrawings(t *testing.T) {
	book, err := openxml.Read(sketch.Archive(map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="r" Type="a/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook ` + spreadsheet + `><workbookPr date1904="1"/><sheets><sheet name="表" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": relations,
		"xl/sharedStrings.xml": `<sst ` + spreadsheet + `><si><t>规章</t><rPh><t>guizhang</t></rPh></si>
			<si><r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>①</t></r></si><si><t>一_x000D_
二</t></si></sst>`,
		"xl/worksheets/A.XML": `<worksheet ` + spreadsheet + `><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>9</v></c></row>
			<row r="5"><c r="B5" t="str"><f>_xlfn.DISPIMG("ID",1)</f><v>=DISPIMG("ID",1)</v></c><c r="C5" t="b"><v>1</v></c></row></sheetData></worksheet>`,
		"xl/worksheets/_rels/a.xml.rels": `<Relationships><Relationship Id="d" Type="a/drawing" Target="../drawings/d.xml"/></Relationships>`,
		"xl/drawings/d.xml": `<d><twoCellAnchor><from><col>1</col><row>7</row></from><pic><spPr><ext cx="9525000" cy="9525000"/></spPr></pic></twoCellAnchor>
			<oneCellAnchor><from><col>0</col><row>2</row></from><ext cx="9525" cy="9525"/><pic/></oneCellAnchor>
			<twoCellAnchor><from><col>2</col><row>3</row></from><sp><txBody><p><r><t>注：</t></r></p><p><r><t>单位为件</t></r></p></txBody></sp></twoCellAnchor></d>`,
	}), document.Limits{}.WithDefaults())
	if err != nil {
		t.Fatal(err)
	}
	want := &workbook.Sheet{Name: "表",
		Rows: []workbook.Row{
			{Cells: []workbook.Cell{{Text: "规章"}, {Col: 1, Text: "12①", Amended: true}, {Col: 2, Text: "一\r\n二"}}},
			{Number: 4, Cells: []workbook.Cell{{Col: 2, Kind: workbook.Boolean, Text: "TRUE"}}},
		},
		Pictures: []workbook.Anchor{{Row: 4, Col: 1}, {Row: 7, Col: 1}},
		Boxes:    []workbook.Box{{Anchor: workbook.Anchor{Row: 3, Col: 2}, Text: "注：\n单位为件"}},
	}
	if !book.From1904 || len(book.Sheets) != 1 || !reflect.DeepEqual(book.Sheets[0], want) {
		t.Errorf("got\n%+v\nwant\n%+v", book.Sheets[0], want)
	}
}
