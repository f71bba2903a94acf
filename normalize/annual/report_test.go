package annual

import (
	"nianbao/normalize/gazetteer"
	"testing"
)

func TestBody(t *testing.T) {
	region := gazetteer.Region{Code: "320813", Name: "洪泽区"}
	for _, c := range []struct {
		organ  string
		region gazetteer.Region
		want   string
	}{
		{"洪泽区人民政府", region, "人民政府"},
		{"淮安市洪泽区人民政府", region, "人民政府"},
		{"淮安市洪泽区政府", region, "人民政府"},
		{"洪泽区", region, "人民政府"},
		{"洪泽区人民政府办公室", region, "人民政府办公室"},
		{"淮安市洪泽区商务局", region, "商务局"},
		{"国家税务总局淮安市洪泽区税务局", region, "税务局"},
		{"高良涧街道办事处", region, "高良涧街道办事处"},
		{"商务部", gazetteer.Region{}, "商务部"},
	} {
		r := Report{Organ: c.organ, Region: c.region}
		if got := r.Body(); got != c.want {
			t.Errorf("%s: %q, want %q", c.organ, got, c.want)
		}
	}
}
