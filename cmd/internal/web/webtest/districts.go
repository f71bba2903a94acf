package webtest

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/ingest"
	"nianbao/store"
	"nianbao/store/database"
)

// Districts makes a database of the reports of four districts of 淮安 in two years.
// 淮阴区 has none for 2023; the total of 涟水县 in 2022 is a count with
// decimals, and so in doubt. It is open for reading.
func Districts(t testing.TB) *database.DB {
	t.Helper()
	texts := map[string]string{}
	for _, r := range []struct {
		district string
		year     int
		received string // by applicant, the total last
		outcomes [3]int // granted, denied as a state secret, handled in all
	}{
		{"洪泽区", 2022, "40 0 0 0 0 0 40", [3]int{39, 1, 40}},
		{"洪泽区", 2023, "50 3 0 0 0 0 53", [3]int{48, 2, 50}},
		{"淮阴区", 2022, "8 0 0 0 0 0 8", [3]int{7, 1, 8}},
		{"淮安区", 2022, "60 0 0 0 0 0 60", [3]int{57, 3, 60}},
		{"淮安区", 2023, "20 0 0 0 0 0 20", [3]int{20, 0, 20}},
		{"涟水县", 2022, "30 0 0 0 0 0 30.5", [3]int{20, 4, 30}},
		{"涟水县", 2023, "45 0 0 0 0 0 45", [3]int{30, 9, 45}},
	} {
		texts[fmt.Sprint(r.district, r.year, ".txt")] = District(r.district, r.year, r.received, r.outcomes)
	}
	return Texts(t, texts)
}

// District returns the text of a report of a district of 淮安: what was received by applicant,
// the total last, and how many applications were granted, denied as a state secret, and
// handled in all.
func District(district string, year int, received string, outcomes [3]int) string {
	whole := func(n int) string { return fmt.Sprintf("%d 0 0 0 0 0 %d\n", n, n) }
	text := fmt.Sprintf("淮安市%s%d年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 %s\n", district, year, received)
	rows := map[string]int{"（一）予以公开": outcomes[0], "1.属于国家秘密": outcomes[1], "（七）总计": outcomes[2]}
	for _, label := range []string{"（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "1.属于国家秘密", "2.其他法律行政法规禁止公开",
		"3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
		"1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确", "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物",
		"4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息", "（六）其他处理", "（七）总计"} {
		text += label + " " + whole(rows[label])
	}
	return text
}

// Texts makes a database of the reports of some texts, by the names of their files. It is open
// for reading.
func Texts(t testing.TB, texts map[string]string) *database.DB {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(texts[name]), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	database := filepath.Join(dir, "texts.db")
	db, err := store.Open(database)
	if err != nil {
		t.Fatal(err)
	}
	_, err = bulk.Run(context.Background(), bulk.Config{Store: db, Args: paths, Workers: 1, Isolation: bulk.InThreads, Limits: ingest.DefaultLimits(),
		BatchSize: 64, BatchAge: time.Second, Report: func(bulk.Result) error { return nil }})
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return Open(t, database)
}
