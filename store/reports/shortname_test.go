package reports_test

import (
	"errors"
	"testing"

	"nianbao/store/catalogue"
	"nianbao/store/storetest"
)

// A region goes by its name without what kind of region it is, as people say it, where no other is called that.
func TestRegionWithoutItsKind(t *testing.T) {
	s := storetest.OpenNew(t)
	for name, want := range map[string]string{"扬州": "321000", "洪泽": "320813", "江苏": "320000", "洪泽区": "320813"} {
		if code, err := catalogue.RegionCode(t.Context(), s, name); code != want || err != nil {
			t.Errorf("%s is %q, %v, want %s", name, code, err, want)
		}
	}
	var several, none *catalogue.RegionError
	if _, err := catalogue.RegionCode(t.Context(), s, "鼓楼"); !errors.As(err, &several) || len(several.Candidates) < 2 {
		t.Errorf("鼓楼: %v", err)
	}
	if _, err := catalogue.RegionCode(t.Context(), s, "火星"); !errors.As(err, &none) || len(none.Candidates) > 0 {
		t.Errorf("火星: %v", err)
	}
}
