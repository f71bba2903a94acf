package store

import "testing"

func TestLabels(t *testing.T) {
	for name, want := range map[string][2]string{
		"applications.granted":               {"予以公开", "granted"},
		"applications.denied":                {"不予公开", "denied"},
		"applications.denied_state_secret":   {"属于国家秘密", "state secret"},
		"applications.received":              {"本年新收政府信息公开申请数量", "applications received this year"},
		"applications.received.business":     {"商业企业", "businesses"},
		"litigation.upheld":                  {"结果维持", "upheld"},
		"applications.partly_granted":        {"部分公开", "partly granted"},
		"applications.denied.natural_person": {"自然人", "natural persons"},
	} {
		q, err := FindQuantity(name)
		if err != nil {
			t.Fatal(err)
		}
		if zh, en := q.Label(); zh != want[0] || en != want[1] {
			t.Errorf("%s is labelled %q, %q, want %q", name, zh, en, want)
		}
	}
}
