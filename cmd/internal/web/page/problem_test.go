package page

import (
	"reflect"
	"testing"

	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
)

// Where a name is that of several regions the problem tells which.
func TestProblemOfSeveralRegions(t *testing.T) {
	several := ProblemOf(&catalogue.RegionError{Name: "鼓楼区", Candidates: []gazetteer.Region{
		{Code: "320106", Name: "鼓楼区", Parent: "320100"}, {Code: "320302", Name: "鼓楼区", Parent: "320300"}}})
	if want := []RegionLink{{"320106", "江苏省南京市鼓楼区"}, {"320302", "江苏省徐州市鼓楼区"}}; !reflect.DeepEqual(several.Regions, want) {
		t.Errorf("of several the regions are %v, want %v", several.Regions, want)
	}
}
