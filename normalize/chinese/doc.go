// Package chinese says in Chinese what is said in English of reports and files: the messages of
// findings, the notes of values, the reasons for which a file could not be read. These are made,
// and stored, in English alone. In comes such a text, as it is stored; out goes its Chinese
// wording. The formats of both languages are in phrases.json, a catalogue as gettext has it, whose
// key is the English format; each text is taken apart by them, and what was set into it is set
// into the Chinese. It knows nothing of who says what, and no findings by their codes.
package chinese
