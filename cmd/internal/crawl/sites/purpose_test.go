package sites

import (
	"fmt"
	"net/url"
	"testing"
)

var purposes = map[Purpose]string{Ignored: "ignored", ToDocument: "document", ToList: "list", ToPart: "part"}

// judged returns what the default rules make of a link of https://a.example/zwgk/.
func judged(t *testing.T, l Link, address string, in Place) Judgment {
	t.Helper()
	s, err := Parse("sources.yaml", []byte("sites: [{name: a, start: ['https://a.example/']}]"))
	if err != nil {
		t.Fatal(err)
	}
	page := &url.URL{Scheme: "https", Host: "a.example", Path: "/zwgk/"}
	target, err := page.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return s.Rules.PurposeOf(l, target, in)
}

// What a link is for on any list page of a site.
func TestPurpose(t *testing.T) {
	for _, c := range []struct{ text, address, want string }{
		// Reports, as their links call them.
		{"洪泽区2023年政府信息公开工作年度报告", "t_1.html", "document 2023"},
		{"政府信息公开年报（2021）", "t_1.html", "document 2021"},
		{"二〇一五年政府信息公开工作报告", "t_1.html", "document 2015"},
		{"市审计局政府信息公开工作年度报告-2023", "t_1.html", "document 2023"},
		{"清源县２０２３年政府信息公开年度报告", "t_1.html", "document 2023"},
		{"清源县2023年政府信息公开工作年 度 报 告", "t_1.html", "document 2023"},
		{"23年清源县水务局年度报告", "t_1.html", "document 2023"},
		{"关于2022年度政府信息公开工作情况的报告", "t_1.html", "document 2022"},
		{"清源镇2019年政府信息公开工作总结", "t_1.html", "document 2019"},
		{"2018年信息公开情况报告", "t_1.html", "document 2018"},
		{"清源县2023年政府信息公开工作年度报告（更正版）", "t_1.html", "document 2023"},
		{"清源县政府信息公开年度报告", "202401/t20240122_5.shtml", "document 0"}, // the year is in the page
		{"2023年年报", "t_1.html", "document 2023"},
		// Organs have names like what is no report, and a notice can carry one.
		{"市干部培训中心2023年政府信息公开年度报告", "t_1.html", "document 2023"},
		{"县财政预算评审中心2023年年度报告", "t_1.html", "document 2023"},
		{"关于公布2022年政府信息公开工作年度报告的通知", "t_1.html", "document 2022"},
		{"市环境保护局2015年政府信息公开年度报告", "t_1.html", "document 2015"},
		{"县统计局2020年政府信息公开年报", "t_1.html", "document 2020"},
		{"县督查考核办公室2023年政府信息公开工作年度报告", "t_1.html", "document 2023"},
		{"动漫产业园管理委员会2022年政府信息公开年度报告", "t_1.html", "document 2022"},
		{"市人才测评中心2023年年度报告", "t_1.html", "document 2023"},
		{"全面依法治县委员会办公室2023年年报", "t_1.html", "document 2023"},
		{"清源县2023年政府信息公开工作年度报告（图片版）", "t_1.html", "document 2023"},
		// What is about reports and none, or a report of another kind.
		{"关于做好2023年度政府信息公开年度报告编制工作的通知", "t_1.html", "ignored excluded"},
		{"政府信息公开工作年度报告格式（2022年修订）", "t_1.html", "ignored excluded"},
		{"图解：2023年政府信息公开年度报告", "t_1.html", "ignored excluded"},
		{"2023年年报图解", "t_1.html", "ignored excluded"},
		{"视频：2023年政府信息公开年度报告", "t_1.html", "ignored excluded"},
		{"我县举办政府信息公开年度报告编制培训班", "t_1.html", "ignored excluded"},
		{"关于2023年度政府信息公开工作考核结果的通报", "t_1.html", "ignored excluded"},
		{"2023年依法行政工作年度报告", "t_1.html", "ignored other"},
		{"2023年清源县政府工作报告", "t_1.html", "ignored other"},
		{"2022年环境质量年报", "t_1.html", "ignored other"},
		{"2023年部门预算年度报告", "t_1.pdf", "ignored excluded"},
		{"2022年度部门决算", "t_1.html", "ignored excluded"},
		{"2021年国民经济和社会发展统计公报", "t_1.html", "ignored other"},
		{"2023年度法治政府建设年度报告", "t_1.html", "ignored other"},
		{"2023年工作总结", "t_1.html", "ignored no-report"},
		{"清源县水务局", "slj/", "ignored no-report"},
		// Lists.
		{"政府信息公开年报", "nb/", "list"},
		{"年度报告", "nb/", "list"},
		{"政务公开", "zwgk/", "list"},
		{"公开年报", "col/col12/index.html", "list"},
		{"进入", "zfxxgknb/", "list"}, // by its address
		{"领导之窗", "ldzc/", "ignored no-report"},
		// Files.
		{"下载", "%E6%B4%AA%E6%B3%BD%E5%8C%BA2023%E5%B9%B4%E5%B9%B4%E5%BA%A6%E6%8A%A5%E5%91%8A.pdf", "document 0"},
		{"点击查看", "/module/download/downfile.jsp?classid=0&filename=2023%E5%B9%B4%E5%B9%B4%E6%8A%A5.pdf", "document 0"},
		{"下载", "a.pdf", "ignored no-report"},
		{"年报", "a.pdf", "ignored no-report"}, // no year
	} {
		j := judged(t, Link{Text: c.text}, c.address, Place{})
		got := purposes[j.Purpose]
		switch j.Purpose {
		case ToDocument:
			got = fmt.Sprint(got, " ", j.Year)
		case Ignored:
			got = fmt.Sprint(got, " ", j.Reason)
		}
		if got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.text, c.address, got, c.want)
		}
	}
}

