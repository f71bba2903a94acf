package testsites

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Sites of which a script has the list from an interface: gkmlpt of 广东, jpaas, truecms, EWB.

// articles publishes n reports at addresses that at gives by their number and year, and their files
// below a folder; with other things between them.
func (s *Site) articles(n int, files string, at func(n, year int) string) []Record {
	s.fileAt = func(_ string, n int, extension string) string {
		return fmt.Sprintf("%s%d/%d.%s", files, n/10, 4804000+n, extension)
	}
	var records []Record
	for i := range n {
		year := years[i%len(years)]
		records = append(records, s.publish(organs[i/len(years)], year, at(i, year)))
	}
	return s.mixed(records)
}

// answerJSON answers with a value.
func answerJSON(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json;charset=UTF-8")
	_ = json.NewEncoder(w).Encode(value) // the client may be gone
}

// page returns a part of a list, by its number from 1.
func page(records []Record, number, each int) []Record {
	number = max(1, number)
	return records[min((number-1)*each, len(records)):min(number*each, len(records))]
}

// full returns the whole text of a link, without marks, as interfaces give it.
func (r Record) full() string {
	if r.Title != "" {
		return r.Title
	}
	return strings.NewReplacer(`<font color="#333">`, "", "</font>", "", "<b>", "", "</b>", "").Replace(r.Text)
}

// direct are the ways that need no script on a list, which an interface does not give.
var direct = []way{asPage, "attach", asFile, "viewer-path", asPages, asTwins, "iframe", asWord, noName, "embed", guarded, "variable", "location"}

func gkmlpt(s *Site) {
	s.ways = direct
	all := s.articles(28, "/attachment/0/5", func(n, _ int) string { return fmt.Sprintf("/gkmlpt/content/11/108/post_%d.html", 11082000+n) })
	const sid, column, each = "755031", 2629, 10
	s.static("/gkmlpt/annualreport", "gkmlpt", map[string]any{"SID": sid, "Column": column, "Total": len(all)})
	s.at("/gkmlpt/index", Vain, s.page("gkmlpt", "政府信息公开平台", map[string]any{"SID": sid, "Column": column, "Total": len(all)}))
	s.at(fmt.Sprintf("/gkmlpt/api/all/%d", column), List, func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("sid") != sid {
			answerJSON(w, map[string]any{"articles": []any{}, "total": 0})
			return
		}
		articles := []map[string]any{}
		for i, a := range page(all, number(r, "page"), each) {
			articles = append(articles, map[string]any{"id": 11082000 + i, "title": a.full(), "url": s.URL + a.Href, "post_url": s.URL + a.Href, "publisher": s.region.Name + "人民政府",
				"document_number": "", "created_at": a.Date + " 10:00:00", "display_publish_time": 1705716000, "is_top": 0})
		}
		answerJSON(w, map[string]any{"articles": articles, "total": len(all), "classify": map[string]any{"id": column, "name": "政府信息公开年报", "post_count": len(all)}})
	})
	s.at("/gkmlpt/api/all/0", Vain, func(w http.ResponseWriter, _ *http.Request) {
		answerJSON(w, map[string]any{"articles": []any{}, "total": 0})
	})
	s.annual("/gkmlpt/annualreport", "政府信息公开=/gkmlpt/index", "政府信息公开年报=")
}

func jpaas(s *Site) {
	s.ways = direct
	all := s.articles(24, "/cms_files/filemanager/1013/attach/20241", func(n, year int) string {
		return fmt.Sprintf("/zwgk/xxgk/nb/art/%d/art_%032x.html", year+1, 0x5c30fb89ae5e+n*7919)
	})
	const each = 9
	s.static("/zwgk/xxgk/nb/index.html", "jpaas", nil)
	s.at("/api-gateway/jpaas-publish-server/front/page/build/unit", List, func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("webId") != "2945" || r.FormValue("pageId") != "1487002" || r.FormValue("tplSetId") == "" || r.FormValue("tagId") != "当前栏目_list" {
			answerJSON(w, map[string]any{"success": false, "code": "500", "message": "参数错误"})
			return
		}
		asked := struct{ PageNo json.Number }{"1"}
		_ = json.Unmarshal([]byte(r.FormValue("paramJson")), &asked) // without it the first is meant
		at, _ := asked.PageNo.Int64()
		markup := s.text("jpaas-answer", "", map[string]any{"Records": page(all, int(at), each), "Total": len(all), "Page": max(1, at), "Each": each})
		answerJSON(w, map[string]any{"success": true, "code": "200", "message": "成功", "data": map[string]any{"html": markup}})
	})
	s.annual("/zwgk/xxgk/nb/index.html", "信息公开=/zwgk/xxgk/index.html", "信息公开工作年报=")
}

