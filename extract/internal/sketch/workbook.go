package sketch

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

const spreadsheetML = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// The looks of cells of a sketched workbook, for their attribute s: 1 has lines, 2 to 5 are number
// formats, 6 is struck out.
const sketchedStyles = `<numFmts><numFmt numFmtId="164" formatCode="0&quot;件&quot;"/><numFmt numFmtId="165" formatCode="0;-0;;@"/><numFmt numFmtId="166" formatCode="# ?/?"/></numFmts>
<fonts><font/><font><strike/></font></fonts><borders><border/><border><left style="thin"/></border></borders>
<cellXfs><xf/><xf borderId="1"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="1"/><xf numFmtId="166"/><xf fontId="1"/></cellXfs>`

// Workbook returns a workbook of sheets, each "name|state|" and the elements in its sheet.
func Workbook(sheets ...string) []byte {
	parts := map[string]string{"xl/styles.xml": "<styleSheet " + spreadsheetML + ">" + sketchedStyles + "</styleSheet>"}
	list, relations := "", `<Relationship Id="s" Type="x/styles" Target="styles.xml"/>`
	for i, s := range sheets {
		name, rest, _ := strings.Cut(s, "|")
		state, content, _ := strings.Cut(rest, "|")
		list += fmt.Sprintf(`<sheet name="%s" state="%s" sheetId="%d" r:id="r%d"/>`, name, state, i+1, i)
		relations += fmt.Sprintf(`<Relationship Id="r%d" Type="x/worksheet" Target="worksheets/%d.xml"/>`, i, i)
		parts[fmt.Sprintf("xl/worksheets/%d.xml", i)] = "<worksheet " + spreadsheetML + ">" + content + "</worksheet>"
	}
	parts["xl/workbook.xml"] = "<workbook " + spreadsheetML + "><sheets>" + list + "</sheets></workbook>"
	parts["xl/_rels/workbook.xml.rels"] = "<Relationships>" + relations + "</Relationships>"
	return Archive(parts)
}

// Archive returns a zip archive of parts by their names.
func Archive(parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// Rows returns the rows of a sheet: a line for each, its cells parted by "|". A number is one, what
// begins with "=" a formula with its value behind "→", and all else a text; "3:" before it is its
// look. An empty cell is none.
func Rows(spec string) string {
	var b strings.Builder
	b.WriteString("<sheetData>")
	for i, line := range strings.Split(spec, "\n") {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for k, text := range strings.Split(line, "|") {
			look := "0"
			if len(text) > 1 && text[0] >= '0' && text[0] <= '9' && text[1] == ':' {
				look, text = text[:1], text[2:]
			}
			at := fmt.Sprintf(`<c r="%c%d" s="%s"`, 'A'+k, i+1, look)
			var n float64
			_, err := fmt.Sscan(text, &n)
			switch formula, value, found := strings.Cut(text, "→"); {
			case text == "":
			case strings.HasPrefix(text, "=") && strings.HasPrefix(value, "#"):
				fmt.Fprintf(&b, `%s t="e"><f>%s</f><v>%s</v></c>`, at, formula[1:], value)
			case strings.HasPrefix(text, "=") && found:
				fmt.Fprintf(&b, `%s><f>%s</f><v>%s</v></c>`, at, formula[1:], value)
			case strings.HasPrefix(text, "="):
				fmt.Fprintf(&b, `%s><f>%s</f></c>`, at, formula[1:])
			case err == nil && strings.Trim(text, "-0123456789.e") == "":
				fmt.Fprintf(&b, `%s><v>%s</v></c>`, at, text)
			default:
				fmt.Fprintf(&b, `%s t="inlineStr"><is><t>%s</t></is></c>`, at, text)
			}
		}
		b.WriteString("</row>")
	}
	return b.String() + "</sheetData>"
}
