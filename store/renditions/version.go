package renditions

import (
	"cmp"
	"slices"
	"time"

	"nianbao/normalize/annual"
)

// A Basis is what tells a version from the one before it.
type Basis string

// The bases, in the order in which they are asked.
const (
	ByPublication Basis = "published"  // of both it is said when they were published: by themselves or by the list
	ByMark        Basis = "correction" // its title, or that of the link, says that it corrects another
	ByFetching    Basis = "fetched"    // it was fetched later, and not only because one is fetched after the other
	ByNothing     Basis = "unknown"    // which is the later one is not known
)

// A version is one publication of a report in its renditions, the one that stands first.
type version struct {
	renditions []*reading
	by         Basis // "" for the first
}

// versionsOf tells the versions among the readings of one organ and year, in their order.
//
// Readings with a date of publication or a mark of correction come first, by date, for they
// tell versions apart. Of the others, which may be renditions of any of these, each goes to the
// version from whose standing rendition it differs the least. What fits none is a version.
func versionsOf(readings []*reading) []version {
	told, untold := []*reading{}, []*reading{}
	for _, r := range readings {
		if r.published != "" || r.marked {
			told = append(told, r)
		} else {
			untold = append(untold, r)
		}
	}
	slices.SortFunc(told, inOrder)
	slices.SortFunc(untold, inOrder)
	corrected := func(r *reading) bool { // and so perhaps a file of the correction
		return slices.ContainsFunc(told, func(o *reading) bool { return o.marked && r.agreementWith(o).differ == 0 })
	}
	slices.SortStableFunc(untold, func(a, b *reading) int { return later(corrected(a), corrected(b)) })
	var list []version
	for _, r := range slices.Concat(told, untold) {
		if at := home(list, r); at >= 0 {
			v := &list[at]
			v.renditions = append(v.renditions, r)
			slices.SortFunc(v.renditions, standing)
		} else {
			list = append(list, version{renditions: []*reading{r}})
		}
	}
	slices.SortFunc(list, func(a, b version) int { return inOrder(a.known(), b.known()) })
	originalFirst(list)
	for i := 1; i < len(list); i++ {
		list[i].by = basis(&list[i-1], &list[i])
	}
	return list
}

// originalFirst moves the first version that corrects none before those that do: a site can give
// a correction the date of what it corrects, and the original a later one.
func originalFirst(list []version) {
	at := slices.IndexFunc(list, func(v version) bool { return !v.known().marked })
	if at > 0 {
		original := list[at]
		copy(list[1:], list[:at])
		list[0] = original
	}
}

// home returns the place of the version that a reading is a rendition of, -1 for none. What is
// not marked is the original unless one is here already from which it differs.
func home(list []version, r *reading) int {
	original := slices.ContainsFunc(list, func(v version) bool { return !v.known().marked })
	best, least, marked := -1, agreement{}, false
	for i := range list {
		found, correction := r.agreementWith(list[i].renditions[0]), list[i].known().marked
		if !list[i].takes(r, found) || correction && !r.marked && !original {
			continue
		}
		if best < 0 || cmp.Or(cmp.Compare(found.differ, least.differ), later(correction, marked), cmp.Compare(least.same, found.same)) < 0 {
			best, least, marked = i, found, correction
		}
	}
	return best
}

// takes reports whether a reading can be of the version with whose standing rendition it
// agrees like that. One that says it corrects is never of a version that does not; one
// that says nothing is of a correction only if it states the same. Where figures differ, a
// publication of another day and what the same address held at another time are versions of
// their own; and half of the figures at least must be the same.
func (v *version) takes(r *reading, found agreement) bool {
	marked := v.known().marked
	switch {
	case r.marked != marked && (r.marked || r.published != "" || found.differ > 0 || found.same == 0):
		return false
	case slices.ContainsFunc(v.renditions, func(o *reading) bool { return otherScope(r.scope, o.scope) }):
		return false
	case found.differ == 0:
		return true
	case v.otherDay(r) || v.otherTime(r):
		return false
	}
	return found.differ <= found.same
}

// otherScope reports whether one report is on the organ alone and the other on its area.
func otherScope(a, b annual.Scope) bool {
	known := func(s annual.Scope) bool { return s == annual.OwnScope || s == annual.AreaScope }
	return known(a) && known(b) && a != b
}

// otherDay reports whether the version was published on days that are known, and the reading
// on none of them. The day that a document tells and that of a list are not compared: they differ
// by some days where nothing was published anew.
func (v *version) otherDay(r *reading) bool {
	other := false
	for _, o := range v.renditions {
		a, b := o.published, r.published
		if a == "" || b == "" {
			a, b = o.listed, r.listed
		}
		switch {
		case a == "" || b == "":
		case a == b:
			return false
		default:
			other = true
		}
	}
	return other
}

// otherTime reports whether a rendition of the version was at the reading's address at another
// time.
func (v *version) otherTime(r *reading) bool {
	return r.address != "" && r.fetched != "" && slices.ContainsFunc(v.renditions, func(o *reading) bool {
		return o.address == r.address && o.fetched != "" && o.fetched != r.fetched
	})
}

// known returns what is known of the publication from all of its renditions: the earliest date
// and time of those told, whether one is marked as a correction, the least of the hashes.
func (v *version) known() *reading {
	k := reading{sha256: v.renditions[0].sha256}
	for _, r := range v.renditions {
		k.published = least(k.published, r.published)
		k.listed = least(k.listed, r.listed)
		k.fetched = least(k.fetched, r.fetched)
		k.sha256 = least(k.sha256, r.sha256)
		k.marked = k.marked || r.marked
	}
	return &k
}

// least returns the lesser of two texts that are not empty.
func least(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// inOrder is the order of publications: by date, then the correction after what it corrects,
// then by the time of fetching, then by their bytes; never by their addresses. Without a date the
// original comes before all that have one, and the correction after them.
func inOrder(a, b *reading) int {
	return cmp.Or(cmp.Compare(a.day(), b.day()), later(a.marked, b.marked),
		cmp.Compare(a.fetched, b.fetched), cmp.Compare(a.sha256, b.sha256))
}

// undated stands for the day of a correction of which none is known: it is later than what it
// corrects.
const undated = "9999"

// day is the date by which a publication is ordered: its own before that of the list.
func (r *reading) day() string {
	switch {
	case r.published != "":
		return r.published
	case r.listed == "" && r.marked:
		return undated
	}
	return r.listed
}

// basis returns what tells a publication from the one that comes before it.
func basis(before, after *version) Basis {
	a, b := before.known(), after.known()
	switch {
	case a.day() != "" && b.day() > a.day() && b.day() != undated:
		return ByPublication
	case b.marked && !a.marked:
		return ByMark
	case a.day() == b.day() && before.fetchedBefore(after):
		return ByFetching
	}
	return ByNothing
}

// oneCrawl is how long a crawl may go on. What it fetches from two addresses it fetches in the
// order of the links, which tells nothing of that of the publications.
const oneCrawl = 24 * time.Hour

// fetchedBefore reports whether that the version was fetched before the other one tells that it
// was published before: from the same address, or more than a crawl before.
func (v *version) fetchedBefore(o *version) bool {
	for _, a := range v.renditions {
		for _, b := range o.renditions {
			if a.address != "" && a.address == b.address && a.fetched != "" && a.fetched < b.fetched {
				return true
			}
		}
	}
	first, errFirst := time.Parse(time.RFC3339, v.known().fetched)
	second, errSecond := time.Parse(time.RFC3339, o.known().fetched)
	return errFirst == nil && errSecond == nil && second.Sub(first) > oneCrawl
}
