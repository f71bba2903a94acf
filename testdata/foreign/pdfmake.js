// Draws reports with pdfmake: node pdfmake.js JOBS.json FONT.ttf
const fs = require('fs');
const pdfmake = require('pdfmake');
const [, , jobs, font] = process.argv;
pdfmake.setFonts({ zh: { normal: font, bold: font, italics: font, bolditalics: font } });

function table(rows, features) {
  const taken = {};
  const body = [];
  rows.forEach((row, y) => {
    let x = 0;
    body[y] = body[y] || [];
    row.forEach(c => {
      while (taken[x + ',' + y]) x++;
      for (let i = 0; i < c.cols; i++) for (let j = 0; j < c.rows; j++) {
        taken[(x + i) + ',' + (y + j)] = true;
        (body[y + j] = body[y + j] || [])[x + i] = {};
      }
      body[y][x] = { text: c.text, colSpan: c.cols, rowSpan: c.rows, alignment: c.left ? 'left' : 'center' };
      x += c.cols;
    });
  });
  const n = Math.max(...body.map(r => r.length));
  body.forEach(r => { for (let i = 0; i < n; i++) r[i] = r[i] || {}; });
  const width = features.includes('lines-thick') ? 2.2 : 0.6;
  const layout = { hLineWidth: () => features.includes('lines-none') ? 0 : width, vLineWidth: () => features.includes('lines-none') || features.includes('lines-horizontal') ? 0 : width, paddingLeft: () => 2, paddingRight: () => 2, paddingTop: () => 1, paddingBottom: () => 1 };
  const label = n >= 10 && n <= 12;
  const widths = Array.from({ length: n }, (_, i) => label && i === 2 + n - 10 ? '*' : label ? 36 : '*');
  return { table: { body, widths, dontBreakRows: true }, layout, fontSize: features.includes('small') ? 6.5 : 8, margin: [0, 4, 0, 4] };
}

(async () => {
  for (const job of JSON.parse(fs.readFileSync(jobs, 'utf8'))) {
    const content = job.blocks.map(([kind, what]) => kind === 'table' ? table(what, job.features)
      : { text: what, fontSize: { h1: 18, h2: 14 }[kind] || 12, alignment: kind === 'h1' ? 'center' : 'left', leadingIndent: kind === 'p' ? 24 : 0, margin: [0, 2, 0, 2] });
    await pdfmake.createPdf({ content, defaultStyle: { font: 'zh' }, pageMargins: [45, 50, 45, 50] }).write(job.out);
  }
})().catch(e => { console.error(e); process.exit(1); });
