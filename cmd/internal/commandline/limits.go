package commandline

import (
	"github.com/spf13/cobra"

	"nianbao/cmd/internal/ingest"
)

// LimitFlags gives a command the flags of the limits of reading one document.
func LimitFlags(c *cobra.Command, l *ingest.Limits) {
	f := c.Flags()
	f.Int64Var(&l.MaxBytes, "max-bytes", l.MaxBytes, "of a file")
	f.IntVar(&l.MaxPages, "max-pages", l.MaxPages, "of a document")
	f.IntVar(&l.MaxObjects, "max-objects", l.MaxObjects, "of a PDF")
	f.IntVar(&l.MaxOperators, "max-operators", l.MaxOperators, "in the content streams of a PDF")
	f.Int64Var(&l.MaxStreamBytes, "max-stream-bytes", l.MaxStreamBytes, "of the decoded content streams of a PDF")
	f.IntVar(&l.MaxGlyphs, "max-glyphs", l.MaxGlyphs, "on the pages of a PDF")
	f.Int64Var(&l.MaxTextBytes, "max-text-bytes", l.MaxTextBytes, "of a web page, a plain text or the text of a Word document")
	f.IntVar(&l.MaxElements, "max-elements", l.MaxElements, "of a web page or a Word document")
	f.IntVar(&l.MaxCharacters, "max-characters", l.MaxCharacters, "of the text that is seen of a web page, a plain text or a Word document")
	f.IntVar(&l.MaxLines, "max-lines", l.MaxLines, "paragraphs or cells of these")
	f.IntVar(&l.MaxLine, "max-line", l.MaxLine, "characters of one of these")
	f.DurationVar(&l.Time, "max-time", l.Time, "for one document")
	f.DurationVar(&l.RecognizeTime, "max-ocr-time", l.RecognizeTime, "for the scanned pages of one document")
	f.Int64Var(&l.Memory, "max-memory", l.Memory, "bytes of a worker process")
	f.IntVar(&l.Members, "max-members", l.Members, "of an archive")
	f.IntVar(&l.Ratio, "max-ratio", l.Ratio, "how many times its compressed size a member of an archive, or all of them, may have")
	f.Int64Var(&l.Unpacked, "max-unpacked", l.Unpacked, "bytes of all members of an archive together")
}
