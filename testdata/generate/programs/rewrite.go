package programs

// QPDF returns what has qpdf write a file anew with the options.
func QPDF(options ...string) func(in, out string) error {
	return func(in, out string) error {
		return Run("qpdf", append(append([]string{in}, options...), out)...)
	}
}

// Ghostscript has Ghostscript write a file anew.
func Ghostscript(in, out string) error {
	return Run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile="+out, in)
}

// MuTool has MuPDF clean a file.
func MuTool(in, out string) error {
	return Run("mutool", "clean", "-gggg", "-z", in, out)
}
