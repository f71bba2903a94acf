// Reads paths of PDFs, one a line, and answers each with one line of JSON: the
// rows of the tables that MuPDF finds, a list of cells each, and the lines of
// text outside of them, in the order of the pages; or the error.
import * as mupdf from "mupdf"
import fs from "node:fs"
import readline from "node:readline"

for await (const path of readline.createInterface({ input: process.stdin })) {
  let answer
  try {
    answer = { rows: rowsOf(path) }
  } catch (err) {
    answer = { error: String(err?.message ?? err) }
  }
  process.stdout.write(JSON.stringify(answer) + "\n")
}

function rowsOf(path) {
  const doc = mupdf.Document.openDocument(fs.readFileSync(path), "application/pdf")
  const rows = []
  try {
    for (let i = 0; i < doc.countPages(); i++) {
      const page = doc.loadPage(i)
      const text = page.toStructuredText("table-hunt,vectors")
      const { blocks } = JSON.parse(text.asJSON())
      rows.push(...rowsOfPage(blocks))
      text.destroy()
      page.destroy()
    }
  } finally {
    doc.destroy()
  }
  return rows
}

// rowsOfPage lists the rows of tables and, as rows too, the text that is not in
// a table, from top to bottom.
function rowsOfPage(blocks) {
  const rows = []
  const loose = []
  const visit = list => {
    for (const b of list ?? []) {
      if (b.raw === "TR") {
        const cells = (b.contents ?? []).filter(c => c.type === "structure")
        const lines = cells.flatMap(linesOf)
        const y = lines.length ? Math.min(...lines.map(l => l.bbox.y)) : 0
        if (lines.length) rows.push({ y, cells: cells.map(c => linesOf(c).map(l => l.text).join("").replace(/\s+/g, "")) })
      } else if (b.type === "text") {
        loose.push(...b.lines)
      } else {
        visit(b.contents)
      }
    }
  }
  visit(blocks)
  rows.push(...besideEachOther(once(loose)))
  return rows.sort((a, b) => a.y - b.y).map(r => r.cells)
}

function linesOf(block) {
  return once(block.type === "text" ? block.lines : (block.contents ?? []).flatMap(linesOf))
}

// once leaves out what is printed a second time in the same place, to look bold.
function once(lines) {
  const same = (l, k) => k.text === l.text && Math.hypot(k.bbox.x - l.bbox.x, k.bbox.y - l.bbox.y) <= l.bbox.h / 5
  return lines.filter((l, i) => !lines.slice(0, i).some(k => same(l, k)))
}

// besideEachOther joins the lines whose middles are less than half a line apart.
function besideEachOther(lines) {
  const rows = []
  const middle = l => l.bbox.y + l.bbox.h / 2
  for (const l of [...lines].sort((a, b) => middle(a) - middle(b))) {
    const last = rows.at(-1)
    if (last && middle(l) - last.middle < l.bbox.h / 2) last.lines.push(l)
    else rows.push({ middle: middle(l), y: l.bbox.y, lines: [l] })
  }
  return rows.map(r => ({ y: r.y, cells: words(r.lines.sort((a, b) => a.bbox.x - b.bbox.x)) }))
}

// words parts the lines of a row at spaces and joins those that touch: some fonts
// give each character as a line of its own.
function words(lines) {
  const list = []
  let end = -Infinity
  for (const l of lines) {
    const parts = l.text.split(/\s+/).filter(t => t !== "")
    if (parts.length && l.bbox.x - end < l.bbox.h / 5 && list.length) list.push(list.pop() + parts.shift())
    list.push(...parts)
    end = l.bbox.x + l.bbox.w
  }
  return list
}