// In the column of annual reports less suffices.
func TestPurposeInColumn(t *testing.T) {
	for _, c := range []struct {
		link    Link
		address string
		want    string
	}{
		{Link{Text: "2023年"}, "gknb2023/", "list"},
		{Link{Text: "2023年"}, "t20240122_5.html", "document 2023"},
		{Link{Text: "2023年度", InList: true, Date: "2024-01-22"}, "t_5.html", "document 2023"},
		{Link{Text: "市政府部门", InList: true}, "gknb2023/bm/", "list"},
		{Link{Text: "街乡镇", InList: true}, "gknb2023/jxz/", "list"},
		{Link{Text: "乡镇、街道", InList: true}, "2023n/xzjd/", "list"},
		{Link{Text: "县直部门年报", InList: true}, "2023n/bm/", "list"},
		{Link{Text: "高岭镇_2017年", InList: true}, "gknb2017/201802/t20180223_195744.html", "document 2017"},
		{Link{Text: "清源县高岭镇人民政府_2023年", InList: true}, "202402/t20240223_195010.html", "document 2023"},
		{Link{Text: "清源县财政局2023年度…", InList: true}, "202402/t20240223_195011.html", "document 2023"},
		{Link{Text: "政务公开"}, "/zwgk/", "ignored 0"}, // one is there already
		{Link{Text: "办事指南", InList: true}, "bszn/", "ignored 0"},
		{Link{Text: "清源县水务局", InList: true}, "202401/t20240122_5.html", "document 2022"},
		{Link{Text: "清源县水务局", InList: true}, "slj/", "list"},
		{Link{Text: "清源县水务局"}, "http://slj.example/", "ignored 0"}, // in what stands around the list
		{Link{Text: "清源县水务局", InList: true}, "http://slj.example/", "ignored 0"},
		{Link{Text: "工作总结", InList: true}, "art/2024/1/2/art_1_2.html", "document 2022"},
		{Link{Text: "清源县2023年政府信息公开…", Title: "清源县2023年政府信息公开工作年度报告"}, "t_1.html", "document 2023"},
		{Link{Text: "下载", Title: "清源县水务局", InList: true}, "a.pdf", "document 2022"},
		{Link{Text: "清源县水务局2021年工作情况报告（修订）", InList: true}, "t20240122_5.html", "document 2021"},
		{Link{Text: "清源县2022年度河湖长制工作总结", InList: true}, "t20240122_5.html", "ignored 0"},
		{Link{Text: "部门预算", InList: true}, "a.pdf", "ignored 0"},
		{Link{Text: "2023年清源县政府工作报告", InList: true}, "t20240122_5.html", "ignored 0"},
	} {
		j := judged(t, c.link, c.address, Place{Column: true, Year: 2022})
		got := purposes[j.Purpose]
		if j.Purpose != ToList {
			got = fmt.Sprint(got, " ", j.Year)
		}
		if got != c.want {
			t.Errorf("%+v, %s: %s (%s), want %s", c.link, c.address, got, j.Reason, c.want)
		}
	}
}

