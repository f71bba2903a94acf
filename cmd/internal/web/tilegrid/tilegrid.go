package tilegrid

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// A Place is where the square of a division lies.
type Place struct {
	Code        string // of the division
	Row, Column int
	Short       string // its name as people have it
	Letters     string // two letters of GB/T 2260, of a province
	Name        string // in full, of one that has no code among the regions of reports
}

var (
	//go:embed provinces.csv
	provinceFile string
	//go:embed cities.csv
	cityFile string
)

// Provinces returns the places of all divisions of the first level.
var Provinces = sync.OnceValue(func() []Place { return placesOf("provinces.csv", provinceFile) })

var cities = sync.OnceValue(func() []Place { return placesOf("cities.csv", cityFile) })

// Cities returns the places of the prefectures of a province, none if it has few.
func Cities(province string) []Place {
	var list []Place
	for _, p := range cities() {
		if len(province) > 2 && p.Code[:2] == province[:2] {
			list = append(list, p)
		}
	}
	return list
}

// placesOf reads a file that is part of the binary.
func placesOf(name, file string) []Place {
	r := csv.NewReader(strings.NewReader(file))
	r.Comment = '#'
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("%s: %v", name, err))
	}
	var list []Place
	for _, row := range rows[1:] {
		p := Place{Code: row[0], Short: row[3]}
		if len(row) > 4 {
			p.Letters = row[4]
		}
		if len(row) > 5 {
			p.Name = row[5]
		}
		if p.Row, err = strconv.Atoi(row[1]); err == nil {
			p.Column, err = strconv.Atoi(row[2])
		}
		if err != nil {
			panic(fmt.Sprintf("%s: %s: %v", name, p.Code, err))
		}
		list = append(list, p)
	}
	return list
}
