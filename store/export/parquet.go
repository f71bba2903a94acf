package export

import (
	"database/sql"
	"io"
	"math/big"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"

	"nianbao/normalize/number"
)

const (
	// decimalPrecision is the most that readers of Parquet take: DuckDB and
	// Arrow keep a decimal in 128 bits.
	decimalPrecision = 38
	// usualScale is enough for sums of money in 万元 to the fen.
	usualScale = 6
	// groupFields bounds the fields of a row group, all of which a writer has to
	// hold, and with them the memory that an export takes.
	groupFields = 1 << 20
	// dictionaryBytes bounds the dictionary of a column in a row group; a column
	// of ever new texts goes on without one.
	dictionaryBytes = 1 << 20
)

// writeParquet writes a table as a Parquet file: zstd, dictionaries, row groups
// of bounded size. Unknown values are NULL; texts are UTF-8; report_id is an
// INT64, year and counts INT32, confidence and places DOUBLE.
//
// Values are DECIMAL(38, s) in 16 bytes, because DuckDB, pandas and Arrow read
// that as it is, compare and sum it exactly, and a count of 28 digits or 3375.66
// has no exact DOUBLE. The scale s is 8 for cells and else 6, or as many digits as the value with the
// most has after the point, so that exports of common reports have one schema;
// one scale serves all columns of a file. Values that need more than 38 digits
// together are a *ValueError before anything is written.
//
// DECIMAL brings numbers to one notation: 7730.280 reads 7730.280000. The long
// shape therefore has the number as printed in value_text, beside it and for
// readers without exact decimals, such as those of JavaScript and R.
func writeParquet(src *source, shape Shape, w io.Writer, _ Options) error {
	table, err := src.table(shape)
	if err != nil {
		return err
	}
	scale, err := src.decimalScale(shape)
	if err != nil {
		return err
	}
	return writeParquetTable(table, scale, w)
}

func writeParquetTable(table table, scale int, w io.Writer) error {
	columns := parquetColumns(table.columns, scale)
	out := parquet.NewGenericWriter[any](w,
		parquet.NewSchema(string(table.shape), newParquetRoot(columns)),
		parquet.Compression(&parquet.Zstd),
		parquet.MaxRowsPerRowGroup(int64(groupFields/len(columns))),
		parquet.DictionaryMaxBytes(dictionaryBytes),
		parquet.CreatedBy("nianbao", "", ""))
	var values parquet.Row
	if err := table.each(func(row []field) error {
		values = values[:0]
		for i, c := range columns {
			value := c.value(row[c.from])
			level := 0
			if c.column.nullable && !value.IsNull() {
				level = 1
			}
			values = append(values, value.Level(0, level, i))
		}
		_, err := out.WriteRows([]parquet.Row{values})
		return err
	}); err != nil {
		return err
	}
	return out.Close()
}

// decimalScale returns the scale of the values of a shape, or a *ValueError.
func (src *source) decimalScale(shape Shape) (int, error) {
	switch shape {
	case Long, Wide:
	case CellRows:
		return number.FractionDigits, nil // in the unit printed, so that none has more
	default:
		return usualScale, nil
	}
	args := src.args(src.wanted(), sql.Named("trusted", shape == Wide))
	var before, after int
	if err := src.tx.QueryRowContext(src.ctx, query("export_digits"), args...).Scan(&before, &after); err != nil {
		return 0, err
	}
	if before+after > decimalPrecision {
		e := &ValueError{Format: Parquet, Digits: decimalPrecision}
		err := src.tx.QueryRowContext(src.ctx, query("export_longest_value"), args...).
			Scan(&e.ReportID, &e.Indicator, &e.Applicant, &e.Value)
		if err != nil {
			return 0, err
		}
		return 0, e
	}
	return max(after, min(usualScale, decimalPrecision-before)), nil
}

// A parquetRoot is a group whose columns keep their order; those of
// parquet.Group are sorted by name.
type parquetRoot struct {
	parquet.Group
	fields []parquet.Field
}

func newParquetRoot(columns []parquetColumn) parquetRoot {
	root := parquetRoot{Group: parquet.Group{}}
	for _, c := range columns {
		root.Group[c.column.name] = c.node
	}
	byName := map[string]parquet.Field{}
	for _, f := range root.Group.Fields() {
		byName[f.Name()] = f
	}
	for _, c := range columns {
		root.fields = append(root.fields, byName[c.column.name])
	}
	return root
}

// Fields returns the columns in their order.
func (r parquetRoot) Fields() []parquet.Field { return r.fields }

// A parquetColumn is a column of the file, made from a field of the row.
type parquetColumn struct {
	column column
	from   int // index of the field
	scale  int
	node   parquet.Node
}

func parquetColumns(columns []column, scale int) []parquetColumn {
	var list []parquetColumn
	for i, c := range columns {
		list = append(list, parquetColumn{column: c, from: i, scale: scale, node: c.parquetNode(scale)})
		if c.printed {
			c.name, c.kind = c.name+"_text", textKind
			list = append(list, parquetColumn{column: c, from: i, node: c.parquetNode(scale)})
		}
	}
	return list
}

func (c column) parquetNode(scale int) parquet.Node {
	var node parquet.Node
	switch c.kind {
	case textKind:
		node = parquet.String()
	case decimalKind:
		node = parquet.Decimal(scale, decimalPrecision, parquet.FixedLenByteArrayType(16))
	case integerKind:
		node = parquet.Int(64)
	case smallKind:
		node = parquet.Int(32)
	case realKind:
		node = parquet.Leaf(parquet.DoubleType)
	case flagKind:
		node = parquet.Leaf(parquet.BooleanType)
	}
	if c.kind != flagKind { // one bit needs no dictionary
		node = parquet.Encoded(node, &parquet.RLEDictionary)
	}
	if c.nullable {
		node = parquet.Optional(node)
	}
	return node
}

func (c parquetColumn) value(f field) parquet.Value {
	switch {
	case f.null && c.column.nullable:
		return parquet.NullValue()
	case c.column.kind == textKind:
		return parquet.ByteArrayValue([]byte(f.text))
	case c.column.kind == decimalKind:
		unscaled := unscaledDecimal(f.text, c.scale)
		return parquet.FixedLenByteArrayValue(unscaled[:])
	case c.column.kind == integerKind:
		return parquet.Int64Value(f.integer)
	case c.column.kind == smallKind:
		return parquet.Int32Value(int32(f.integer))
	case c.column.kind == realKind:
		return parquet.DoubleValue(f.real)
	default:
		return parquet.BooleanValue(f.integer != 0)
	}
}

// unscaledDecimal returns number × 10^scale as a big-endian integer in two's
// complement. The number has been measured by decimalScale: zeros after the
// scale are all that can be left over.
func unscaledDecimal(number string, scale int) (bytes [16]byte) {
	digits, negative := strings.CutPrefix(number, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	if len(fraction) > scale {
		fraction = fraction[:scale]
	}
	digits = whole + fraction + strings.Repeat("0", scale-len(fraction))
	var n *big.Int
	if small, err := strconv.ParseInt(digits, 10, 64); err == nil {
		n = big.NewInt(small)
	} else {
		n, _ = new(big.Int).SetString(digits, 10)
	}
	if negative {
		n.Neg(n)
		n.Add(n, new(big.Int).Lsh(big.NewInt(1), 128))
	}
	n.FillBytes(bytes[:])
	return bytes
}