// A column is known by its name, its heading or its folder, and what is below it is of it.
func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		heading, text, address string
		from                   Place
		want                   Place
	}{
		{"政府信息公开年报-清源县人民政府", "", "/col/col1/index.html", Place{}, Place{Column: true}},
		{"清源县人民政府", "公开年报", "/a/", Place{}, Place{Column: true}},
		{"清源县人民政府", "", "/zfxxgknb/gknb2023/", Place{}, Place{Column: true}},
		{"清源县人民政府", "2021年", "/b/", Place{Column: true}, Place{Column: true, Year: 2021}},
		{"清源县人民政府", "部门", "/b/", Place{Column: true, Year: 2021}, Place{Column: true, Year: 2021}},
		{"清源县人民政府", "", "/zwgk/nb/2020/index.html", Place{}, Place{Column: true}},
		{"通知公告-清源县人民政府", "通知公告", "/tzgg/", Place{}, Place{}},
		{"统计年报-清源县统计局", "统计年报", "/tjnb/", Place{}, Place{}},
	} {
		address := &url.URL{Scheme: "https", Host: "a.example", Path: c.address}
		if got := PlaceOf(c.from, c.heading, c.text, address); got != c.want {
			t.Errorf("%s, %s, %s: %+v, want %+v", c.heading, c.text, c.address, got, c.want)
		}
	}
}

// Where a site begins with a platform of many organs, their names lead to the lists of each; elsewhere a
// name alone leads nowhere.
func TestOrgansOfAPlatform(t *testing.T) {
	for _, c := range []struct {
		heading, begins, text, address string
		inList                         bool
		want                           string
	}{
		{"清源县政府信息公开平台", "/gkmlpt/index", "县水利局", "/qyslj/gkmlpt/index", true, "list organ"},
		{"部门信息公开_清源县人民政府", "/bm/", "河口镇人民政府", "/bm/hkz/", true, "list organ"},
		{"清源县人民政府", "/zfxxgk/", "县干部培训中心", "/zfxxgk/d17/", true, "list organ"},
		{"清源县人民政府", "/zfxxgk/", "办事服务", "/bsfw/", true, "ignored no-report"},
		{"清源县人民政府", "/zfxxgk/", "县水利局", "/qyslj/", false, "ignored no-report"}, // in the footer
		{"清源县人民政府", "/zfxxgk/", "清源县人民政府", "/", true, "ignored no-report"},
		{"清源县人民政府", "/zfxxgk/", "关于公布名单的决定_县水利局", "202401/t20240122_5.html", true, "ignored no-report"},
		{"清源县人民政府", "/", "县水利局", "/qyslj/", true, "ignored no-report"},
	} {
		address := &url.URL{Scheme: "https", Host: "a.example", Path: c.begins}
		j := judged(t, Link{Text: c.text, InList: c.inList}, c.address, StartOf(c.heading, address))
		if got := fmt.Sprintf("%s %s", purposes[j.Purpose], j.Reason); got != c.want {
			t.Errorf("%s on %s %s: %s, want %s", c.text, c.heading, c.begins, got, c.want)
		}
	}
}
