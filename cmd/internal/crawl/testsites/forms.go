package testsites

import (
	"fmt"
	"net/http"
)

// Sites of which the parts of a list are had by a form or by an address in a script: ASP.NET, eportal.

// aspnet takes the state of the page back with each step, and no state that it did not give.
func aspnet(s *Site) {
	s.ways = []way{asPage, "attach", asTwins, asPages, asFile, "iframe", "open-file"}
	s.fileAt = func(_ string, n int, extension string) string {
		if extension == "docx" {
			return fmt.Sprintf("/DownLoad.aspx?id=%d&type=2", 400+n)
		}
		return fmt.Sprintf("/DownLoad.aspx?id=%d", 400+n)
	}
	var records []Record
	for i := range 20 {
		// The pages of an article that is on two are told by a path alone.
		at := fmt.Sprintf("/xxgk/NewsShow_%d.aspx", 900+i)
		records = append(records, s.publish(organs[i/5], years[i%5], at))
	}
	all := parts(s.mixed(records), 7)
	state := func(page int) string { return fmt.Sprintf("/wEPDwUKLTg3MzI5ODQ4OA%02d9kFgICAQ9kFgQ+CBw8PFg=", page) }
	show := func(w http.ResponseWriter, page int) {
		data := map[string]any{"Records": all[page-1], "State": state(page), "Pages": len(all), "Page": page}
		s.page("aspnet", "信息公开年报", data)(w, nil)
	}
	s.at("/xxgk/InfoPublic.aspx", List, func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			show(w, 1)
			return
		}
		known := false
		for i := range all {
			known = known || r.PostFormValue("__VIEWSTATE") == state(i+1)
		}
		to := number(r, "__EVENTARGUMENT")
		if !known || r.PostFormValue("__EVENTTARGET") != "ctl00$ContentPlaceHolder1$AspNetPager1" || r.PostFormValue("__EVENTVALIDATION") == "" || to < 1 || to > len(all) {
			http.Error(w, "Validation of viewstate MAC failed.", http.StatusInternalServerError)
			return
		}
		show(w, to)
	})
	s.annual("/xxgk/InfoPublic.aspx?cid=1019&pid=971", "信息公开=/xxgk/Default.aspx", "政府信息公开年报=")
}

func eportal(s *Site) {
	s.ways = direct
	all := parts(s.articles(22, "/eportal/fileDir/xcq/resource/cms/2024/", func(n, year int) string {
		return fmt.Sprintf("/xcq/zwgk/xxgknb/%d/index.html", 5650000+100*year+n)
	}), 10)
	const module = "08654b53d1cc42478813b0b2feddcb57"
	next := func(page int) string {
		return fmt.Sprintf("/eportal/ui?pageId=2480148&currentPage=%d&moduleId=%s&staticRequest=yes", page, module)
	}
	s.at("/eportal/ui", List, func(w http.ResponseWriter, r *http.Request) {
		page := max(1, number(r, "currentPage"))
		if r.FormValue("pageId") != "2480148" || page > len(all) {
			s.missing(w, r)
			return
		}
		s.page("eportal", "政府信息公开年报", map[string]any{"Records": all[page-1], "Module": module, "Pages": len(all), "Page": page, "Total": 30,
			"First": next(1), "Next": next(min(page+1, len(all))), "Last": next(len(all))})(w, r)
	})
	s.annual("/eportal/ui?pageId=2480148", "信息公开=/xcq/zwgk/index.html", "信息公开年报=")
}
