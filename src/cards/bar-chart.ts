import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { rest } from '../async/turns.ts';
import type { Bar } from '../domain/card.ts';

const WIDTH = 720;
const BAR_HEIGHT = 34;
const FRAME_HEIGHT = 84;
const LONGEST_LABEL = 32;
/** Of the font at 14 pixels. */
const LETTER_WIDTH = 8.4;
const LONGEST_TITLE = 60;
const FONT = 'DejaVu Sans';

type Rasterise = (svg: string) => Promise<Uint8Array>;
let loading: Promise<Rasterise> | null = null;

/** A horizontal bar chart as PNG. The libraries are loaded with the first chart: they are big, and charts are rare. */
export async function renderBarChart(title: string, bars: readonly Bar[]): Promise<Uint8Array> {
  loading ??= loadRasteriser();
  const rasterise = await loading;
  await rest();
  const svg = await drawBars(title, bars);
  await rest();
  return rasterise(svg);
}

async function drawBars(title: string, bars: readonly Bar[]): Promise<string> {
  const echarts = await import('echarts');
  await rest();
  const height = FRAME_HEIGHT + bars.length * BAR_HEIGHT;
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  const rows = [...bars].reverse();
  const widest = Math.min(LONGEST_LABEL, Math.max(0, ...bars.map(({ label }) => label.length)));
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: FONT },
    title: { text: title.slice(0, LONGEST_TITLE), left: 16, top: 12, textStyle: { fontSize: 18 } },
    // Without a browser the library can only guess how wide a text is.
    grid: { left: 24 + widest * LETTER_WIDTH, right: 72, top: 52, bottom: 16 },
    xAxis: { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category',
      data: rows.map(({ label }) => label.slice(0, LONGEST_LABEL)),
      axisTick: { show: false },
      axisLabel: { fontSize: 14 },
    },
    series: [
      {
        type: 'bar',
        data: rows.map(({ value }) => value),
        itemStyle: { color: '#2f80c2', borderRadius: 4 },
        barWidth: '62%',
        label: {
          show: true,
          position: 'right',
          fontSize: 14,
          formatter: ({ dataIndex }: { dataIndex: number }) => rows[dataIndex]?.shown ?? '',
        },
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** Pure WebAssembly and a font of our own: the same picture on every machine. */
async function loadRasteriser(): Promise<Rasterise> {
  const { resolve } = createRequire(import.meta.url);
  const { Resvg, initWasm } = await import('@resvg/resvg-wasm');
  const [wasm, font] = await Promise.all([
    readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')),
    readFile(resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
  ]);
  await initWasm(wasm);
  const options = { font: { fontBuffers: [font], defaultFontFamily: FONT, sansSerifFamily: FONT } };
  return async (svg) => {
    const drawing = new Resvg(svg, options);
    await rest();
    const picture = drawing.render();
    await rest();
    return picture.asPng();
  };
}
