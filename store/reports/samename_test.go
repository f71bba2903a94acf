package reports_test

import (
	"errors"
	"fmt"
	"testing"

	"nianbao/store/catalogue"
	"nianbao/store/storetest"
)

// A name that several regions have offers those that reports are of, the same in Chinese and in English. Where one
// alone has any, the Chinese name means it; the English one does not tell.
func TestRegionsOfOneName(t *testing.T) {
	s := storetest.OpenNew(t)
	add := func(code string) {
		storetest.MustImport(t, s, storetest.FileOf(code, code), storetest.Plain(t, code, "", 2023))
	}
	ask := func(name string) string {
		code, err := catalogue.RegionCode(t.Context(), s, name)
		var several *catalogue.RegionError
		if !errors.As(err, &several) {
			return code
		}
		var codes []string
		for _, r := range several.Candidates {
			codes = append(codes, r.Code)
		}
		return fmt.Sprint(codes)
	}
	add("320106")
	if zh, en := ask("鼓楼区"), ask("Gulou District"); zh != "320106" || en != "[320106 320302 350102 410204]" {
		t.Errorf("with reports of one: %s, %s", zh, en)
	}
	add("320302")
	if zh, en := ask("鼓楼区"), ask("Gulou District"); zh != "[320106 320302]" || en != zh {
		t.Errorf("with reports of two: %s, %s", zh, en)
	}
}
