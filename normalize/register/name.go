package register

import (
	"slices"
	"strings"

	"nianbao/normalize/spelling"
)

// hanBytes are the bytes of a Han character in UTF-8.
const hanBytes = 3

// Of returns the function of an organ by its name without its region and without the word
// for its level: 市场监督管理局, 卫健委. Of a name that joins several, as 教育体育局, it is the
// first. It reports false for a name that is not wholly made of what the register knows:
// 教育考试院 is not the education department.
func Of(name string) (Function, bool) {
	all := AllOf(name)
	if len(all) == 0 {
		return Function{}, false
	}
	return all[0], true
}

// AllOf returns all functions of an organ whose name joins several, in the order of the
// name, those of a second name in brackets last.
func AllOf(name string) []Function {
	r := load()
	var list []Function
	for _, i := range r.allOf(spelling.Squeeze(name)) {
		list = append(list, r.functions[i])
	}
	return list
}

// OfNational returns the function that the local organs of a national one have, and
// what follows the national organ's name: 国家税务总局淮安市税务局 begins with one. It reports
// false where nothing follows.
func OfNational(name string) (f Function, rest string, ok bool) {
	longest := ""
	for _, function := range load().functions {
		for _, national := range function.National {
			if after, found := strings.CutPrefix(name, national); found && after != "" && len(national) > len(longest) {
				longest, f, rest, ok = national, function, after, true
			}
		}
	}
	return f, rest, ok
}

func (r *registry) allOf(name string) []int {
	second := ""
	if open := strings.Index(name, "("); open > 0 && strings.HasSuffix(name, ")") {
		name, second = name[:open], name[open+1:len(name)-1]
	}
	list := r.plain(name)
	if len(list) > 0 && second != "" {
		list = append(list, r.plain(second)...)
	}
	return r.unite(list)
}

// plain is allOf for a name without brackets.
func (r *registry) plain(name string) []int {
	if i, ok := r.organs[name]; ok {
		return []int{i}
	}
	if list, ok := r.parse(name); ok {
		return list
	}
	for _, lead := range r.Leads {
		if rest, ok := strings.CutPrefix(name, lead); ok && rest != "" {
			if list := r.plain(rest); list != nil {
				return list
			}
		}
	}
	if first, rest, ok := strings.Cut(name, "、"); ok {
		if list := r.plain(first); list != nil {
			return append(list, r.plain(rest)...)
		}
	}
	for i, f := range r.functions {
		if slices.ContainsFunc(f.Endings, func(ending string) bool { return strings.HasSuffix(name, ending) }) {
			return []int{i}
		}
	}
	return nil
}

// parse takes a name wholly apart into stems, the words between them and the word at its
// end. The longest stem goes first; where it leads nowhere a shorter one is tried.
func (r *registry) parse(name string) ([]int, bool) {
	longest := min(len(name), r.longest)
	for n := longest - longest%hanBytes; n > 0; n -= hanBytes {
		stems, ok := r.stems[name[:n]]
		if !ok {
			continue
		}
		rest := name[n:]
		for _, filler := range append([]string{""}, r.Fillers...) {
			after, ok := strings.CutPrefix(rest, filler)
			if !ok {
				continue
			}
			if more, ok := r.afterStem(after); ok {
				return append(slices.Clone(stems), more...), true
			}
		}
	}
	return nil, false
}

// afterStem goes on behind a stem: with a word for a body, or with another stem.
func (r *registry) afterStem(rest string) ([]int, bool) {
	for _, tail := range r.Tails {
		if after, ok := strings.CutPrefix(rest, tail); ok {
			if more, ok := r.goOn(after, true); ok {
				return more, true
			}
		}
	}
	return r.goOn(rest, false)
}

// goOn reads a further stem; ended tells that the name may end here.
func (r *registry) goOn(rest string, ended bool) ([]int, bool) {
	if rest == "" {
		return nil, ended
	}
	for _, separator := range append([]string{""}, r.Separators...) {
		after, ok := strings.CutPrefix(rest, separator)
		if !ok || after == "" {
			continue
		}
		if i, ok := r.organs[after]; ok && separator != "" {
			return []int{i}, true
		}
		if list, ok := r.parse(after); ok {
			return list, true
		}
	}
	return nil, false
}

// unite puts the function of the whole in the place of older ones that stand together,
// and leaves out what comes twice.
func (r *registry) unite(list []int) []int {
	for _, u := range r.Together {
		all := !slices.ContainsFunc(u.Of, func(id string) bool { return !slices.Contains(list, r.byID[id]) })
		if all {
			first := -1
			var kept []int
			for _, i := range list {
				if !slices.Contains(u.Of, r.functions[i].ID) {
					kept = append(kept, i)
				} else if first < 0 {
					first = len(kept)
					kept = append(kept, r.byID[u.Is])
				}
			}
			list = kept
		}
	}
	var once []int
	for _, i := range list {
		if !slices.Contains(once, i) {
			once = append(once, i)
		}
	}
	return once
}

// Named returns the function that a person means: by its ID, its Chinese or English name,
// an organ's name long or short, or what stands in it before 局: market-regulation, Market
// regulation, 市场监管, 市监局, 工商. It reports false for what names none, or several.
func Named(text string) (Function, bool) {
	r := load()
	english := strings.ToLower(strings.Join(strings.Fields(text), " "))
	if f, ok := Lookup(strings.ReplaceAll(english, " ", "-")); ok {
		return f, true
	}
	name := spelling.Squeeze(text)
	for _, f := range r.functions {
		if spelling.Squeeze(f.Zh) == name || strings.ToLower(f.En) == english {
			return f, true
		}
	}
	list := r.allOf(name)
	if stems := r.stems[name]; len(list) == 0 {
		list = stems
	}
	if len(list) != 1 {
		return Function{}, false
	}
	return r.functions[list[0]], true
}
