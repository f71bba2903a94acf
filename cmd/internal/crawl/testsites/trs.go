package testsites

import (
	"fmt"
	"path"
	"strings"
)

// Sites of TRS: static pages, of which a script links the parts of a list. One call of it counts
// pages from 0 and gives the second the number 1; another counts from 1.

// A listing is what the template of a static list sees.
type listing struct {
	Records []Record
	Paging  string
}

// trsArticles publishes n reports as sites of TRS do, below the folder of the list; records link to
// them relative to it.
func (s *Site) trsArticles(folder string, n int) []Record {
	s.relative = true
	s.fileAt = func(article string, n int, extension string) string {
		return fmt.Sprintf("%s/P0202401%02d5842%04d.%s", path.Dir(article), 8+n%20, 3000+n, extension)
	}
	var records []Record
	for i := range n {
		year := years[i%len(years)]
		r := s.publish(organs[i/len(years)], year, fmt.Sprintf("%s%d01/t%d01%02d_%d.shtml", folder, year+1, year+1, 8+i%20, 3535000+i))
		r.Href = "./" + strings.TrimPrefix(r.Href, folder)
		records = append(records, r)
	}
	return s.mixed(records)
}

// staticList puts the parts of a list at the addresses that name gives for them, from 0; each with
// what paging makes of its number.
func (s *Site) staticList(template string, parts [][]Record, name, paging func(part int) string) {
	for i, part := range parts {
		s.static(name(i), template, listing{part, paging(i)})
	}
}

func trsIndex(s *Site) {
	s.gbk = true
	s.texts = everyText[:10]
	const folder = "/zwgk/zfxxgknb/"
	all := parts(s.trsArticles(folder, 24), 11)
	s.staticList("trs-list", all, func(i int) string {
		if i == 0 {
			return folder
		}
		return fmt.Sprintf("%sindex_%d.shtml", folder, i)
	}, func(i int) string {
		return fmt.Sprintf(`<script>createPageHTML(%d, %d, "index", "shtml");</script>`, len(all), i)
	})
	s.pages[folder+"index.shtml"] = s.pages[folder]
	s.annual(folder)
	s.sitemap("/zwgk/zfxxgk/")
}

func trsNamed(s *Site) {
	s.ways = []way{asPages, asPage, "object", "pdfobject", asTwins, "attach", opened}
	const folder = "/kss/xxgknb/"
	all := parts(s.trsArticles(folder, 20), 9)
	s.staticList("trs-list", all, func(i int) string {
		if i == 0 {
			return folder + "common_list.shtml"
		}
		return fmt.Sprintf("%scommon_list_%d.shtml", folder, i+1)
	}, func(i int) string {
		return fmt.Sprintf(`<div id="page_div"></div><script>createPageHTML('page_div',%d, %d,'common_list','shtml',%d);</script>`, len(all), i+1, 27)
	})
	s.annual(folder+"common_list.shtml", "信息公开=/kss/xxgk/", "年度报告=/kss/xxgk/ndbg.shtml", "信息公开年报=")
}

// beijing is the tree of three levels: years, kinds of organs, organs. Its links name the organs
// alone, or the year behind an underline.
func beijing(s *Site) {
	s.texts = []string{"O_Y年", "O"}
	s.ways = []way{asPage, "attach", asPages, asFile}
	const root = "/zwgk/zfxxgk/zfxxgknb/"
	s.fileAt = func(article string, n int, extension string) string {
		return fmt.Sprintf("%s/W0202%05d.%s", path.Dir(article), n, extension)
	}
	var byYear []Record
	for i, year := range []int{2024, 2023, 2022} {
		folder := fmt.Sprintf("%sgknb%d/", root, year)
		var kinds []Record
		for k, kind := range []struct {
			name, at string
			organs   []string
		}{{"政府部门", "bm/", organs[:6]}, {"街乡镇", "jxz/", []string{"高岭镇人民政府", "古北口镇人民政府", "太师屯镇人民政府"}}} {
			var records []Record
			for j, organ := range kind.organs {
				records = append(records, s.publish(organ, year, fmt.Sprintf("%s%s%d02/t%d0223_%d.html", folder, kind.at, year+1, year+1, 195000+100*i+10*k+j)))
			}
			s.static(folder+kind.at, "tree", records)
			kinds = append(kinds, Record{Href: "./" + kind.at, Text: kind.name})
		}
		s.static(folder, "tree", kinds)
		byYear = append(byYear, Record{Href: fmt.Sprintf("./gknb%d/", year), Text: fmt.Sprintf("%d年", year)})
	}
	s.static(root, "tree", byYear)
	s.annual(root)
}
