package form

import "testing"

func TestPrinted(t *testing.T) {
	for text, want := range map[string]string{
		"规章（设区的市、自治州人民政府应提供相关数据）":       "规章",
		"上一年项目数量(指2019年事项数)":            "上一年项目数量",
		"本年增/减(指增加或减少的事项数，减用负值（如-8）表示)": "本年增减",
		"规章（本级）": "规章本级", // too short to explain
		"行政许可（其中网上办理的按件数计）":            "行政许可其中网上办理的按件数计", // a part of it
		"某项未列入格式的事项（指本县自行增设的事项数量）":     "某项未列入格式的事项指本县自行增设的事项数量",
		"（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "二部分公开区分处理的只计这一情形不计其他情形",
	} {
		if got := Printed(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
