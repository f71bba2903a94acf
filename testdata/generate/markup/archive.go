package markup

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime/quotedprintable"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/testdata/generate/report"
)

// seam parts the parts of an archive, as Word names it.
const seam = "----=_NextPart_01DA1B2C.3D4E5F60"

// Archive returns the report as a web page with its style and a picture in one file, as Word
// saves it: in GBK, wrapped as for mail.
func Archive(r *report.Report) []byte {
	page := strings.Replace(HTML(r, Style{}), "<meta charset=utf-8>", `<meta http-equiv=Content-Type content="text/html; charset=gb2312">`, 1)
	page += "<img width=12 height=12 src=\"cid:seal.png\">"
	encoded, err := simplifiedchinese.GB18030.NewEncoder().String(page)
	if err != nil {
		panic(err) // GB 18030 has every character
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"%s\"\r\n\r\nThis document is a web archive.\r\n\r\n", seam)
	fmt.Fprintf(&b, "--%s\r\nContent-Location: file:///C:/report.htm\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=\"gb2312\"\r\n\r\n", seam)
	w := quotedprintable.NewWriter(&b)
	_, _ = w.Write([]byte(encoded)) // to memory
	_ = w.Close()
	fmt.Fprintf(&b, "\r\n--%s\r\nContent-ID: <seal.png>\r\nContent-Transfer-Encoding: base64\r\nContent-Type: image/png\r\n\r\n%s\r\n--%s--\r\n",
		seam, base64.StdEncoding.EncodeToString([]byte("\x89PNG\r\n\x1a\n")), seam)
	return b.Bytes()
}
