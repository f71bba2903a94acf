// Draws the charts of a page from the data beside them, and offers each as SVG
// and PNG. Without it the tables say the same.
'use strict';

(function () {
  const colours = {
    light: {ink: '#1c1b19', quiet: '#625d55', rule: '#d9d4c7', paper: '#ffffff',
      series: ['#1d4f7c', '#a3262a', '#7a6a1f', '#2f6b4f', '#6a4c86', '#a0571a', '#44788c', '#8a4767', '#50602c', '#5c5c5c']},
    dark: {ink: '#ebe7de', quiet: '#a8a195', rule: '#3a3731', paper: '#1e1d1a',
      series: ['#8fc0ee', '#e8807b', '#d9c76a', '#86c9a6', '#c3a6dd', '#e6a56a', '#8cc3d6', '#dd9bbb', '#b4c587', '#b5b5b5']},
  };
  const darkness = window.matchMedia('(prefers-color-scheme: dark)');

  // textWidth estimates the pixels of a text: ideographs are twice as wide as letters.
  function textWidth(text) {
    return [...text].reduce((width, c) => width + (c > '\u2e80' ? 13 : 7.5), 0);
  }

  // legendHeight returns the pixels that the names of the series take below each
  // other in a width.
  function legendHeight(data, width) {
    if (data.series.length < 2) return 0;
    let lines = 1, filled = 0;
    for (const s of data.series) {
      const item = 40 + textWidth(s.name);
      if (filled > 0 && filled + item > width) {
        lines++;
        filled = 0;
      }
      filled += item;
    }
    return 24 * lines;
  }

  // option makes what ECharts wants of the data. A value in doubt is drawn
  // hollow; one that is not known is a gap, never zero.
  function option(data, theme, width) {
    const shares = data.kind === 'shares';
    const horizontal = data.kind === 'bars' || shares;
    const line = data.kind === 'line';
    const category = {
      type: 'category', data: data.categories, inverse: horizontal,
      axisLine: {onZero: false, lineStyle: {color: theme.quiet}}, axisTick: {show: false},
      axisLabel: {color: theme.ink, width: horizontal ? 150 : undefined, overflow: 'truncate', interval: horizontal ? 0 : 'auto'},
    };
    const value = {
      type: 'value', name: data.unit, nameTextStyle: {color: theme.quiet},
      splitLine: {lineStyle: {color: theme.rule}}, axisLabel: {color: theme.quiet},
      // Rounded shares may come to a little more than the whole, and those of a
      // report that contradicts itself to much more.
      max: shares ? (extent) => (extent.max > 101 ? null : 100) : undefined,
    };
    return {
      animation: false,
      backgroundColor: theme.paper,
      color: theme.series,
      // In double quotes a name of a font would end the attribute it is written to.
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily.replaceAll('"', "'"), color: theme.ink},
      aria: {enabled: true, label: {description: data.title}, decal: {show: !line && data.series.length > 1}},
      tooltip: {trigger: line ? 'axis' : 'item', renderMode: 'richText', confine: true,
        backgroundColor: theme.paper, borderColor: theme.rule, textStyle: {color: theme.ink}},
      legend: {show: data.series.length > 1, type: 'plain', top: 0, textStyle: {color: theme.ink}},
      grid: {left: 8, right: horizontal ? Math.max(28, 18 + textWidth(data.unit)) : 28, top: 28 + legendHeight(data, width), bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel'},
      xAxis: horizontal ? value : category,
      yAxis: horizontal ? category : value,
      series: data.series.map((s, i) => ({
        name: s.name, type: line ? 'line' : 'bar', symbolSize: 8, symbol: ['circle', 'rect', 'triangle', 'diamond'][i % 4],
        connectNulls: false, barCategoryGap: data.kind === 'histogram' ? '4%' : '28%', barMaxWidth: data.kind === 'histogram' ? undefined : 22,
        label: {show: horizontal && !shares, position: 'right', color: theme.ink}, stack: shares ? 'whole' : undefined,
        data: s.values.map((v, at) => {
          if (v === null) return null;
          const doubtful = s.doubtful && s.doubtful[at];
          const shown = {value: Number(v)};
          if (shown.value < 0) shown.label = {position: 'left'};
          if (s.own && s.own[at]) shown.itemStyle = {color: theme.series[1]};
          if (doubtful) shown.itemStyle = {color: theme.paper, borderColor: theme.series[i % theme.series.length], borderWidth: 2, borderType: line ? 'solid' : 'dashed'};
          return shown;
        }),
      })),
    };
  }

  function draw(figure) {
    const data = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    const place = figure.querySelector('.canvas');
    const rows = data.categories.length;
    const lying = data.kind === 'bars' || data.kind === 'shares';
    const body = lying ? Math.max(160, 60 + 28 * rows * (data.kind === 'shares' ? 1 : Math.max(1, data.series.length * 0.7))) : 350;
    let chart = null;
    function fit() {
      const width = place.clientWidth;
      place.style.height = body + legendHeight(data, width) + 'px';
      chart.resize();
      chart.setOption(option(data, darkness.matches ? colours.dark : colours.light, width));
    }
    function render() {
      if (chart) chart.dispose();
      place.style.height = body + 'px';
      chart = window.echarts.init(place, null, {renderer: 'svg'});
      fit();
    }
    render();
    darkness.addEventListener('change', render);
    new ResizeObserver(fit).observe(place);

    // What is saved is for print: in light colours.
    function svg() {
      const box = document.createElement('div');
      const width = 960;
      box.style.cssText = `position:absolute;left:-10000px;width:${width}px;height:${body + legendHeight(data, width)}px`;
      document.body.append(box);
      const paper = window.echarts.init(box, null, {renderer: 'svg'});
      paper.setOption(option(data, colours.light, width));
      const text = paper.renderToSVGString();
      paper.dispose();
      box.remove();
      return text;
    }
    // Links with their files ready, as browsers hold back downloads that a
    // script begins.
    function offer(link, blob, ending) {
      link.href = URL.createObjectURL(blob);
      link.download = data.file + ending;
      link.hidden = false;
    }
    const links = figure.querySelectorAll('.tools a');
    const drawing = new Blob([svg()], {type: 'image/svg+xml'});
    offer(links[0], drawing, '.svg');
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = 2 * image.width;
      canvas.height = 2 * image.height;
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((picture) => offer(links[1], picture, '.png'));
    };
    image.src = links[0].href;
  }

  document.querySelectorAll('figure.chart').forEach(draw);
})();
