// Package partname says what the name of a file tells of its place among the files of one report:
// 年报（二）.pdf, 年报_页面_3.jpg, 附件1 统计表.xlsx. In comes a name, without a folder; out come what it has in common
// with the names of the others, and which of them it is. It knows nothing of files and of what they hold:
// names alone never make one report of two files.
package partname
