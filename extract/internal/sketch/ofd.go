package sketch

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
)

// OFD returns an OFD file of one page of 100 by 100 millimetres with the objects, which name
// their elements without a prefix. parts are members that it has beside, or in place of its own.
func OFD(objects string, parts map[string]string) []byte {
	members := map[string]string{
		"OFD.xml":      `<OFD><DocBody><DocInfo><Title>T</Title><Creator>C</Creator></DocInfo><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>`,
		"Doc_0/D.xml":  `<Res><Fonts><Font ID="1" FontName="SimSun"/></Fonts></Res>`,
		"Doc_0/P0.xml": `<Page><Area><PhysicalBox>0 0 100 100</PhysicalBox></Area><Content><Layer>` + objects + `</Layer></Content></Page>`,
		"Doc_0/Document.xml": `<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea><PublicRes>D.xml</PublicRes></CommonData>
<Pages><Page ID="10" BaseLoc="P0.xml"/></Pages></Document>`,
	}
	maps.Copy(members, parts)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(members)) {
		m, err := z.Create(name)
		if err != nil {
			panic(err) // to memory
		}
		m.Write([]byte(members[name])) // to memory, which does not fail
	}
	z.Close()
	return b.Bytes()
}
