package catalogue

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"nianbao/normalize/gazetteer"
	"nianbao/store/database"
)

// RegionPrefixes turns the codes and names of a filter into prefixes of codes.
// Where a name is that of several regions, the one that reports are of is
// meant, or all that are one place, as the 崇川区 of before 2020 (320602) and the one since
// (320613); it is an error if that does not decide.
func RegionPrefixes(ctx context.Context, db database.Queryer, names []string) ([]string, error) {
	var prefixes []string
	for _, name := range rejoined(names) {
		codes, err := meantCodes(ctx, db, name)
		if err != nil {
			return nil, err
		}
		for _, code := range codes {
			prefixes = append(prefixes, CodePrefix(code))
		}
	}
	return prefixes, nil
}

// rejoined puts English names together again that were taken apart at a comma with a space behind it:
// "Hongze District, Huai'an" is no two regions.
func rejoined(names []string) []string {
	var list []string
	for _, name := range names {
		if last := len(list) - 1; last >= 0 && strings.HasPrefix(name, " ") && len(gazetteer.InEnglish(name)) > 0 {
			list[last] += "," + name
			continue
		}
		list = append(list, name)
	}
	return list
}

// meantCodes returns the code that a code or a name means, with the kind of region or, where no region has that name,
// without it. There are several only if they are one place, that of today first.
func meantCodes(ctx context.Context, db database.Queryer, name string) ([]string, error) {
	codes, err := RegionCodes(ctx, db, name)
	if err != nil {
		return nil, err
	}
	if len(codes) == 0 {
		regions := gazetteer.WithoutKind(name) // as people say: 扬州
		if len(regions) == 0 {
			regions = slices.DeleteFunc(gazetteer.Composed(name, false), func(r gazetteer.Region) bool { return r.ValidTo != 0 })
		}
		switch len(regions) {
		case 0:
			return nil, &RegionError{Name: name, Suggestions: suggestRegions(name)}
		case 1:
			return []string{regions[0].Code}, nil
		default:
			return nil, &RegionError{Name: name, Candidates: regions}
		}
	}
	if len(codes) > 1 {
		used, err := regionsInUse(ctx, db, codes)
		if err != nil {
			return nil, err
		}
		// 苏州市 and 宿州市 are one name in English: that reports are of one alone does not tell that it is meant.
		if regions := gazetteer.InEnglish(name); len(used) > 1 || len(regions) < 2 || onePlace(regions) {
			codes = used
		}
	}
	if len(codes) == 1 {
		return codes, nil
	}
	regions := newestOf(codes)
	if !onePlace(regions) {
		return nil, &RegionError{Name: name, Candidates: regions}
	}
	slices.SortFunc(regions, func(a, b gazetteer.Region) int { return b.ValidFrom - a.ValidFrom })
	for i, r := range regions {
		codes[i] = r.Code
	}
	return codes, nil
}

// onePlace reports whether regions are one place of different years.
func onePlace(regions []gazetteer.Region) bool {
	for _, r := range regions {
		if gazetteer.PlaceID(r) != gazetteer.PlaceID(regions[0]) || gazetteer.PlaceID(r) == "" {
			return false
		}
	}
	return true
}

// RegionCodes returns the codes that a code or a name may mean, in order. A
// name may be preceded by the names of the regions around it, or be the English one.
func RegionCodes(ctx context.Context, db database.Queryer, name string) ([]string, error) {
	codes, err := database.Collect(ctx, db, query("regions_named"), []any{sql.Named("name", name)},
		func(scan func(...any) error) (code string, err error) { return code, scan(&code) })
	if err != nil {
		return nil, err
	}
	for r := range gazetteer.EachRegion() {
		if strings.HasSuffix(name, r.Name) && strings.HasSuffix(gazetteer.FullName(r, 0), name) {
			codes = append(codes, r.Code)
		}
	}
	for _, r := range gazetteer.InEnglish(name) {
		codes = append(codes, r.Code)
	}
	slices.Sort(codes)
	return slices.Compact(codes), nil
}

// regionsInUse keeps the regions that reports are of. If there are none, the
// first stands for all, since it chooses no report either.
func regionsInUse(ctx context.Context, db database.Queryer, codes []string) ([]string, error) {
	var used []string
	for _, code := range codes {
		var yes bool
		row := db.QueryRowContext(ctx, query("region_in_use"), sql.Named("prefix", CodePrefix(code)))
		if err := row.Scan(&yes); err != nil {
			return nil, err
		}
		if yes {
			used = append(used, code)
		}
	}
	if len(used) == 0 {
		return codes[:1], nil
	}
	return used, nil
}

func newestOf(codes []string) []gazetteer.Region {
	var list []gazetteer.Region
	for _, code := range codes {
		r, known := gazetteer.LookupRegion(code, 0)
		if !known {
			r = gazetteer.Region{Code: code}
		}
		list = append(list, r)
	}
	return list
}

// RegionCode returns the code of the region that a code or a name means, of one place
// that of today, or a *RegionError.
func RegionCode(ctx context.Context, db database.Queryer, name string) (string, error) {
	codes, err := meantCodes(ctx, db, name)
	if err != nil {
		return "", err
	}
	return codes[0], nil
}

// RegionPrefix returns what the codes of a region and all within it begin with,
// "" for no region. It is an error if they begin with several.
func RegionPrefix(ctx context.Context, db database.Queryer, region string) (string, error) {
	if region == "" {
		return "", nil
	}
	codes, err := meantCodes(ctx, db, region)
	if err != nil {
		return "", err
	}
	if len(codes) > 1 {
		return "", &RegionError{Name: region, Candidates: newestOf(codes)}
	}
	return CodePrefix(codes[0]), nil
}
