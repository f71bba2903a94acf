package tilegrid

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// A Place is where the square of a province lies.
type Place struct {
	Code        string // of the division
	Row, Column int
	Short       string // its name as the news has it
	Letters     string // two letters of GB/T 2260
}

//go:embed provinces.csv
var file string

// Provinces returns the places of all divisions of the first level.
var Provinces = sync.OnceValue(func() []Place {
	r := csv.NewReader(strings.NewReader(file))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("provinces.csv: %v", err)) // the file is part of the binary
	}
	var list []Place
	for _, row := range rows[1:] {
		p := Place{Code: row[0], Short: row[3], Letters: row[4]}
		if p.Row, err = strconv.Atoi(row[1]); err == nil {
			p.Column, err = strconv.Atoi(row[2])
		}
		if err != nil {
			panic(fmt.Sprintf("provinces.csv: %s: %v", p.Code, err))
		}
		list = append(list, p)
	}
	return list
})
