package sites

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
)

const spreadsheet = `name,start,organ,region,hosts,interval,documents,note
洪泽区,https://www.hongze.gov.cn/nb/,淮安市洪泽区人民政府,320813,files.hongze.gov.cn img.hongze.gov.cn,,,
平安区,"https://www.pinganqu.gov.cn/zwgk/nb/
https://www.pinganqu.gov.cn/old/",,平安区,,5s,年报,"asked on 3 May, by telephone"
,,,,,,,
崂山区,https://www.laoshan.gov.cn/nb/
`

// A table of a site on each line is the same as a list of them, as Excel saves it too.
func TestTable(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(spreadsheet)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"UTF-8": spreadsheet, "with a mark of order": "\uFEFF" + strings.ReplaceAll(spreadsheet, "\n", "\r\n"), "GB 18030": gb,
		"headings in Chinese": strings.Replace(spreadsheet, "name,start,organ,region,hosts,interval", "网站名称,网址,机关,地区,其他主机,间隔", 1),
	} {
		t.Run(name, func(t *testing.T) {
			s, err := Parse("sources.csv", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if len(s.Sites) != 3 {
				t.Fatalf("%d sites", len(s.Sites))
			}
			hongze, pingan, laoshan := s.Sites[0], s.Sites[1], s.Sites[2]
			for _, c := range []struct{ what, got, want any }{
				{"region", hongze.Region, "320813"}, {"organ", hongze.Organ, "淮安市洪泽区人民政府"},
				{"hosts", fmt.Sprint(hongze.Hosts), "[files.hongze.gov.cn img.hongze.gov.cn]"},
				{"starts", fmt.Sprint(pingan.Start), "[https://www.pinganqu.gov.cn/zwgk/nb/ https://www.pinganqu.gov.cn/old/]"},
				{"interval", pingan.Interval.Duration, 5 * time.Second}, {"default interval", hongze.Interval.Duration, 2 * time.Second},
				{"documents", matchesAny(pingan.Documents, "年报"), true}, {"name", laoshan.Name, "崂山区"},
			} {
				if !reflect.DeepEqual(c.got, c.want) {
					t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
				}
			}
		})
	}
}

// The defaults of a table stand in a file that names it.
func TestTableOfFile(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "sources.yaml")
	for path, text := range map[string]string{file: "contact: ops@example.org\ninterval: 7s\nsites: counties.csv\n", filepath.Join(folder, "counties.csv"): spreadsheet} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	if s.Contact != "ops@example.org" || len(s.Sites) != 3 || s.Sites[0].Interval.Duration != 7*time.Second || s.Sites[1].Interval.Duration != 5*time.Second {
		t.Errorf("%+v", s)
	}
	if _, err := Parse(file, []byte("sites: missing.csv\n")); err == nil || !strings.Contains(err.Error(), "missing.csv") {
		t.Errorf("a table that is not there: %v", err)
	}
	if _, err := Parse(file, []byte("intervall: 7s\nsites: counties.csv\n")); err == nil || !strings.Contains(err.Error(), "intervall") {
		t.Errorf("an unknown key beside a table: %v", err)
	}
}

// What is wrong in a table is told with line and column, all of it at once.
func TestWrongTable(t *testing.T) {
	for text, wants := range map[string][]string{
		"name,start,interval,follow\na,https://a.example/,soon,\nb,ftp://b.example/,2s,[\na,https://c.example/,,\nd,,,\n": {
			`line 2, column interval: "soon" is no span`, "line 3, column follow: error parsing regexp", `line 3, column start: "ftp://b.example/" is no http`,
			`line 4, column name: the name "a" is there twice`, `line 5: the site "d" has no start page`},
		"name,strat\na,https://a.example/\n":        {`line 1: there is no column "strat"`, "line 1: the column start is missing"},
		"name,start,start\na,https://a.example/,\n": {"the column start is there twice"},
		"name,start\na,https://a.example/,b\n":      {`line 2: "b" stands in no column`},
		"name,start\na,\"https://a.example/\nb,c\n": {"line 2"},
		"":             {"it is empty"},
		"name,start\n": {"names no site"},
		"名称,网址,地区\n甲,https://a.example/,无此县\n":                                {`line 2, column 地区: "无此县" is no region`},
		"name,start,depth\n" + strings.Repeat("a,https://a.example/,x\n", 50): {"line 21, column depth", "and 79 more"},
	} {
		_, err := Parse("sources.csv", []byte(text))
		for _, want := range wants {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("of %q is not said %q: %v", text, want, err)
			}
		}
	}
}

// A country is a file of short lines.
func TestManyLines(t *testing.T) {
	var b strings.Builder
	b.WriteString("name,start\n")
	for i := range 3000 {
		fmt.Fprintf(&b, "县%d,https://x%d.example/nb/\n", i, i)
	}
	if s, err := Parse("sources.csv", []byte(b.String())); err != nil || len(s.Sites) != 3000 {
		t.Errorf("%v", err)
	}
}
