package layui

import (
	"fmt"
	"reflect"
	"testing"
)

// A pager says how long the list is and what is done for another part, in the library's version 1 and 2.
func TestPagers(t *testing.T) {
	for _, c := range []struct {
		name, script string
		want         []Pager
	}{
		{"records", `layui.use('laypage', function(){ layui.laypage.render({elem: 'page', count: 45 // 总数
			,limit: 20, curr: 2, jump: function(obj, first){ if(!first){ location.href = '?pn=' + obj.curr; } }}); });`,
			[]Pager{{Records: 45, Parts: 3, Current: 2, Argument: "obj.curr", Jump: ` if(!first){ location.href = '?pn=' + obj.curr; } `}}},
		{"parts", `laypage({cont: 'p', pages: 18, curr: function(){ return 1 }(), jump: function(e, first){ go(e.curr) }});`,
			[]Pager{{Parts: 18, Current: 1, Argument: "e.curr", Jump: ` go(e.curr) `}}},
		{"a variable, and an arrow", `var total = 31; laypage.render({elem: 'p', count: total, jump: (obj, first) => { go(obj.curr) }});`,
			[]Pager{{Records: 31, Parts: 4, Current: 1, Argument: "obj.curr", Jump: ` go(obj.curr) `}}},
		{"nothing is done", `laypage.render({elem: 'p', count: 31});`, nil},
	} {
		if got := Pagers(c.script); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// A table has names of its own for what it sends, or those of the library; one that is not paged is no matter.
func TestTables(t *testing.T) {
	for script, want := range map[string]string{
		`table.render({elem: '#t', url: '/api/list', page: true, limit: 6, request: {pageName: 'curr', limitName: 'nums'}});`: `[{url: '/api/list', data: {curr: 1, nums: 6, }}]`,
		`table.render({url: '/api/list', method: 'post', where: {id: 5}, page: {layout: ['prev', 'next']}});`:                 `[{url: '/api/list', data: {page: 1, limit: 10, id: 5}, method: 'post'}]`,
		`table.render({url: '/api/list', page: false}); table.render({data: rows, page: true});`:                              `[]`,
	} {
		if got := fmt.Sprint(Tables(script)); got != want {
			t.Errorf("%s: %s, want %s", script, got, want)
		}
	}
}
