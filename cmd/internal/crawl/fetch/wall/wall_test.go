package wall

import (
	"strings"
	"testing"
)

func TestWalls(t *testing.T) {
	nav := strings.Repeat("<a href='/zw/'>政务公开</a> ", 40)
	article := strings.Repeat("<p>我局认真贯彻落实条例，及时公开信息。</p>", 40)
	for _, c := range []struct {
		name, page string
		want       Sight
		seen       string
	}{
		{"a captcha", `<html><title>访问验证</title><p>请输入验证码后继续访问<img src="/code.jpg"><input></html>`, Wall, "a captcha"},
		{"a slider", `<html><body><div class="slide-verify"></div><p>向右拖动滑块填充拼图`, Wall, "拼图"},
		{"too many visits", `<html><body>您的访问过于频繁`, Wall, "频繁"},
		{"a firewall", `<html><title>提示</title>您的请求已被网站管理员设置拦截`, Wall, "拦截"},
		{"a script for a cookie", `<html><script>var arg1='8A3';setCookie("acw_sc__v2", x);location.reload()</script>`, Wall, "a firewall"},
		{"a check by script", `<script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script>`, Wall, "瑞数"},
		{"a browser without scripts", `<html><noscript>请启用JavaScript后继续</noscript><script>x()</script>`, Wall, "JavaScript"},
		{"a page with a form to log in", "<html><title>年报</title>" + nav + "<form>用户名 验证码<img src=captcha.jpg></form>" + article, Nothing, ""},
		{"an article on captchas", "<html><title>年报</title>" + article + "<p>完成滑块验证的用户", Nothing, ""},
		{"a soft 404", `<html><title>提示信息</title><p>您访问的页面不存在或已被删除！<a href="/">返回首页</a>`, Gone, "不存在"},
		{"in a full page", "<html><title>404 Not Found</title>" + nav + article, Gone, "404"},
		{"as a line among others", "<html><title>提示信息</title>" + nav + "<div><h3>抱歉，您访问的页面不存在或已被删除！</h3><p>5秒后返回</p></div>" + nav, Gone, "不存在"},
		{"by a script", `<script>alert('该文章不存在');history.back();</script>`, Gone, "不存在"},
		{"an article on what is not there", "<html><title>年报</title>" + article + "<p>信息不存在的答复3件", Nothing, ""},
		{"a list", `<html><title>年报</title><ul><li><a href="1.html">2023年度报告</a></ul>`, Nothing, ""},
		{"a short page", `<html><p>年度报告详见政务大厅`, Nothing, ""},
		{"a busy server", `<html>系统繁忙`, Nothing, ""},
	} {
		got, seen := Of(c.page)
		if got != c.want || !strings.Contains(seen, c.seen) {
			t.Errorf("%s: %d, %s", c.name, got, seen)
		}
	}
	for status, want := range map[int]bool{521: true, 412: true, 405: true, 200: false, 403: false, 404: false, 503: false} {
		if got := OfStatus(status) != ""; got != want {
			t.Errorf("status %d is a wall: %v", status, got)
		}
	}
}

func TestBarePages(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       bool
	}{
		{"a script alone", `<html><head><title></title></head><body><div id="app"></div><script src="/js/app.js"></script></body></html>`, true},
		{"nothing at all", `<html><body></body></html>`, true},
		{"a picture alone", `<html><body><img src="/nb/2023.jpg"></body></html>`, false},
		{"a link besides", `<html><body><a href="/nb/">年报</a><script>x()</script>`, false},
		{"a text", "<html><body><script>x()</script><p>" + strings.Repeat("年度报告", 20), false},
	} {
		if got, seen := IsBare(c.page); got != c.want {
			t.Errorf("%s: %v, %s", c.name, got, seen)
		}
	}
}
