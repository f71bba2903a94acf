package catalogue

import (
	"slices"
	"strings"

	"nianbao/normalize/gazetteer"
)

// A Level is a rank of regions as their codes tell it.
type Level int

// The levels. A county directly under a province is a county.
const (
	Provinces   Level = iota + 1 // 省、自治区、直辖市
	Prefectures                  // 市、自治州、地区、盟
	Counties                     // 区、县、县级市、旗
)

// levelNames are the words for the levels in addresses, commands and JSON, the highest first.
var levelNames = []string{"province", "prefecture", "county"}

// LevelWords returns the words for the levels, the highest first.
func LevelWords() []string { return slices.Clone(levelNames) }

// LevelNamed returns the level that a word stands for, 0 for any other word.
func LevelNamed(word string) Level { return Level(slices.Index(levelNames, word) + 1) }

// String returns the word for a level, "" for none.
func (l Level) String() string {
	if l < Provinces || l > Counties {
		return ""
	}
	return levelNames[l-1]
}

// LevelOf returns the level of a region's code.
func LevelOf(code string) Level {
	switch {
	case strings.HasSuffix(code, "0000"):
		return Provinces
	case strings.HasSuffix(code, "00"):
		return Prefectures
	default:
		return Counties
	}
}

// CodePrefix returns what the codes of a region and of all within it begin
// with: two digits stand for a province, four for a prefecture.
func CodePrefix(code string) string {
	if len(code) != 6 {
		return code
	}
	return strings.TrimSuffix(strings.TrimSuffix(code, "00"), "00")
}

// HighestFirst puts regions in the order of their levels, those of one level as they were.
func HighestFirst(list []gazetteer.Region) {
	slices.SortStableFunc(list, func(a, b gazetteer.Region) int { return int(LevelOf(a.Code)) - int(LevelOf(b.Code)) })
}
