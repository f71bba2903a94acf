// Draws reports with pdfmake: node pdfmake.js JOBS.json FONT.ttf
const fs = require('fs');
const pdfmake = require('pdfmake');
const [, , jobs, font] = process.argv;
pdfmake.setFonts({ zh: { normal: font, bold: font, italics: font, bolditalics: font } });

function table(rows, features, weights) {
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
      body[y][x] = { text: c.text, colSpan: c.cols, rowSpan: c.rows, alignment: c.left ? 'left' : features.includes('figures-right') && !c.head ? 'right' : 'center' };
      x += c.cols;
    });
  });
  const n = Math.max(...body.map(r => r.length));
  body.forEach(r => { for (let i = 0; i < n; i++) r[i] = r[i] || {}; });
  const has = name => features.includes(name);
  const width = has('lines-thick') ? 2.2 : has('lines-hair') ? 0.1 : 0.6;
  const ink = () => has('lines-grey') ? '#bbbbbb' : '#000000';
  const layout = { hLineWidth: () => has('lines-none') || has('lines-vertical') ? 0 : width, vLineWidth: () => has('lines-none') || has('lines-horizontal') ? 0 : width, hLineColor: ink, vLineColor: ink, paddingLeft: () => 2, paddingRight: () => 2, paddingTop: () => 1, paddingBottom: () => 1 };
  const sum = weights.reduce((a, b) => a + b);
  const widths = weights.map(w => w / sum * (500 - 4 * n));
  return { table: { body, widths, dontBreakRows: true }, layout, fontSize: features.includes('small') ? 6.5 : 8, margin: [0, 4, 0, 4] };
}

(async () => {
  for (const job of JSON.parse(fs.readFileSync(jobs, 'utf8'))) {
    const content = job.blocks.map(([kind, what], i) => kind === 'table' ? table(what, job.features, job.widths[i])
      : { text: what, fontSize: { h1: 18, h2: 14 }[kind] || 12, alignment: kind === 'h1' ? 'center' : 'left', leadingIndent: kind === 'p' ? 24 : 0, margin: [0, 2, 0, 2] });
    await pdfmake.createPdf({ content, defaultStyle: { font: 'zh' }, pageMargins: [45, 50, 45, 50] }).write(job.out);
  }
})().catch(e => { console.error(e); process.exit(1); });