// truecms wants a Referer, and gives no more than ten records at a time.
func truecms(s *Site) {
	s.ways = direct
	all := s.articles(23, "/fileserver/file/", func(n, _ int) string {
		return fmt.Sprintf("/tzsrmzf/xxgknb/content/754f6db5-d294-46d5-b25c-%012x.html", 0xda3a86d10000+n)
	})
	const column = "82e1eed4-ef97-4ba8-b3da-2299d731060c"
	s.static("/tzsrmzf/xxgknb/xxgknb.html", "truecms", map[string]any{"Records": all[:10], "Column": column, "Total": len(all)})
	s.at("/truecms/messageController/getMessage.do", List, func(w http.ResponseWriter, r *http.Request) {
		from, to := number(r, "startrecord"), number(r, "endrecord")
		if r.Referer() == "" || r.FormValue("columnId") != column || from < 1 || to-from > 9 {
			s.missing(w, r)
			return
		}
		j := jpage{Records: all[min(from-1, len(all)):min(to, len(all))], Total: len(all)}
		body, _ := json.Marshal(map[string]string{"result": s.text("datastore", "", j)}) // texts alone
		if callback := r.FormValue("callback"); callback != "" {
			body = fmt.Appendf(nil, "%s(%s)", callback, body)
		}
		plain("application/javascript;charset=UTF-8", string(body))(w, r)
	})
	s.annual("/tzsrmzf/xxgknb/xxgknb.html", "信息公开=/tzsrmzf/xxgk/xxgk.html", "信息公开年报=")
}

// ewb has the id of the site in a script beside the page, and is asked with JSON.
func ewb(s *Site) {
	s.ways = direct
	all := s.articles(24, "/ewb/upload/", func(n, year int) string {
		return fmt.Sprintf("/govxxgk/12320000/%d-01-20/f0c9651e-1672-4521-b22c-%012x.html", year+1, 0x4615fbee0000+n)
	})
	const guid, category = "7eb5f7f1-9041-43ad-8e13-8fcb82ea831a", "003001009"
	s.at("/js/webBuilderCommon.js", List, plain("application/javascript", `var siteInfo = {"siteGuid": "`+guid+`", "projectName": "/EWB-FRONT", "sitename": "`+s.region.Name+`"};
function getGovInfoList(p, cb) { Util.ajax({url: siteInfo.projectName + "/rest/lightfrontaction/getgovinfolist", data: {deptcode: p.deptcode, categorynum: p.categorynum, pageIndex: p.pageIndex, pageSize: p.pageSize, siteGuid: siteInfo.siteGuid}, success: cb}); }
`))
	at := "/dynamic/zwgk/govInfoPub.html?deptcode=&categorynum=" + category
	s.static(at, "ewb", map[string]any{"Category": category})
	s.at("/EWB-FRONT/rest/lightfrontaction/getgovinfolist", List, func(w http.ResponseWriter, r *http.Request) {
		var asked struct {
			SiteGUID    string `json:"siteGuid"`
			CategoryNum string `json:"categorynum"`
			PageIndex   json.Number
			PageSize    json.Number
		}
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil || r.Method != http.MethodPost || asked.SiteGUID != guid || asked.CategoryNum != category {
			answerJSON(w, map[string]any{"custom": map[string]any{"data": []any{}, "total": 0}, "status": map[string]any{"code": 200}})
			return
		}
		at, _ := asked.PageIndex.Int64()
		size, _ := asked.PageSize.Int64()
		rows := []map[string]string{}
		for _, a := range page(all, int(at), max(1, min(10, int(size)))) {
			rows = append(rows, map[string]string{"infourl": a.Href, "title": a.Text, "realtitle": a.full(), "infodate": a.Date, "infoid": url.PathEscape(a.Href)})
		}
		answerJSON(w, map[string]any{"custom": map[string]any{"data": rows, "total": len(all)}, "status": map[string]any{"code": 200}})
	})
	s.annual(at, "政府信息公开=/dynamic/zwgk/govInfoPub.html?deptcode=", "信息公开年报=")
}
