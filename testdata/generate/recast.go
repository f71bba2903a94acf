package main

func qpdf(options ...string) func(in, out string) error {
	return func(in, out string) error {
		return run("qpdf", append(append([]string{in}, options...), out)...)
	}
}

func ghostscript(in, out string) error {
	return run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile="+out, in)
}

func mutool(in, out string) error {
	return run("mutool", "clean", "-gggg", "-z", in, out)
}
